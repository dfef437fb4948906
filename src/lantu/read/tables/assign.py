"""Which column each cell of a row belongs to, where conversion lost the empty ones.

Every placing of the row's cells on the value columns that keeps their order is scored by how well
each cell suits its column (a rate of growth is small and stands in no brackets, a comparator
belongs to a target), how likely each column is to be empty, and how well the placed levels agree
with each other (a target lies near its baseline; a growth rate follows from two levels). The
weights are rough log odds; the certainty of a placing is its share of the exponentiated scores.
"""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise
from math import comb

from lantu.read.tables.cells import CellNumber, Reading
from lantu.read.tables.columns import Column
from lantu.read.tables.names import Direction
from lantu.text.units import unit_class

MOST_PLACINGS = 1000
#: Log odds that a column of this kind is filled in a row.
_FILLED = {"actual": 3.2, "target": 1.7, "baseline": 1.4, "growth": -0.6}
_DROPPED_BLANK = -0.3
#: The scores are too timid as log odds: on complete tables whose blanks were dropped, placings
#: said to be 0.66 sure were right throughout.
_SHARPNESS = 2.0


@dataclass(frozen=True, slots=True)
class Traits:
    """What the row says of its numbers before they are placed."""

    unit: str
    direction: Direction
    flow: bool  #: an amount added in a year (新增…): it has no growth rate of its own
    binding: bool | None


@dataclass(frozen=True, slots=True)
class Placing:
    """Column index for each cell (None: a blank that stands for no column), and its certainty."""

    columns: tuple[int | None, ...]
    certainty: tuple[float, ...]


def place(
    cells: Sequence[Reading],
    columns: Sequence[Column],
    traits: Traits,
    continued: Collection[int] = (),
) -> Placing | None:
    """The best placing of ``cells`` on ``columns``; None where they do not fit or are too many.

    ``continued`` are the places in ``columns`` where the row above has words: a blank there may be
    the rest of a merged cell.
    """
    scored = [
        (_score(chosen, columns, traits, continued), chosen)
        for chosen in _placings(cells, len(columns))
    ]
    if not scored:
        return None
    top, best = max(scored, key=lambda entry: entry[0])
    weighted = [(math.exp(_SHARPNESS * (score - top)), chosen) for score, chosen in scored]
    total = sum(weight for weight, _ in weighted)
    certainty = tuple(
        sum(weight for weight, chosen in weighted if chosen[cell][0] == best[cell][0]) / total
        for cell in range(len(cells))
    )
    return Placing(tuple(column for column, _ in best), certainty)


_Chosen = tuple[tuple[int | None, Reading], ...]


def _placings(cells: Sequence[Reading], width: int) -> Iterator[_Chosen]:
    """All order-keeping choices of a column for each cell; blanks may each be dropped (None).

    None at all where there would be too many, unless the cells fill the columns.
    """
    blanks = [index for index, cell in enumerate(cells) if cell.kind == "blank"]
    droppable = range(len(blanks) + 1)
    ways = sum(comb(len(blanks), n) * comb(width, len(cells) - n) for n in droppable)
    if ways > MOST_PLACINGS:
        droppable = range(1) if len(cells) == width else range(0)
    for count in droppable:
        for dropped in combinations(blanks, count):
            for columns in combinations(range(width), len(cells) - count):
                free = iter(columns)
                yield tuple(
                    (None if index in dropped else next(free), cell)
                    for index, cell in enumerate(cells)
                )


def _kind(column: Column) -> str:
    return "growth" if column.is_growth else column.facets.role or "actual"


def _score(
    chosen: _Chosen, columns: Sequence[Column], traits: Traits, continued: Collection[int]
) -> float:
    placed = [(index, reading) for index, reading in chosen if index is not None]
    total = _DROPPED_BLANK * (len(chosen) - len(placed))
    filled = {
        index
        for index, reading in placed
        if reading.kind in ("number", "words") or (reading.kind == "blank" and index in continued)
    }
    total += sum(_suits(columns[index], reading, traits) for index, reading in placed)
    paced = any(index in filled and column.is_growth for index, column in enumerate(columns))
    for index, column in enumerate(columns):
        total += _occupied(column, index in filled, traits, paced=paced)
    numbers = [(columns[index], r.number) for index, r in placed if r.number is not None]
    return total + _levels_agree(numbers, traits) + _growth_agrees(numbers)


