"""Tables of plain text: rows of cells set apart by tabs, with caption and notes."""

from __future__ import annotations

import re

from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import Line, is_finished
from lantu.read.layout.outline import clean_title
from lantu.read.layout.plain_rows import plain_cells
from lantu.text.documents import Cell, Table

_UNIT_LINE = re.compile(r"[（(]?(?:计量)?单位")
#: a line below a table that explains it, beside those that are marked 注：
_FOOTNOTE = re.compile(r"[①-⑳*＊^]|[\[［]\s?[\]］]")


def text_table(text: str, blocks: list[Block], index: int, section: int | None) -> Table:
    """The table in ``blocks[index]``; exact when all its rows have the same number of cells.

    Empty cells that the file kept (two tabs in a row, a leading tab) are cells with empty text.
    """
    block = blocks[index]
    cells: list[Cell] = []
    widths = set()
    for row, line in enumerate(block.lines):
        found = _cells_of(text, line, row)
        if found:
            widths.add(len(found))
            cells.extend(found)
    return Table(
        start=cells[0].start,
        end=block.last.end,
        cells=tuple(cells),
        caption=caption_above(blocks, index),
        unit=unit_above(blocks, index),
        section=section,
        exact=len(widths) == 1,
        notes=notes_below(blocks, index),
    )


def _cells_of(text: str, line: Line, row: int) -> list[Cell]:
    if line.parted is not None:
        spans = plain_cells(line, text)
        return [Cell(row, i, 1, 1, a, b, text[a:b]) for i, (a, b) in enumerate(spans)]
    start = line.start
    while start and text[start - 1] in "\t \u3000":
        start -= 1  # tabs before the first word are empty cells
    cells = []
    for column, raw in enumerate(text[start : line.end].split("\t")):
        words = raw.strip()
        begin = start + (len(raw) - len(raw.lstrip()) if words else 0)
        cells.append(Cell(row, column, 1, 1, begin, begin + len(words), words))
        start += len(raw) + 1
    return cells


def caption_above(blocks: list[Block], index: int) -> str:
    """The title line above a table, a line that only names the unit skipped."""
    for above in reversed(blocks[max(0, index - 2) : index]):
        text = above.first.text
        if above.kind == "table" or len(above.lines) > 1 or len(text) > 60:
            return ""
        if _UNIT_LINE.match(text):
            continue
        return "" if is_finished(text) else clean_title(text)
    return ""


def unit_above(blocks: list[Block], index: int) -> str:
    """The line right above a table that only names its unit (单位：万吨); "" without one."""
    text = blocks[index - 1].first.text if index else ""
    return text.strip("（()） \t\u3000") if len(text) < 60 and _UNIT_LINE.match(text) else ""


def notes_below(blocks: list[Block], index: int) -> tuple[tuple[int, int], ...]:
    """Spans of the lines right below a table that explain it."""
    notes: list[tuple[int, int]] = []
    for below in blocks[index + 1 :]:
        if below.kind != "note" and not _FOOTNOTE.match(below.first.text):
            break
        notes.extend((line.start, line.end) for line in below.lines)
    return tuple(notes)
