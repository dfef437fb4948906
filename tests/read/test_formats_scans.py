"""Pictures of pages: read by OCR, marked as such, with lower confidence; refused without it."""

from __future__ import annotations

import importlib
import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pypdfium2 as pdfium
import pytest

from lantu.errors import DocumentRefused
from lantu.read.apart import read_apart
from lantu.read.formats.ocr import has_ocr
from lantu.read.reading import SCANNED, Reading, read_whole

#: a page of the outline with running text and an indicator table
PAGE = 4


@pytest.fixture(scope="module")
def scan(converted: Callable[[str], Path], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of the outline as a picture, as a scanner at 200 dots an inch gives it."""
    if not has_ocr():
        if os.environ.get("CI") == "true":
            pytest.fail("needs the extra ocr")
        pytest.skip("needs the extra ocr: pip install 'lantu[ocr]'")
    path = tmp_path_factory.mktemp("scan") / "扫描页.png"
    path.write_bytes(picture(converted("pdf")))
    return path


def picture(source: Path) -> bytes:
    document = pdfium.PdfDocument(source)
    pixels = document[PAGE].render(scale=200 / 72).to_numpy()
    document.close()
    return bytes(importlib.import_module("cv2").imencode(".png", pixels)[1].tobytes())


def one_page(source: Path, target: Path) -> Path:
    """A PDF of the page alone, with its text."""
    with pdfium.PdfDocument(source) as document, pdfium.PdfDocument.new() as single:
        single.import_pages(document, [PAGE])
        single.save(target)
    return target


def as_picture(path: Path, target: Path) -> Path:
    """A PDF whose only page is this picture."""
    image = importlib.import_module("PIL.Image")
    with image.open(path) as opened:
        opened.convert("L").save(target, resolution=200)
    return target


def numbers(reading: Reading) -> Counter[tuple[str, str, str]]:
    return Counter((c.indicator, str(c.value), c.unit) for c in reading.claims)


def test_a_scanned_page_is_read_and_marked(
    scan: Path, converted: Callable[[str], Path], tmp_path: Path
) -> None:
    written = read_whole(one_page(converted("pdf"), tmp_path / "页.pdf"))
    scanned = read_apart(scan)
    assert scanned.document.medium == "png-ocr"
    same = numbers(written) & numbers(scanned)
    assert same.total() >= 0.8 * len(written.claims)
    assert max(c.confidence for c in scanned.claims) <= SCANNED
    assert max(c.confidence for c in written.claims) > SCANNED


def test_a_pdf_of_pictures_is_a_scan(scan: Path, tmp_path: Path) -> None:
    reading = read_apart(as_picture(scan, tmp_path / "扫描.pdf"))
    assert reading.document.medium == "pdf-ocr"
    assert len(reading.claims) > 20
    assert len(reading.document.tables) == 1


@pytest.mark.parametrize("name", ["扫描.pdf", "扫描.png"])
def test_without_ocr_the_refusal_says_what_to_do(
    scan: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = as_picture(scan, tmp_path / name)
    for module in ("pdf", "picture"):
        monkeypatch.setattr(f"lantu.read.formats.{module}.has_ocr", lambda: False)
    with pytest.raises(DocumentRefused) as refused:
        read_whole(path)
    assert refused.value.code == "needs_ocr"
    assert "lantu[ocr]" in refused.value.remedy


def test_a_picture_among_pages_of_text_is_told_where_no_ocr_is(
    scan: Path, converted: Callable[[str], Path], tmp_path: Path, monkeypatch: Any
) -> None:
    path = tmp_path / "规划.pdf"
    with (
        pdfium.PdfDocument(converted("pdf")) as written,
        pdfium.PdfDocument(as_picture(scan, tmp_path / "页.pdf")) as cover,
        pdfium.PdfDocument.new() as both,
    ):
        both.import_pages(cover)
        both.import_pages(written)
        both.save(path)
    monkeypatch.setattr("lantu.read.formats.pdf.has_ocr", lambda: False)
    reading = read_whole(path)
    assert reading.document.medium == "pdf"
    assert "第 1 页是图像，没有识别" in reading.document.text
    assert len(reading.claims) > 200
