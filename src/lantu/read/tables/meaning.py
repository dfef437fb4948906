"""What a number at a row and a column means: measure, sign, unit, period and role."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.read.claim import Measure, Role
from lantu.read.tables.assign import implied_rates
from lantu.read.tables.cells import CellNumber
from lantu.read.tables.columns import Column
from lantu.read.tables.names import Label, is_qualifier
from lantu.read.tables.notes import Notes
from lantu.read.tables.rows import Frame, Placed, Row
from lantu.text.units import unit_class


@dataclass(frozen=True, slots=True)
class Meaning:
    """The fields of a claim that follow from where its number stands."""

    name: str
    value: float | int | list[float]
    unit: str
    measure: Measure
    period: str | None
    role: Role
    scope: str | None


@dataclass(frozen=True, slots=True)
class RowContext:
    """A row with its label and the table around it."""

    row: Row
    label: Label
    frame: Frame
    notes: Notes

    def levels(self) -> list[tuple[Column, CellNumber]]:
        """The row's numbers outside growth columns, in order."""
        return [(p.column, p.reading.number) for p in self.row.values
                if p.reading.number is not None and not p.column.is_growth]  # fmt: skip

    @property
    def has_rate(self) -> bool:
        """Whether a growth column of this row holds a number."""
        return any(p.column.is_growth and p.reading.number is not None for p in self.row.values)


def read_meaning(placed: Placed, number: CellNumber, context: RowContext) -> Meaning:
    """The meaning of one number in its row and column."""
    column = placed.column
    unit = _unit(number, column, context)
    measure, sign, unit = _measure(number, column, context, unit)
    value = number.value
    if sign < 0 and not isinstance(value, list):
        value = -abs(value) if value else value
    return Meaning(
        _name(column, context, measure, unit),
        value,
        unit,
        measure,
        _period(number, column, context, measure),
        _role(number, column, context),
        column.facets.scope,
    )


def _unit(number: CellNumber, column: Column, context: RowContext) -> str:
    if number.unit and unit_class(number.unit):
        return number.unit
    rate = column.facets.measure in ("growth", "share") and not number.bracketed
    if rate and column.facets.unit:
        return column.facets.unit
    return number.unit + _row_unit(column, context)


def _row_unit(column: Column, context: RowContext) -> str:
    """The unit of the row's levels: its own, else the column's (of a column of levels)."""
    own = context.label.unit or context.row.unit
    of_column = "" if column.is_growth else column.facets.unit
    return own or of_column or context.frame.caption.unit


def _measure(
    number: CellNumber, column: Column, context: RowContext, unit: str
) -> tuple[Measure, int, str]:
    """Kind of measure, the sign that the label's words give, and the unit that goes with it."""
    direction = context.label.direction
    sign = -1 if direction == "decline" else 1
    sort = unit_class(unit)
    if number.bracketed and (changed := _points_gained(number, context, sort)):
        return "change", changed, "个百分点"
    if _is_rate(number, column, context) and column.facets.measure is not None:
        return column.facets.measure, sign if column.is_growth else 1, unit
    if number.move and not context.label.rise:
        moved = -1 if number.move == "down" else 1
        return ("growth" if sort == "percent" else "change"), moved, unit
    if direction == "level":
        gained = number.bracketed and column.is_growth and bool(context.levels())
        return "change" if gained else _state(number, sort), 1, unit
    if sort == "percent" and not context.label.rise:
        stated = direction == "growth" and context.has_rate and len(context.levels()) > 1
        return ("share", 1, unit) if stated else ("growth", sign, unit)
    return "change", sign, unit


def _is_rate(number: CellNumber, column: Column, context: RowContext) -> bool:
    """Whether the column's measure holds for the number: a share has no average growth rate."""
    if number.bracketed or number.move:
        return False
    level = context.label.direction == "level" and column.facets.average
    return not (level and unit_class(_row_unit(column, context)) == "percent")


def _state(number: CellNumber, sort: str) -> Measure:
    if isinstance(number.value, list) and number.comparator != "range":
        return "share"
    if number.bracketed:
        return "cumulative"
    return "share" if sort == "percent" else "ratio" if sort == "times" else "level"


def _points_gained(number: CellNumber, context: RowContext, sort: str) -> int:
    """The sign of a bracketed number that is the difference of the row's two shares; else 0."""
    levels = [n.size for _, n in context.levels() if not n.bracketed]
    if sort != "percent" or context.label.direction != "level" or len(levels) != 2:
        return 0
    gained = levels[1] - levels[0]
    if not gained or abs(abs(gained) - abs(number.size)) > 0.051:
        return 0
    return 1 if gained > 0 else -1


def _name(column: Column, context: RowContext, measure: Measure, unit: str) -> str:
    """The row's name with what the column adds; money spent in percent is an intensity."""
    name = context.label.name
    if measure == "share" and context.label.direction == "growth" and name.endswith("经费投入"):
        return name + "强度"
    extra = column.facets.name
    if not extra or extra.rstrip("额量数") in name:
        return name
    return extra + name if is_qualifier(extra) else name + extra


def _period(
    number: CellNumber, column: Column, context: RowContext, measure: Measure
) -> str | None:
    period = column.facets.period
    if period is None or not re.fullmatch(r"\d{4}", period):
        return period
    last = int(period)
    if number.bracketed and not column.is_growth:
        return f"{last - context.notes.years + 1}/{last}"
    yearly_target = (
        (measure == "growth" or number.average)
        and column.facets.role == "target"
        and not column.is_growth
    )
    first = _plan_start(context, last)
    return f"{first}/{last}" if yearly_target and first else period


def _plan_start(context: RowContext, last: int) -> int | None:
    """First year of the plan that ends in ``last``: the year after the latest baseline's."""
    starts = [
        int(period)
        for period, role in ((c.facets.period or "", c.facets.role) for c in context.frame.values)
        if role == "baseline" and re.fullmatch(r"\d{4}", period)
    ]
    earlier = [year for year in starts if last - year in (4, 5, 10, 15)]
    return max(earlier) + 1 if earlier else None


def _role(number: CellNumber, column: Column, context: RowContext) -> Role:
    role = column.facets.role
    if role is not None:
        return role
    roles = {c.facets.role for c in context.frame.values}
    if not {"target", "actual"} <= roles:
        return "target" if "target" in roles else "actual"
    return _rate_role(number, column, context)


def _rate_role(number: CellNumber, column: Column, context: RowContext) -> Role:
    """Whether average growth beside both targets and results was aimed at or reached.

    It is what follows from the levels; failing that it stands for a target level that is absent.
    """
    fits = [
        level.facets.role
        for level, rate in implied_rates(column, context.levels())
        if abs(rate - number.size) <= 0.15
    ]
    if fits:
        return "actual" if "actual" in fits else "target"
    has_target = any(level.facets.role == "target" for level, _ in context.levels())
    return "actual" if has_target else "target"
