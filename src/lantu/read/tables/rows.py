"""The body rows of a table with their labels, unit, attribute and placed values."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from lantu.read.tables.cells import Reading, is_unit
from lantu.read.tables.columns import (
    Column,
    ColumnKind,
    header_kind,
    read_binding,
    settle,
    value_columns,
    value_facets,
)
from lantu.read.tables.facets import NOTHING, Facets
from lantu.read.tables.grid import Grid, header_paths
from lantu.text.documents import Profile


@dataclass(frozen=True, slots=True)
class Placed:
    """A cell with the column that it belongs to, and how sure that is (0 to 1)."""

    column: Column
    reading: Reading
    certainty: float = 1.0


@dataclass(frozen=True, slots=True)
class Row:
    """One body row. ``labels`` run from the widest group to the row's own name."""

    labels: tuple[str, ...]
    unit: str
    binding: bool | None
    values: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Frame:
    """What a table says before its rows: columns, caption, and whether cells stand in place."""

    columns: tuple[Column, ...]
    caption: Facets

    def of_kind(self, kind: ColumnKind) -> list[Column]:
        """The columns of one kind, in order."""
        return [column for column in self.columns if column.kind == kind]

    @property
    def values(self) -> list[Column]:
        """The columns that hold values, in order."""
        return value_columns(self.columns)


def read_frame(grid: Grid, caption: Facets, profile: Profile, *, exact: bool) -> Frame:
    """The columns of a grid; kinds from header words, else from what stands below them."""
    width = grid.width if exact else _header_width(grid)
    paths = header_paths(grid, width, exact=exact)
    kinds = [_kind(path, index, grid, exact=exact) for index, path in enumerate(paths)]
    if "label" not in kinds:
        kinds = _with_label(kinds)
    columns = [
        Column(index, kind, value_facets(path, profile.year) if kind == "value" else NOTHING)
        for index, (kind, path) in enumerate(zip(kinds, paths, strict=True))
    ]
    return Frame(tuple(settle(columns, caption, profile)), caption)


def _header_width(grid: Grid) -> int:
    return max((max(row) + 1 for row in grid.header if row), default=0)


def _kind(path: Sequence[str], index: int, grid: Grid, *, exact: bool) -> ColumnKind:
    leaf = path[-1] if path else ""
    kind = header_kind(leaf)
    below = [row[index] for row in grid.body if index in row] if exact else []
    if kind in ("category", "binding") and below:
        return "binding" if any(read_binding(r.plain) is not None for r in below) else "category"
    if kind is not None or not exact:
        return kind or "value"
    return _kind_by_content(leaf, index, below)


def _kind_by_content(leaf: str, index: int, below: Sequence[Reading]) -> ColumnKind:
    filled = [r for r in below if r.kind not in ("blank", "dash")]
    amounts = sum(r.kind == "number" for r in filled)
    if any(read_binding(r.plain) is not None for r in filled):
        return "binding"
    if filled and not amounts and sum(is_unit(r.plain) for r in filled) * 2 > len(filled):
        return "unit"
    if amounts * 2 >= len(filled):
        return "ordinal" if index == 0 and not leaf and _counts_up(filled) else "value"
    told = value_facets([leaf], None)
    speaks = told.period or told.role or told.measure or told.average
    return "value" if speaks else "label" if index < 2 else "note"


def _counts_up(readings: Sequence[Reading]) -> bool:
    values = [r.number.value for r in readings if r.number is not None]
    return values == list(range(1, len(values) + 1))


def _with_label(kinds: list[ColumnKind]) -> list[ColumnKind]:
    """A table without a column for names: its first category, note or value column holds them."""
    wanted: tuple[Literal["category", "note", "value"], ...] = ("category", "note", "value")
    for kind in wanted:
        if kind in kinds:
            place = kinds.index(kind)
            return [*kinds[:place], "label", *kinds[place + 1 :]]
    return kinds


def exact_rows(grid: Grid, frame: Frame) -> list[Row]:
    """The rows of a table whose cells stand in their columns; tables side by side one by one."""
    return [row for block in _side_by_side(frame) for row in _exact_rows(grid, block)]


def _side_by_side(frame: Frame) -> list[Frame]:
    """The frame cut before each label column that follows values (收入 … | 支出 …)."""
    blocks: list[list[Column]] = [[]]
    for column in frame.columns:
        opens = column.kind in ("label", "ordinal", "category")
        if opens and any(before.kind == "value" for before in blocks[-1]):
            blocks.append([])
        blocks[-1].append(column)
    return [Frame(tuple(block), frame.caption) for block in blocks]


def _exact_rows(grid: Grid, frame: Frame) -> Iterable[Row]:
    carried: dict[int, str] = {}
    for cells in grid.body:
        labels = _labels(cells, frame.of_kind("label"), carried)
        if not labels:
            continue
        placed = [
            Placed(column, cells[column.index])
            for column in frame.values
            if column.index in cells and cells[column.index].cell.column == column.index
        ]
        binding = read_binding(_text(cells, frame.of_kind("binding")))
        yield Row(labels, _text(cells, frame.of_kind("unit")), binding, tuple(placed))


def _labels(
    cells: dict[int, Reading], columns: Sequence[Column], carried: dict[int, str]
) -> tuple[str, ...]:
    """The row's labels; a blank one in front of a filled one is carried down from above."""
    own: list[tuple[int, str]] = []
    seen: set[int] = set()
    for column in columns:
        reading = cells.get(column.index)
        if reading is not None and reading.plain and id(reading.cell) not in seen:
            seen.add(id(reading.cell))
            own.append((column.index, reading.cell.text))
    if not own:
        return ()
    first = own[0][0]
    for index in [index for index in carried if index >= first]:
        del carried[index]
    carried.update(own)
    return tuple(carried[index] for index in sorted(carried))


def _text(cells: dict[int, Reading], columns: Sequence[Column]) -> str:
    for column in columns:
        reading = cells.get(column.index)
        if reading is not None and reading.plain:
            return reading.plain
    return ""
