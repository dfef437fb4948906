"""Tables of plain text: rows of cells set apart by tabs."""

from __future__ import annotations

import re

from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import Line
from lantu.text.documents import Cell

#: a line below a table that explains it
NOTE = re.compile(
    r"(?:\d\s?[.、])?(?:注|备注|注释|说明|附注|资料来源|数据来源)\s?\d{0,2}\s?[：:]|[①-⑳*＊]|\^"
)


def row_cells(text: str, block: Block) -> tuple[tuple[Cell, ...], bool]:
    """The cells of a table block, and whether all rows have the same number of them.

    Empty cells that the file kept (two tabs in a row, a leading tab) are cells with empty text.
    """
    cells: list[Cell] = []
    widths = set()
    for row, line in enumerate(block.lines):
        found = _cells_of(text, line, row)
        widths.add(len(found))
        cells.extend(found)
    return tuple(cells), len(widths) == 1


def _cells_of(text: str, line: Line, row: int) -> list[Cell]:
    start = _row_start(text, line)
    cells = []
    for column, raw in enumerate(text[start : line.end].split("\t")):
        words = raw.strip()
        begin = start + (len(raw) - len(raw.lstrip()) if words else 0)
        cells.append(Cell(row, column, 1, 1, begin, begin + len(words), words))
        start += len(raw) + 1
    return cells


def _row_start(text: str, line: Line) -> int:
    """Where the row begins, the tabs before its first word included."""
    start = line.start
    while start and text[start - 1] in "\t \u3000":
        start -= 1
    return start
