"""The value expected for today on the way to a target, the gap to it, the pace needed from here."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from lantu.watch.series import Period
from lantu.watch.targets import Target, elapsed_share

#: Kinds whose target is a sum over the period, starting from nothing.
SUMS = ("cumulative",)
_MOST = 700.0  #: the largest power of e that a float can hold, about


@dataclass(frozen=True, slots=True)
class Pace:
    """Where it should be, where it is, what is left.

    ``gap`` is actual minus expected, positive where better than expected in the target's
    direction. ``needed`` is a year's addition in the target's unit, or in % a year where
    ``needed_kind`` is ``growth``; None where nothing is needed any more or no time is left.
    """

    expected: float
    actual: float
    gap: float
    needed: float | None
    needed_kind: str
    years_left: float


def expected_at(target: Target, day: date, shares: Sequence[float] = ()) -> float | None:
    """The value that the path to the target asks for by the end of ``day``.

    ``linear``: baseline plus the elapsed share of the way; ``growing``: the same in logarithms (a
    constant rate of growth); ``seasonal``: sums by past years' ``shares`` (12 cumulative monthly
    shares, see :func:`lantu.watch.sums.monthly_shares`); ``stepped``: the last milestone passed.
    None where the target has no number or its path needs a baseline that is not there.
    """
    if target.value is None:
        return None
    start, end = _ends(target)
    if start is None:
        return None
    if target.path == "stepped":
        return _stepped(target, day, start)
    share = _share(target, day, shares)
    if target.path == "growing" and start > 0 and end > 0:
        return start * math.pow(end / start, share)
    return start + (end - start) * share


def _ends(target: Target) -> tuple[float | None, float]:
    end = float(target.value or 0)
    if target.kind in SUMS:
        return 0.0, end
    return (None if target.baseline is None else float(target.baseline)), end


def _share(target: Target, day: date, shares: Sequence[float]) -> float:
    if target.path == "seasonal" and len(shares) == 12:
        return seasonal_share(target.period, day, shares)
    return elapsed_share(target.period, day)


def seasonal_share(whole: Period, day: date, shares: Sequence[float]) -> float:
    """Share of the work of a period of whole years that past years' months had done by ``day``."""
    if day < whole.start:
        return 0.0
    if day >= whole.end:
        return 1.0
    years = whole.end.year - whole.start.year + 1
    before = shares[day.month - 2] if day.month > 1 else 0.0
    month = Period(day.replace(day=1), day).months
    within = before + (shares[day.month - 1] - before) * month
    return (day.year - whole.start.year + within) / years


def _stepped(target: Target, day: date, start: float) -> float:
    passed = [step for step in sorted(target.steps, key=lambda step: step.by) if step.by <= day]
    return float(passed[-1].value) if passed else start


def pace(target: Target, actual: float, day: date, shares: Sequence[float] = ()) -> Pace | None:
    """Gap to the expected value on ``day`` and what is needed from there; None without a path."""
    expected = expected_at(target, day, shares)
    if expected is None or target.value is None:
        return None
    sign = -1.0 if target.direction == "down" else 1.0
    left = max(target.period.years * (1 - elapsed_share(target.period, day)), 0.0)
    kind = "growth" if target.path == "growing" else "yearly"
    needed = _needed(actual, float(target.value), left, kind, sign)
    return Pace(expected, actual, sign * (actual - expected), needed, kind, left)


def _needed(actual: float, end: float, left: float, kind: str, sign: float) -> float | None:
    if left <= 0 or sign * (end - actual) <= 0:
        return None
    if kind == "growth" and actual > 0 and end > 0:
        return yearly_growth(end / actual, left)
    return (end - actual) / left


def yearly_growth(factor: float, years: float) -> float:
    """The constant rate in % a year that multiplies by ``factor`` (above 0) in ``years``."""
    power = math.log(factor) / years
    return math.expm1(power) * 100 if power < _MOST else math.inf
