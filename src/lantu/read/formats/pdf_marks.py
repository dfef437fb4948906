"""The marks on a PDF page, by PDFium: glyphs, ruled lines, how much of it is pictures."""

from __future__ import annotations

import ctypes
import math
from collections.abc import Iterator
from typing import NamedTuple

import pypdfium2 as pdfium
from pypdfium2 import raw

from lantu.read.formats.page import Glyph, Page, Rule

#: a drawn box thinner than this is a ruled line
_THIN = 2.5
#: marks that one page may have
MOST_GLYPHS = 60_000
_MOST_OBJECTS = 60_000
_MOST_POINTS = 400
_DEEPEST = 6
_WANTED = [raw.FPDF_PAGEOBJ_PATH, raw.FPDF_PAGEOBJ_IMAGE, raw.FPDF_PAGEOBJ_FORM]
#: type sizes that are read; a watermark is larger
_SMALLEST, _LARGEST = 2.0, 120.0
#: share of the type size above and below the base line
_ABOVE, _BELOW = 0.85, 0.15

Box = tuple[float, float, float, float]


class _View(NamedTuple):
    """How the page lies: PDF's own places (from the lower left) to ours."""

    left: float
    bottom: float
    width: float  #: before it is turned
    height: float
    turned: int  #: degrees

    def box(self, left: float, bottom: float, right: float, top: float) -> Box:
        """Left, top, right, bottom as the reader sees them."""
        x0, x1 = sorted((left - self.left, right - self.left))
        y0, y1 = sorted((bottom - self.bottom, top - self.bottom))
        if self.turned == 90:
            return y0, x0, y1, x1
        if self.turned == 180:
            return self.width - x1, y0, self.width - x0, y1
        if self.turned == 270:
            return self.height - y1, self.width - x1, self.height - y0, self.width - x0
        return x0, self.height - y1, x1, self.height - y0


def read_page(document: pdfium.PdfDocument, number: int) -> Page:
    """The marks on a page (counted from 0). Raises PdfiumError where the page is damaged."""
    page = document[number]
    try:
        left, bottom, right, top = page.get_bbox()
        view = _View(left, bottom, right - left, top - bottom, page.get_rotation() % 360)
        width, height = view.width, view.height
        if view.turned in (90, 270):
            width, height = height, width
        rules: list[Rule] = []
        pictured = 0.0
        for sort, box in _objects(page, view):
            if sort == raw.FPDF_PAGEOBJ_IMAGE:
                pictured += max(0.0, box[2] - box[0]) * max(0.0, box[3] - box[1])
            else:
                rules.append(Rule(*box))
        share = min(1.0, pictured / (width * height)) if width * height > 0 else 0.0
        glyphs = tuple(_glyphs(page, view))
        return Page(number, width, height, glyphs, tuple(rules), share)
    finally:
        page.close()


def _glyphs(page: pdfium.PdfPage, view: _View) -> Iterator[Glyph]:
    """The characters with boxes that stand on their base line; those that PDFium only infers from
    gaps are left out."""
    text = page.get_textpage()
    try:
        rect, matrix = raw.FS_RECTF(), raw.FS_MATRIX()
        x, y = ctypes.c_double(), ctypes.c_double()
        for index in range(min(text.count_chars(), MOST_GLYPHS)):
            code = raw.FPDFText_GetUnicode(text, index)
            if code < 32 or raw.FPDFText_IsGenerated(text, index) == 1:
                continue
            raw.FPDFText_GetLooseCharBox(text, index, rect)
            raw.FPDFText_GetCharOrigin(text, index, x, y)
            raw.FPDFText_GetMatrix(text, index, matrix)
            size = raw.FPDFText_GetFontSize(text, index) * math.hypot(matrix.c, matrix.d)
            if not _SMALLEST < size < _LARGEST:
                continue
            base = y.value
            box = view.box(rect.left, base - _BELOW * size, rect.right, base + _ABOVE * size)
            yield Glyph(chr(code) if code < 0x110000 else "\ufffd", *box, size)
    finally:
        text.close()


def _objects(page: pdfium.PdfPage, view: _View) -> Iterator[tuple[int, Box]]:
    """Pictures with their boxes, and ruled lines."""
    for one in _drawn(page):
        try:
            box = view.box(*one.get_bounds())
        except pdfium.PdfiumError:
            continue
        if one.type == raw.FPDF_PAGEOBJ_IMAGE:
            yield one.type, box
        elif min(box[2] - box[0], box[3] - box[1]) <= _THIN:
            yield one.type, _flat(box)
        elif _is_stroked(one) and one.level == 0:
            yield from ((one.type, edge) for edge in _edges(one, view))


def _drawn(page: pdfium.PdfPage) -> Iterator[pdfium.PdfObject]:
    """Paths and pictures, those inside forms too; never more than a page can show."""
    forms: list[tuple[pdfium.PdfObject | None, int]] = [(None, 0)]
    count = 0
    while forms:
        form, level = forms.pop()
        for one in page.get_objects(_WANTED, max_depth=level + 1, form=form, level=level):
            count += 1
            if count > _MOST_OBJECTS:
                return
            if one.type != raw.FPDF_PAGEOBJ_FORM:
                yield one
            elif level < _DEEPEST:
                forms.append((one, level + 1))


def _flat(box: Box) -> Box:
    """A thin box as the line in its middle."""
    left, top, right, bottom = box
    if right - left >= bottom - top:
        middle = (top + bottom) / 2
        return left, middle, right, middle
    middle = (left + right) / 2
    return middle, top, middle, bottom


def _is_stroked(one: pdfium.PdfObject) -> bool:
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    raw.FPDFPath_GetDrawMode(one.raw, fill, stroke)
    return bool(stroke.value)


def _edges(one: pdfium.PdfObject, view: _View) -> Iterator[Box]:
    """The straight level and upright edges of a path."""
    count = raw.FPDFPath_CountSegments(one.raw)
    if not 1 < count <= _MOST_POINTS:
        return
    matrix = one.get_matrix()
    x, y = ctypes.c_float(), ctypes.c_float()
    before = start = (0.0, 0.0)
    for index in range(count):
        segment = raw.FPDFPath_GetPathSegment(one.raw, index)
        raw.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        sort = raw.FPDFPathSegment_GetType(segment)
        if sort == raw.FPDF_SEGMENT_MOVETO:
            start = point
        elif sort == raw.FPDF_SEGMENT_LINETO:
            yield from _edge(before, point, view)
        if raw.FPDFPathSegment_GetClose(segment):
            yield from _edge(point, start, view)
        before = point


def _edge(one: tuple[float, float], other: tuple[float, float], view: _View) -> Iterator[Box]:
    box = view.box(one[0], one[1], other[0], other[1])
    if min(box[2] - box[0], box[3] - box[1]) <= _THIN < max(box[2] - box[0], box[3] - box[1]):
        yield _flat(box)
