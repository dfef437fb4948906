"""Word files (.docx): paragraphs with their automatic numbers, tables, heading styles, notes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from lantu.errors import DocumentRefused
from lantu.read.formats.docx_numbering import VAL, Numbering, W
from lantu.read.formats.docx_package import open_parts
from lantu.read.formats.docx_words import (
    PARAGRAPH,
    TABLE,
    Styles,
    numbered_words,
    text_boxes,
    words_of,
)
from lantu.read.formats.extract import Extract, Format, PlacedCell, TextBuilder

#: wrappers whose content stands where they stand
_CONTENT = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}customXml", f"{W}ins", f"{W}smartTag"})
_ROW = f"{W}tr"
#: columns that Word allows in a table
_WIDEST = 63


class _Cell(NamedTuple):
    """A cell, its width in columns, and how it is merged with those above and below."""

    element: etree._Element
    wide: int
    merge: str  #: "", "restart" or "continue"


def read_docx(data: bytes, where: str) -> Extract:
    """The text of a Word file, a paragraph a line.

    Raises DocumentRefused: as :func:`docx_package.open_parts`, and ``empty``.
    """
    parts = open_parts(data, where)
    body = parts.document.find(f"{W}body")
    reader = _Reader(Styles(parts.styles), Numbering(parts.numbering))
    if body is not None:
        reader.add(body)
    if parts.footnotes is not None:
        reader.add_notes(parts.footnotes)
    extract = reader.builder.extract()
    if not extract.text:
        raise DocumentRefused(
            "empty", "文件里没有文字", where=where, remedy="如果内容是图片，请提供文字版"
        )
    return extract


class _Reader:
    """Adds blocks to the text in the order of the file."""

    def __init__(self, styles: Styles, numbering: Numbering) -> None:
        self.builder = TextBuilder()
        self._styles = styles
        self._numbering = numbering

    def add(self, parent: etree._Element) -> None:
        """All paragraphs and tables below an element."""
        for block in _below(parent, PARAGRAPH, TABLE):
            if block.tag == TABLE:
                self._add_table(block)
            else:
                self._add_paragraph(block)

    def add_notes(self, root: etree._Element) -> None:
        """The footnotes, behind the text; separators are none."""
        for note in root.iterchildren(f"{W}footnote"):
            if note.get(f"{W}type") in (None, "normal"):
                words = " ".join(words_of(one).strip() for one in note.iter(PARAGRAPH)).strip()
                if words:
                    self.builder.paragraph(f"注{note.get(f'{W}id')}：{words}")

    def _add_paragraph(self, paragraph: etree._Element) -> None:
        words = numbered_words(paragraph, self._styles, self._numbering)
        self.builder.paragraph(words, self._styles.of(paragraph).level)
        for box in text_boxes(paragraph):
            start = self.builder.here()
            self.add(box)
            self.builder.frame(start)

    def _add_table(self, table: etree._Element) -> None:
        rows = [(_row_cells(row), _is_header(row)) for row in _below(table, _ROW)]
        placed = list(self._cells(rows))
        if max((cell.column + cell.column_span for cell in placed), default=0) > 1:
            self.builder.table(placed)
            return
        start = self.builder.here()
        for cells, _ in rows:
            for cell in cells.values():
                self.add(cell.element)
        self.builder.frame(start)

    def _cells(self, rows: list[tuple[dict[int, _Cell], bool]]) -> Iterator[PlacedCell]:
        """Cells in reading order, one for each merged group."""
        for number, (cells, header) in enumerate(rows):
            for column, cell in cells.items():
                if cell.merge == "continue":
                    continue
                tall = 1
                while cell.merge == "restart" and number + tall < len(rows):
                    below = rows[number + tall][0].get(column)
                    if below is None or below.merge != "continue":
                        break
                    tall += 1
                words = self._cell_words(cell.element)
                yield PlacedCell(number, column, tall, cell.wide, words, header)

    def _cell_words(self, cell: etree._Element) -> str:
        words = (
            " ".join(numbered_words(one, self._styles, self._numbering).split())
            for one in cell.iter(PARAGRAPH)
        )
        return " ".join(line for line in words if line)


def _below(parent: etree._Element, *tags: str) -> Iterator[etree._Element]:
    """Elements right below, wrappers looked through."""
    waiting = [iter(parent)]
    while waiting:
        for child in waiting[-1]:
            if child.tag in tags:
                yield child
            elif child.tag in _CONTENT:
                waiting.append(iter(child))
                break
        else:
            waiting.pop()


def _row_cells(row: etree._Element) -> dict[int, _Cell]:
    """The cells of a row by their grid column."""
    column = _count(row.find(f"{W}trPr"), "gridBefore", 0)
    cells = {}
    for element in _below(row, f"{W}tc"):
        settings = element.find(f"{W}tcPr")
        merged = settings.find(f"{W}vMerge") if settings is not None else None
        merge = "" if merged is None else (merged.get(VAL) or "continue")
        cells[column] = _Cell(element, max(1, _count(settings, "gridSpan", 1)), merge)
        column += cells[column].wide
    return cells


def _count(settings: etree._Element | None, name: str, default: int) -> int:
    child = settings.find(f"{W}{name}") if settings is not None else None
    raw = child.get(VAL) if child is not None else None
    return min(int(raw), _WIDEST) if raw and raw.isdecimal() and len(raw) < 8 else default


def _is_header(row: etree._Element) -> bool:
    settings = row.find(f"{W}trPr")
    marked = settings.find(f"{W}tblHeader") if settings is not None else None
    return marked is not None and marked.get(VAL) not in ("0", "false", "off")


DOCX = Format("docx", (".docx", ".docm"), read_docx)
