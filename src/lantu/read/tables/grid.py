"""A table laid out: header rows, and body rows whose cells are told apart by what they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantu.read.tables.cells import Reading, is_year, read_cell
from lantu.text.documents import Cell, Table


@dataclass(frozen=True, slots=True)
class Grid:
    """Rows of cells by column; a merged cell stands in every place that it covers.

    For a table that is not exact a column is only the cell's place among those left in its row.
    """

    header: tuple[dict[int, Cell], ...]
    body: tuple[dict[int, Reading], ...]
    width: int
    titles: tuple[str, ...]  #: rows that were one cell across the table, above the header


@dataclass(slots=True)
class _Sorted:
    titles: list[str] = field(default_factory=list)
    header: list[dict[int, Cell]] = field(default_factory=list)
    body: list[dict[int, Reading]] = field(default_factory=list)


def lay_out(table: Table) -> Grid:
    """The table's cells in rows, headers told from the body. Linear in its area."""
    rows = _rows(table)
    width = max((max(row) + 1 for row in rows if row), default=0)
    done = _Sorted()
    first_header: dict[int, str] | None = None
    for row in rows:
        readings = {column: read_cell(cell) for column, cell in row.items()}
        if all(r.kind == "blank" for r in readings.values()):
            continue
        if not done.body and _is_title(row, width):
            done.titles.append(next(c.text for c in row.values() if c.text.strip()))
        elif not done.body and _is_header(row, readings):
            done.header.append(row)
            first_header = first_header or _words(row)
        elif _words(row) != first_header and not _is_count(readings):
            done.body.append(readings)
    return Grid(tuple(done.header), tuple(done.body), width, tuple(done.titles))


def _rows(table: Table) -> list[dict[int, Cell]]:
    places: dict[int, dict[int, Cell]] = defaultdict(dict)
    for cell in table.cells:
        down, across = (cell.row_span, cell.column_span) if table.exact else (1, 1)
        for row in range(cell.row, cell.row + down):
            for column in range(cell.column, cell.column + across):
                places[row].setdefault(column, cell)
    return [dict(sorted(places[row].items())) for row in sorted(places)]


def _is_title(row: dict[int, Cell], width: int) -> bool:
    """One cell across the whole table: its name, its unit."""
    filled = {id(cell): cell for cell in row.values() if cell.text.strip()}
    if len(filled) != 1 or width < 2:
        return False
    cell = next(iter(filled.values()))
    return cell.column == 0 and (cell.column_span >= width or len(row) == 1)


def _is_header(row: dict[int, Cell], readings: dict[int, Reading]) -> bool:
    """Marked so in the file, or without any amount (a year is none)."""
    cells = [cell for cell in row.values() if cell.text.strip()]
    if cells and all(cell.header for cell in cells):
        return True
    amounts = [r for r in readings.values() if r.kind in ("number", "dash")]
    return all(is_year(r.plain) for r in amounts)


def _is_count(readings: dict[int, Reading]) -> bool:
    """A row that only numbers the columns: 1 2 3 4."""
    filled = [r for r in readings.values() if r.kind != "blank"]
    numbers = [r.number.value for r in filled if r.number is not None]
    if len(numbers) < 3 or len(filled) - len(numbers) > 1:
        return False
    return any(numbers == [first + n for n in range(len(numbers))] for first in (0, 1, 2))


def _words(row: dict[int, Cell]) -> dict[int, str]:
    return {column: cell.text.strip() for column, cell in row.items()}


def header_paths(grid: Grid, width: int, *, exact: bool) -> list[list[str]]:
    """For each column the header texts above it, outermost first.

    Where conversion lost merges, a blank header cell belongs to its left neighbour as long as the
    header row below it says something.
    """
    paths: list[list[str]] = [[] for _ in range(width)]
    rows = [_words(row) for row in grid.header]
    for level, row in enumerate(rows):
        below = rows[level + 1 :]
        lost = not exact and level and _lost_lead(row, rows[0])
        _add_level(paths, _shifted(row, rows[0]) if lost else row, below)
    return paths


def _add_level(
    paths: list[list[str]], row: dict[int, str], below: Sequence[dict[int, str]]
) -> None:
    text = ""
    for column, path in enumerate(paths):
        own = row.get(column, "")
        spread = not own and any(lower.get(column) for lower in below)
        text = own if own or not spread else text
        if text and (own or spread):
            path.append(text)


def _lost_lead(row: dict[int, str], top: dict[int, str]) -> bool:
    """Whether a lower header row has lost the blanks that stood before it."""
    return bool(row.get(0)) and len(row) < len(top)


def _shifted(row: dict[int, str], top: dict[int, str]) -> dict[int, str]:
    """A lower header row moved under the top cell that is followed by enough blanks for it."""
    filled: Sequence[str] = [text for text in row.values() if text]
    for column, text in top.items():
        blanks = [top.get(column + step) == "" for step in range(1, len(filled))]
        if text and blanks and all(blanks):
            return {column + step: word for step, word in enumerate(filled)}
    return row
