"""Sheets of cells to text and tables: what .xlsx and .csv have in common.

A sheet holds more than one thing: lines of text in one cell each (titles, units, notes, whole
paragraphs), and tables. Blank rows part them; columns without any text are left out.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import PlacedCell, TextBuilder

#: places (rows by used columns) of one table; a table of a plan or a yearbook stays far below
MOST_PLACES = 400_000
#: a longer line between two rows is text, not the name of a group of rows
_LONGEST_NAME = 30
_FULL_STOPS = "。；！？;!?"
_APART = re.compile(
    r"(?:续?表|专栏|图)\s?[\d一二三四五六七八九十]|注[：:]|[（(]?单位[：:]|第[一二三四五六七八九十]+[章节]"
)

Row = list[PlacedCell]


class Merge(NamedTuple):
    """A merged range: first row and column, rows and columns that it covers."""

    row: int
    column: int
    rows: int
    columns: int


def add_sheet(
    builder: TextBuilder, cells: Sequence[PlacedCell], merges: Sequence[Merge], where: str
) -> None:
    """Add a sheet's cells, in reading order, of which those without text count as missing.

    ``where`` names file and sheet in the refusal ``too_many_cells``, the only one raised here.
    """
    filled = [cell for cell in cells if cell.text]
    for block in _blocks(filled):
        for rows in _parts(block):
            if max(len(row) for row in rows) == 1:
                for row in rows:
                    builder.paragraph(row[0].text)
            else:
                builder.table(_placed(rows, merges, where))


def _blocks(cells: Sequence[PlacedCell]) -> Iterator[list[Row]]:
    """Runs of rows without a blank row in between."""
    block: list[Row] = []
    for number, row in groupby(cells, key=attrgetter("row")):
        if block and number > block[-1][0].row + 1:
            yield block
            block = []
        block.append(list(row))
    if block:
        yield block


def _parts(block: list[Row]) -> Iterator[list[Row]]:
    """Lines of text and tables; a lone name between two rows of a table belongs to the table."""
    part: list[Row] = []
    for index, row in enumerate(block):
        single = len(row) == 1 and not _names_rows(block, index)
        if part and single != (len(part[-1]) == 1 and not _names_rows(block, index - 1)):
            yield part
            part = []
        part.append(row)
    if part:
        yield part


def _names_rows(block: list[Row], index: int) -> bool:
    if not 0 < index < len(block) - 1 or len(block[index]) > 1:
        return False
    text = block[index][0].text
    between = len(block[index - 1]) > 1 and len(block[index + 1]) > 1
    name = len(text) <= _LONGEST_NAME and text[-1] not in _FULL_STOPS and not _APART.match(text)
    return between and name


def _placed(rows: list[Row], merges: Sequence[Merge], where: str) -> list[PlacedCell]:
    """A table's cells, blank ones too, in columns without gaps, with their spans inside it."""
    top, bottom = rows[0][0].row, rows[-1][0].row
    used = sorted({cell.column for row in rows for cell in row})
    columns = {column: place for place, column in enumerate(used)}
    if (bottom - top + 1) * len(used) > MOST_PLACES:
        raise too_many(where)
    spans = {
        (merge.row, merge.column): merge
        for merge in merges
        if top <= merge.row <= bottom and merge.column in columns
    }
    texts = {(cell.row, cell.column): cell.text for row in rows for cell in row}
    covered: set[tuple[int, int]] = set()
    placed: list[PlacedCell] = []
    for row in range(top, bottom + 1):
        for column in used:
            if (row, column) in covered:
                continue
            tall, wide = 1, 1
            if merge := spans.get((row, column)):
                tall = min(merge.rows, bottom - row + 1)
                wide = sum(column <= one < column + merge.columns for one in used)
                covered.update(
                    (row + down, used[columns[column] + right])
                    for down in range(tall)
                    for right in range(wide)
                )
            text = texts.get((row, column), "")
            placed.append(PlacedCell(row - top, columns[column], tall, wide, text, False))
    return placed


def too_many(where: str) -> DocumentRefused:
    """The refusal of a table beyond all measure."""
    return DocumentRefused(
        "too_many_cells",
        f"表格超过 {MOST_PLACES // 10_000} 万个单元格，不是可以逐项核对的表",
        where=where,
        remedy="请只保留需要的行和列，或按年度、地区拆分后再上传",
    )
