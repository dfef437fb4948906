"""A target as the reader states it (value, comparator, measure, period), as a target to judge."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from lantu.read.claim import Comparator as Stated
from lantu.read.claim import Measure as ClaimMeasure
from lantu.watch.series import Period, period
from lantu.watch.targets import ABOUT, Comparator, Direction, Target, TargetKind

#: As the catalogue has it; ``bound`` is a value to stay below.
Wanted = Literal["up", "down", "none", "bound"]
_BOUNDS: dict[Stated, Comparator] = {"ge": "ge", "gt": "gt", "le": "le", "lt": "lt"}


@dataclass(frozen=True, slots=True)
class StatedTarget:
    """What a claim or a row of the ledger says of a target.

    ``value`` has one number, two for a range. ``period`` is the claim's: ``2025`` or ``2021/2025``;
    ``plan`` is the period of the plan that sets it, for a value to be reached by a year.
    ``direction`` is the catalogue's, ``baseline`` the value before the plan in the same unit.
    """

    value: Sequence[Decimal]
    unit: str
    comparator: Stated
    measure: ClaimMeasure
    period: str
    plan: str = ""
    direction: Wanted = "up"
    baseline: Decimal | None = None
    binding: bool | None = None
    name: str = ""


def to_judge(stated: StatedTarget) -> Target | None:
    """The target to judge; None for what has no rule (ratios a:b, a change without its base).

    Growth over several years is an average a year, a decline over them a compounding reduction, of
    one year a rate. A share or level is reached by its year on the way from the baseline, or kept
    where it is a bound. "About" gives a tolerance of 5% of the value. Raises ``ImportRefused`` for
    an unreadable period.
    """
    if stated.measure == "ratio" or not stated.value:
        return None
    if stated.measure == "change" and stated.baseline is None:
        return None
    if len(stated.value) == 2:
        return _made(stated, "range", upper=stated.value[1])
    kind, value = _kind(stated), stated.value[0]
    if stated.measure == "change":
        value += stated.baseline or Decimal(0)
    return _made(stated, kind, abs(value) if kind == "reduction" else value)


def _kind(stated: StatedTarget) -> TargetKind:
    if stated.measure == "growth":
        if _within(stated).years > 1:
            return "reduction" if stated.value[0] < 0 else "average_growth"
        return "approx" if stated.comparator == "approx" else "rate"
    if stated.measure == "cumulative":
        return "cumulative"
    if stated.measure == "rank":
        return "rank"
    return "bound" if stated.direction == "bound" else "level"


def _within(stated: StatedTarget) -> Period:
    """From the plan's first day, where it names one, to the last day of the target's period."""
    own = period(stated.period, "span")
    if "/" in stated.period or not stated.plan or stated.measure == "growth":
        return own
    return Period(min(period(stated.plan).start, own.start), own.end, "span")


def _made(
    stated: StatedTarget,
    kind: TargetKind,
    value: Decimal | None = None,
    upper: Decimal | None = None,
) -> Target:
    value = stated.value[0] if value is None else value
    about = stated.comparator == "approx" and kind != "approx"
    return Target(
        kind,
        _within(stated),
        stated.unit,
        value,
        upper,
        comparator=_comparator(stated, kind),
        direction=_direction(stated, kind),
        baseline=None if kind in ("average_growth", "reduction", "rate") else stated.baseline,
        tolerance=abs(value) * ABOUT if about else None,
        binding=stated.binding,
        name=stated.name,
    )


def _direction(stated: StatedTarget, kind: TargetKind) -> Direction:
    if stated.comparator in ("le", "lt"):
        return "down" if kind != "reduction" else "up"
    if stated.comparator in ("ge", "gt") or kind == "reduction":
        return "up"
    wanted: dict[Wanted, Direction] = {"up": "up", "down": "down", "bound": "down", "none": "both"}
    return wanted[stated.direction]


def _comparator(stated: StatedTarget, kind: TargetKind) -> Comparator:
    if kind == "reduction":  # "at most −15%" is a reduction of at least 15%
        return "gt" if stated.comparator in ("lt", "gt") else "ge"
    if stated.comparator in _BOUNDS:
        return _BOUNDS[stated.comparator]
    return "le" if _direction(stated, kind) == "down" else "ge"
