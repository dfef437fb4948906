"""Body rows of a table whose empty cells conversion lost: told apart by what the cells are."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantu.read.tables.assign import Traits, place
from lantu.read.tables.cells import Reading, is_unit
from lantu.read.tables.columns import read_binding
from lantu.read.tables.grid import Grid
from lantu.read.tables.names import has_ordinal, resolve
from lantu.read.tables.rows import Frame, Placed, Row


@dataclass(frozen=True, slots=True)
class _Parts:
    """A row's cells by what they are; ``numbered``: it opens an entry of its own."""

    labels: tuple[tuple[int, str], ...]  #: place in the row, text
    unit: str
    binding: bool | None
    values: tuple[Reading, ...]
    numbered: bool


def ragged_rows(grid: Grid, frame: Frame) -> list[Row]:
    """The rows of a table that is not exact, each cell placed on its likeliest column."""
    parts = [_parts(list(row.values()), frame) for row in grid.body]
    numbered = sum(part.numbered for part in parts) * 2 > len(parts)
    return list(_rows(parts, frame, numbered))


def _rows(parts: Sequence[_Parts], frame: Frame, numbered: bool) -> Iterable[Row]:
    group: tuple[str, ...] = ()
    binding: bool | None = None
    worded: list[int] = []
    for part in parts:
        texts = _without_category(part, frame)
        if not texts:
            continue
        continues = numbered and not part.numbered and len(texts) == 1
        if continues:
            texts = (*group, *texts)
            binding = part.binding if part.binding is not None else binding
        else:
            group, binding = texts[:-1], part.binding
        row = _row(_Entry(texts, part, binding, worded), frame)
        worded = [p.column.index for p in row.values if _is_worded(p, worded)]
        yield row


def _is_worded(placed: Placed, above: Sequence[int]) -> bool:
    """Whether words stand there, or a blank goes on below words."""
    kind = placed.reading.kind
    return kind == "words" or (kind == "blank" and placed.column.index in above)


@dataclass(frozen=True, slots=True)
class _Entry:
    """A row to place: labels complete, attribute known; ``worded``: columns with words above."""

    texts: tuple[str, ...]
    part: _Parts
    binding: bool | None
    worded: Sequence[int]


def _row(entry: _Entry, frame: Frame) -> Row:
    texts, part, binding = entry.texts, entry.part, entry.binding
    label = resolve(texts)
    unit = part.unit or label.unit or frame.caption.unit
    traits = Traits(unit, label.direction, "新增" in label.name[:4], binding)
    columns = frame.values
    continued = [at for at, column in enumerate(columns) if column.index in entry.worded]
    placing = place(part.values, columns, traits, continued)
    if placing is None:
        return Row(texts, part.unit, binding, ())
    placed = [
        Placed(columns[column], reading, certainty)
        for column, certainty, reading in zip(
            placing.columns, placing.certainty, part.values, strict=True
        )
        if column is not None
    ]
    return Row(texts, part.unit, binding, tuple(placed))


def _without_category(part: _Parts, frame: Frame) -> tuple[str, ...]:
    """The labels without the theme that stands in the first column of the first row it covers."""
    labels = part.labels
    themed = bool(frame.of_kind("category")) and len(labels) > 1 and labels[0][0] == 0
    return tuple(text for _, text in (labels[1:] if themed else labels))


def _parts(cells: Sequence[Reading], frame: Frame) -> _Parts:
    rest, binding = _take_binding(cells, frame)
    labels: list[tuple[int, str]] = []
    unit, numbered, place_ = "", False, 0
    most = len(frame.of_kind("label")) + len(frame.of_kind("category")) + 1
    while place_ < len(rest):
        cell = rest[place_]
        if cell.kind == "words" and labels and frame.of_kind("unit") and is_unit(cell.plain):
            unit = cell.plain
            place_ += 1
            break
        if _is_ordinal(cell, labels, frame, numbered):
            numbered = True
        elif cell.kind == "words" and len(labels) < most:
            labels.append((place_, cell.cell.text))
        elif cell.kind != "blank" or _values_begin(rest, place_, labels, frame):
            break
        place_ += 1
    numbered = numbered or any(has_ordinal(text) for _, text in labels)
    return _Parts(tuple(labels), unit, binding, tuple(rest[place_:]), numbered)


def _take_binding(cells: Sequence[Reading], frame: Frame) -> tuple[list[Reading], bool | None]:
    """The cells before the attribute, and what it says; its cell may be blank (merged above)."""
    rest = list(cells)
    if not frame.of_kind("binding"):
        return rest, None
    for place_ in range(len(rest) - 1, -1, -1):
        said = read_binding(rest[place_].plain)
        if said is not None:
            return rest[:place_], said
        if rest[place_].kind != "blank":
            break
    if rest and rest[-1].kind == "blank":
        rest.pop()
    return rest, None


def _is_ordinal(
    cell: Reading, labels: Sequence[tuple[int, str]], frame: Frame, numbered: bool
) -> bool:
    if numbered or not frame.of_kind("ordinal") or len(labels) > 1 or cell.number is None:
        return False
    return isinstance(cell.number.value, int) and cell.number.value < 200 and cell.plain.isdigit()


def _values_begin(
    rest: Sequence[Reading], at: int, labels: Sequence[tuple[int, str]], frame: Frame
) -> bool:
    """Whether a blank is already a value: no label and no unit comes after it."""
    if not labels:
        return False
    later = [cell for cell in rest[at:] if cell.kind != "blank"]
    if not later or later[0].kind != "words":
        return True
    return not frame.of_kind("unit") and not is_unit(later[0].plain)
