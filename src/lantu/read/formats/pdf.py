"""PDF files: the text layer by PDFium, laid out by ours; pages that are pictures by OCR.

PDFium reads a page in 8 milliseconds, pdfplumber in 39 (docs/benchmarks/files.md).
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pypdfium2 as pdfium
from pypdfium2 import raw

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format
from lantu.read.formats.ocr import (
    MOST_PIXELS,
    SCALE,
    has_ocr,
    read_picture,
    refuse_scanned,
    too_many_pixels,
)
from lantu.read.formats.page import Page
from lantu.read.formats.page_text import text_of
from lantu.read.formats.pdf_marks import read_page
from lantu.read.limits import more_time

MOST_PAGES = 1_500
#: pages that are pictures, each of which takes a second or two
MOST_SCANNED = 100
#: pixels on a side of a page that is read as a picture
_MOST_PIXELS = 4_000
#: seconds that a page may take on a slow machine
_PAGE_SECONDS = 0.02
#: a page with fewer characters that pictures cover is a picture
_FEWEST, _COVERED = 12, 0.4
#: share of characters without a meaning from which a text layer is of no use
_GARBLED = 0.3
_PRIVATE = range(0xE000, 0xF900)


def read_pdf(data: bytes, where: str) -> Extract:
    """The text of a PDF file, a paragraph a line.

    Raises DocumentRefused: ``encrypted``, ``broken`` (the page is named), ``too_many_pages``,
    ``needs_ocr`` (pages are pictures and no OCR is installed) and ``empty``.
    """
    document = _open(data, where)
    try:
        count = len(document)
        if count > MOST_PAGES:
            raise DocumentRefused(
                "too_many_pages",
                f"文件有 {count} 页，超过 {MOST_PAGES} 页的上限",
                where=where,
                remedy="请按章拆分后再上传",
            )
        more_time(count * _PAGE_SECONDS)
        pages = [_page(document, number, where) for number in range(count)]
        scanned = [page.number for page in pages if _is_picture(page)]
        notes = _read_pictures(document, pages, scanned, where)
        extract = text_of(pages, notes)
    finally:
        document.close()
    if not extract.text:
        raise DocumentRefused(
            "empty", "文件里没有文字", where=where, remedy="请检查文件内容，或提供文字版"
        )
    return replace(extract, scanned=bool(scanned) and not notes)


def _open(data: bytes, where: str) -> pdfium.PdfDocument:
    try:
        return pdfium.PdfDocument(data)
    except pdfium.PdfiumError as error:
        if error.err_code == raw.FPDF_ERR_PASSWORD:
            raise DocumentRefused(
                "encrypted", "文件有密码保护，无法读取", where=where, remedy="请取消密码后再上传"
            ) from error
        raise _broken(where, "不是完整的 PDF 文件") from error


def _broken(where: str, message: str) -> DocumentRefused:
    return DocumentRefused(
        "broken", message, where=where, remedy="请重新下载，或打开后另存（打印）为新的 PDF"
    )


def _page(document: pdfium.PdfDocument, number: int, where: str) -> Page:
    try:
        return read_page(document, number)
    except pdfium.PdfiumError as error:
        raise _broken(f"{where} 第 {number + 1} 页", "这一页已损坏，无法读取") from error


def _is_picture(page: Page) -> bool:
    inked = [glyph.text for glyph in page.glyphs if glyph.text.strip()]
    if len(inked) < _FEWEST:
        return page.pictured >= _COVERED
    unknown = sum(text == "\ufffd" or ord(text[0]) in _PRIVATE for text in inked)
    return unknown > _GARBLED * len(inked)


def _read_pictures(
    document: pdfium.PdfDocument, pages: list[Page], scanned: Sequence[int], where: str
) -> dict[int, str]:
    """Put what is recognised in place of the pages; without OCR say which were not read."""
    if not scanned:
        return {}
    if not has_ocr():
        if len(scanned) * 2 > len(pages):
            raise refuse_scanned(where, f"{len(pages)} 页中有 {len(scanned)} 页是扫描图像")
        return {number: f"［第 {number + 1} 页是图像，没有识别］" for number in scanned}
    if len(scanned) > MOST_SCANNED:
        raise DocumentRefused(
            "too_many_pages",
            f"有 {len(scanned)} 页是扫描图像，超过 {MOST_SCANNED} 页的上限",
            where=where,
            remedy="请提供文字版，或拆分后再上传",
        )
    for number in scanned:
        pages[number] = _recognised(document, number, where)
    return {}


def _recognised(document: pdfium.PdfDocument, number: int, where: str) -> Page:
    page = document[number]
    try:
        for one in page.get_objects([raw.FPDF_PAGEOBJ_IMAGE], max_depth=2):
            wide, tall = one.get_px_size()
            if wide * tall > MOST_PIXELS:
                raise too_many_pixels(f"{where} 第 {number + 1} 页", wide, tall)
        width, height = page.get_size()
        scale = min(1 / SCALE, _MOST_PIXELS / max(width, height, 1.0))
        return read_picture(page.render(scale=scale).to_numpy()[:, :, :3], number)
    finally:
        page.close()


PDF = Format("pdf", (".pdf",), read_pdf)
