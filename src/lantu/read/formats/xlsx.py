"""Workbooks (.xlsx): each visible sheet with its title, tables with merged cells, values as shown.

Cells are streamed, so that a workbook of millions of cells is refused before it fills the memory.
A formula counts with the value that was stored with it; links to elsewhere are not followed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from typing import NamedTuple

from lxml import etree
from openpyxl.styles.numbers import BUILTIN_FORMATS
from openpyxl.utils.cell import coordinate_to_tuple, get_column_letter, range_boundaries
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format, PlacedCell, TextBuilder
from lantu.read.formats.numbers_shown import shown
from lantu.read.formats.package import Package
from lantu.read.formats.sheet import MOST_PLACES, Merge, add_sheet, too_many

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_MOST_SHEETS = 200
_MOST_MERGES = 20_000
_MOST_STRINGS = 1_000_000
_UNNAMED = re.compile(r"(?:sheet|工作表|表)\s?\d*$", re.IGNORECASE)
_TRUTH = {"0": "否", "1": "是"}


class _Book(NamedTuple):
    """What all sheets share."""

    package: Package
    strings: list[str]
    formats: list[str]  #: number format of each cell style
    epoch: datetime


def read_xlsx(data: bytes, where: str) -> Extract:
    """The text of a workbook, a row a line.

    Raises DocumentRefused: as :class:`Package`, ``too_many_cells``, ``no_value`` (a formula that
    was stored without its value: sheet and cell are named) and ``empty``.
    """
    package = Package(data, where, "xlsx")
    main = package.main_part("xl/workbook.xml", "工作簿")
    root = package.xml(main)
    parts = package.related(main)
    settings = root.find(f"{_S}workbookPr")
    old = settings is not None and settings.get("date1904") in ("1", "true")
    book = _Book(
        package,
        _strings(package, main),
        _formats(package, main),
        CALENDAR_MAC_1904 if old else CALENDAR_WINDOWS_1900,
    )
    builder = TextBuilder()
    sheets = [
        (one.get("name") or "", parts[one.get(_ID) or ""])
        for one in root.iter(f"{_S}sheet")
        if one.get("state") in (None, "visible") and (one.get(_ID) or "") in parts
    ]
    if len(sheets) > _MOST_SHEETS:
        raise package.broken(f"工作簿有 {len(sheets)} 个工作表，超过 {_MOST_SHEETS} 个的上限")
    for name, part in sheets:
        _add(builder, book, name, part, several=len(sheets) > 1)
    extract = builder.extract()
    if not extract.text:
        raise DocumentRefused(
            "empty", "工作簿里没有内容", where=where, remedy="请检查是否保存完整，隐藏的工作表不读"
        )
    return extract


def _add(builder: TextBuilder, book: _Book, name: str, part: str, *, several: bool) -> None:
    where = f"{book.package.where} 工作表“{name}”"
    cells: list[PlacedCell] = []
    merges: list[Merge] = []
    row = 0
    for element in book.package.elements(part, f"{_S}row", f"{_S}mergeCell"):
        if element.tag == f"{_S}row":
            number = element.get("r") or ""
            row = int(number) if number.isdecimal() and len(number) < 8 else row + 1
            cells.extend(_row(book, element, row, where))
            if len(cells) > MOST_PLACES:
                raise too_many(where)
        elif len(merges) < _MOST_MERGES and (merge := _merge(element.get("ref") or "")):
            merges.append(merge)
    if cells and not _UNNAMED.match(name.strip()):
        builder.paragraph(name, 1 if several else None)
    add_sheet(builder, cells, merges, where)


def _row(book: _Book, element: etree._Element, row: int, where: str) -> Iterator[PlacedCell]:
    column = 0
    for cell in element.iterchildren(f"{_S}c"):
        column = _column(cell.get("r") or "") or column + 1
        text = " ".join(_text(book, cell, f"{where} {get_column_letter(column)}{row}").split())
        if text:
            yield PlacedCell(row, column, 1, 1, text, False)


def _column(reference: str) -> int:
    """Its column, 0 where the reference says none."""
    try:
        return coordinate_to_tuple(reference)[1] if reference else 0
    except (ValueError, TypeError, AttributeError):
        return 0


def _text(book: _Book, cell: etree._Element, where: str) -> str:
    kind = cell.get("t") or "n"
    value = cell.findtext(f"{_S}v")
    if kind == "inlineStr":
        return _words(cell.find(f"{_S}is"))
    if value is None:
        if cell.find(f"{_S}f") is not None:
            raise _no_value(where)
        return ""
    if kind == "n":
        return shown(value, _format(book, cell.get("s") or "0"), book.epoch)
    if kind == "s":
        return book.strings[int(value)] if value.isdecimal() and _known(book, value) else ""
    words = _TRUTH.get(value, value) if kind == "b" else value
    return "" if kind == "e" else words  # an error is no value


def _known(book: _Book, value: str) -> bool:
    return len(value) < 9 and int(value) < len(book.strings)


def _format(book: _Book, style: str) -> str:
    known = style.isdecimal() and len(style) < 9 and int(style) < len(book.formats)
    return book.formats[int(style)] if known else "General"


def _no_value(where: str) -> DocumentRefused:
    return DocumentRefused(
        "no_value",
        "公式没有保存计算结果",
        where=where,
        remedy="请用 Excel 或 WPS 打开并保存一次，或把公式粘贴为数值",
    )


def _merge(reference: str) -> Merge | None:
    try:
        left, top, right, bottom = range_boundaries(reference)
    except (ValueError, TypeError):
        return None
    if not (left and top and right and bottom):
        return None
    return Merge(top, left, bottom - top + 1, right - left + 1)


def _beside(main: str, name: str) -> str:
    return f"{main.rpartition('/')[0]}/{name}".lstrip("/")


def _strings(package: Package, main: str) -> list[str]:
    name = _beside(main, "sharedStrings.xml")
    if name not in package.names:
        return []
    found: list[str] = []
    for one in package.elements(name, f"{_S}si"):
        found.append(_words(one))
        if len(found) > _MOST_STRINGS:
            raise too_many(package.where)
    return found


def _words(element: etree._Element | None) -> str:
    """The words of a cell, readings of characters left out."""
    if element is None:
        return ""
    parts = [element.findtext(f"{_S}t") or ""]
    parts += [run.findtext(f"{_S}t") or "" for run in element.iterchildren(f"{_S}r")]
    return "".join(parts)


def _formats(package: Package, main: str) -> list[str]:
    """The number format of each cell style, by its place."""
    name = _beside(main, "styles.xml")
    if name not in package.names:
        return []
    root = package.xml(name)
    own = {one.get("numFmtId"): one.get("formatCode") or "" for one in root.iter(f"{_S}numFmt")}
    styles = root.find(f"{_S}cellXfs")
    found = []
    for one in styles if styles is not None else ():
        number = one.get("numFmtId") or "0"
        standard = BUILTIN_FORMATS.get(int(number)) if number.isdecimal() else None
        found.append(own.get(number) or standard or "General")
    return found


XLSX = Format("xlsx", (".xlsx", ".xlsm"), read_xlsx)