def _occupied(column: Column, filled: bool, traits: Traits, *, paced: bool) -> float:
    """How likely the column is as full or empty as it is; ``paced``: a growth rate is given."""
    odds = _FILLED[_kind(column)]
    if _kind(column) == "target":
        odds += {True: 0.8, False: 0.0, None: 0.0}[traits.binding]
        odds -= 1.5 * (paced or traits.direction == "growth")
    return -math.log1p(math.exp(-odds if filled else odds))


def _suits(column: Column, reading: Reading, traits: Traits) -> float:
    if reading.number is None:
        return _words_suit(column, reading)
    number = reading.number
    if column.is_growth:
        return _rate_suits(column, number, traits)
    score = 0.0
    if column.facets.role == "baseline":
        score -= 1.0 * (number.comparator != "eq") + 0.5 * number.bracketed
    elif traits.direction == "growth":
        score -= 1.5
    return score


def _words_suit(column: Column, reading: Reading) -> float:
    if reading.kind != "words":
        return 0.5 if column.facets.role == "baseline" and reading.kind == "dash" else 0.0
    return {"target": 1.0, "baseline": -4.0, "actual": -3.0}.get(_kind(column), 0.0)


def _rate_suits(column: Column, number: CellNumber, traits: Traits) -> float:
    """How well a number reads as a rate of growth."""
    score = -6.0 if number.bracketed and not column.facets.total else 0.0
    if abs(number.size) > 30:
        score -= 4.0
    if traits.direction == "growth":
        return score + 3.0
    sort = unit_class(traits.unit)
    if sort in ("percent", "points"):
        return score - 3.0
    return score + (-3.0 if traits.flow else 2.0 if sort == "money" else -1.5)


def _distance(first: CellNumber, second: CellNumber, traits: Traits) -> float:
    """How far apart two levels of one indicator lie: points for shares, else doubled log ratio."""
    a, b = first.size, second.size
    if unit_class(traits.unit) == "percent":
        return abs(a - b) / 15
    if a <= 0 or b <= 0:
        return 0.5 if a == b else 1.0
    return min(2 * abs(math.log(a / b)), 8.0)


def _levels_agree(numbers: Sequence[tuple[Column, CellNumber]], traits: Traits) -> float:
    levels = [number for column, number in numbers if not column.is_growth]
    return -sum(_distance(a, b, traits) for a, b in pairwise(levels) if a.bracketed == b.bracketed)


def _growth_agrees(numbers: Sequence[tuple[Column, CellNumber]]) -> float:
    """Whether a rate of growth follows from the two levels around it."""
    rates = [(c, n) for c, n in numbers if c.is_growth and c.facets.average]
    if not rates:
        return 0.0
    column, rate = rates[0]
    implied = implied_rates(column, [(c, n) for c, n in numbers if not c.is_growth])
    if not implied:
        return 0.0
    return 3.0 if any(abs(rate.size - value) <= 0.3 for _, value in implied) else -1.0


def implied_rates(
    growth: Column, levels: Sequence[tuple[Column, CellNumber]]
) -> list[tuple[Column, float]]:
    """Yearly growth in % from the first level to each later one, with that one's column."""
    years = _years(growth)
    if years is None or len(levels) < 2 or levels[0][0].facets.role != "baseline":
        return []
    start = levels[0][1].size
    return [
        (column, 100 * ((number.size / start) ** (1 / years) - 1))
        for column, number in levels[1:]
        if start > 0 and number.size > 0
    ]


def _years(column: Column) -> int | None:
    period = column.facets.period
    if period is None or "/" not in period:
        return None
    first, last = period.split("/")
    return int(last[:4]) - int(first[:4]) + 1
