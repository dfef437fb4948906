"""A table that goes over several pages put together: repeated heads once, cut rows whole."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from lantu.read.formats.extract import PlacedCell
from lantu.read.formats.page import join
from lantu.read.formats.ruled import RuledTable

#: rows of a head that is repeated on each page, at most
_MOST_HEADS = 4
_AMOUNT = re.compile(r"[<>≤≥＜＞±\-—]*\[?[\d.,]+\]?%?$|[—－-]+$")
_NUMBERED = re.compile(r"[（(]?\d{1,3}[)）.、．]")


@dataclass(slots=True)
class _Cell:
    row: int
    column: int
    rows: int
    columns: int
    text: str

    @property
    def below(self) -> int:
        """The row under it."""
        return self.row + self.rows


def whole_table(pages: Sequence[RuledTable]) -> list[PlacedCell]:
    """The cells of a table over all its pages, in reading order."""
    cells = _read(pages[0])
    for page in pages[1:]:
        more = _read(page)
        heads = _repeated(cells, more)
        _append(cells, [cell for cell in more if cell.row >= heads], heads)
    return [
        PlacedCell(cell.row, cell.column, cell.rows, cell.columns, cell.text, False)
        for cell in sorted(cells, key=lambda one: (one.row, one.column))
    ]


def _read(table: RuledTable) -> list[_Cell]:
    return [_Cell(c.row, c.column, c.rows, c.columns, c.text) for c in table.cells]


def _repeated(cells: list[_Cell], more: list[_Cell]) -> int:
    """How many rows at the top are those of the first page."""
    heads = 0
    while heads < _MOST_HEADS and _row(cells, heads) == _row(more, heads) != []:
        heads += 1
    return heads


def _row(cells: list[_Cell], row: int) -> list[tuple[int, int, str]]:
    return [(c.column, c.columns, c.text) for c in cells if c.row == row]


def _append(cells: list[_Cell], more: list[_Cell], heads: int) -> None:
    """Add the rows of a further page below what there is."""
    height = max(cell.below for cell in cells)
    above = {(c.column, c.columns): c for c in cells if c.below == height}
    first = [cell for cell in more if cell.row == heads]
    cut = _is_rest(first, above)
    for cell in more:
        upper = above.get((cell.column, cell.columns)) if cell.row == heads else None
        covers = upper is not None and max(cell.rows, upper.rows) > 1
        if upper is not None and cut:
            upper.text = join(upper.text, cell.text)
            upper.rows += cell.rows - 1
        elif upper is not None and not cell.text and covers:
            upper.rows += cell.rows  # a cell over several rows that the page's end cut
        else:
            cell.row += height - heads - cut
            cells.append(cell)


def _is_rest(first: list[_Cell], above: dict[tuple[int, int], _Cell]) -> bool:
    """Whether a page begins with what was left of a row: words, but none of its amounts."""
    words = [cell.text for cell in first if cell.text]
    if not words or any(_AMOUNT.match(text) for text in words) or _NUMBERED.match(words[0]):
        return False
    beside = [above.get((cell.column, cell.columns)) for cell in first if not cell.text]
    return any(cell is not None and _AMOUNT.match(cell.text) for cell in beside)
