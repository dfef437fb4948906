"""The grid of an HTML table: each cell at its row and column, merged cells once."""

from __future__ import annotations

from lxml import etree

from lantu.read.formats.extract import PlacedCell
from lantu.read.formats.html_words import words_of

#: spans beyond these are nonsense (browsers stop at 1,000 columns and 65,534 rows)
_WIDEST = 100
_TALLEST = 65_534


def is_layout(table: etree._Element) -> bool:
    """Whether the table only lays out the page: it holds other tables."""
    return table.find(".//table") is not None


def place_cells(table: etree._Element) -> list[PlacedCell]:
    """Cells in reading order; a row span ends with the table, a span of nonsense counts as 1."""
    rows = list(table.iter("tr"))
    heads = sum(1 for _ in table.iterfind("thead/tr"))
    placed: list[PlacedCell] = []
    taken: dict[int, int] = {}  # column -> first row in which it is free again
    for row, element in enumerate(rows):
        column = 0
        for cell in element.iterchildren("td", "th"):
            while taken.get(column, 0) > row:
                column += 1
            wide = _span(cell, "colspan", _WIDEST)
            tall = min(_span(cell, "rowspan", _TALLEST), len(rows) - row)
            if cell.get("rowspan") == "0":  # down to the last row
                tall = len(rows) - row
            header = cell.tag == "th" or row < heads
            placed.append(PlacedCell(row, column, tall, wide, words_of(cell), header))
            for covered in range(column, column + wide):
                taken[covered] = max(taken.get(covered, 0), row + tall)
            column += wide
    return placed


def _span(cell: etree._Element, name: str, most: int) -> int:
    raw = (cell.get(name) or "1").strip()
    return min(max(int(raw), 1), most) if raw.isdecimal() and len(raw) < 8 else 1
