"""Where the trend ends: the projection of a target's yearly values, measured as the target is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from lantu.judge.case import OF_A_PERIOD, Case
from lantu.judge.comparing import holds
from lantu.judge.rules.levels import as_level, one_sided
from lantu.judge.verdict import Finding, Trend, TrendStatus
from lantu.watch.projections import Calibration, Projection, Unfit, project
from lantu.watch.projections.calibration import SUREST
from lantu.watch.targets import Comparator, Target

LIKELY, UNLIKELY = 0.7, 0.3
Courses = NDArray[np.float64]
_STATES = ("level", "flow")
_COMPOUNDING = ("average_growth", "reduction")
_POINTS = ("level", "bound", "hold", "rate", "range", "approx")


def trend_of(case: Case, finding: Finding, calibration: Calibration | None = None) -> Trend:
    """The second answer: value at the end, 80% interval and probability of keeping the target.

    From whole years of one definition only; a kind of target that is not measured by its own
    series (ranks, comparisons, words) has no projection, nor has a closed period.
    """
    if finding.status in ("met", "missed"):
        return Trend("decided")
    pace = _at_pace(finding)
    target = _plain(case.target)
    if target is None or target.value is None:
        return Trend("cannot_say", at_pace=pace, reason="trend-kind")
    if case.rows[-1].measure in _STATES and target.kind in _COMPOUNDING and not target.baseline:
        return Trend("cannot_say", at_pace=pace, reason="no-baseline")
    values = _yearly(case)
    rates = case.rows[-1].measure not in _STATES
    found = project(values, target.period.end.year, calibration, rates=rates)
    if isinstance(found, Unfit):
        reason = f"trend-{found.reason}"
        return Trend("cannot_say", at_pace=pace, points=found.points, reason=reason)
    sign = -1.0 if case.rows[-1].measure == "decline" else 1.0
    ends = _ends(target, values, found, sign if rates else None)
    return _told(target, ends, pace, found.points)


def _at_pace(finding: Finding) -> float | None:
    if finding.done is None or not finding.expected or finding.expected <= 0:
        return None
    return finding.done / finding.expected


def _plain(target: Target) -> Target | None:
    """The target as one of the kinds that a projection is measured by."""
    if target.kind in ("decline", "multiple"):
        target = as_level(target) or target
    if target.kind == "hold":
        comparator: Comparator = "le" if target.direction == "down" else "ge"
        kept = target.value if target.value is not None else target.baseline
        return replace(target, value=kept, comparator=comparator)
    if target.kind == "level":
        return one_sided(target)
    return (
        target if target.kind in (*_POINTS, "cumulative", "average_growth", "reduction") else None
    )


def _yearly(case: Case) -> dict[int, float]:
    """Value by year: of amounts and rates the whole year's, of states the one at its end."""
    found: dict[int, float] = {}
    wanted = case.rows[-1].measure
    for row in case.history:
        days = row.period
        at_end = (days.end.month, days.end.day) == (12, 31)
        whole = days.years == 1
        like = row.measure == wanted and row.value is not None
        if like and at_end and (whole or row.measure not in OF_A_PERIOD):
            found[days.end.year] = row.number
    return found


def _ends(
    target: Target, values: Mapping[int, float], made: Projection, sign: float | None
) -> Courses:
    """What the end of the period would be measured as, along each possible course.

    ``sign`` is 1 for rates of growth, −1 for rates of decline, None for levels and amounts.
    """
    paths = made.paths()
    if target.kind in _POINTS:
        last: Courses = paths[:, -1]
        return last
    first = target.period.start.year
    ahead = paths[:, [year >= first for year in made.years]]
    so_far = [value for year, value in values.items() if first <= year < made.years[0]]
    if target.kind == "cumulative":
        total: Courses = ahead.sum(axis=1) + sum(so_far)
        return total
    if sign is None:
        return _as_asked(target, paths[:, -1] / float(target.baseline or 1))
    grown: Courses = np.maximum(1 + sign * ahead / 100, 0.0).prod(axis=1)
    before = float(np.prod([max(1 + sign * value / 100, 0.0) for value in so_far]))
    return _as_asked(target, grown * before)


def _as_asked(target: Target, factor: Courses) -> Courses:
    """Factors from the start to the end as the share reduced, or as average growth, in %."""
    if target.kind == "reduction":
        return (1 - factor) * 100
    average: Courses = (np.maximum(factor, 0.0) ** (1 / target.period.years) - 1) * 100
    return average


def _told(target: Target, ends: Courses, pace: float | None, points: int) -> Trend:
    kept = np.mean([meets(target, float(end)) for end in ends])
    chance = float(np.clip(kept, 1 - SUREST, SUREST))
    status: TrendStatus = "likely" if chance >= LIKELY else "open"
    if chance <= UNLIKELY:
        status = "unlikely"
    low, middle, high = (float(end) for end in np.quantile(ends, [0.1, 0.5, 0.9]))
    return Trend(status, middle, low, high, chance, pace, points)


def meets(target: Target, value: float) -> bool:
    """Whether an end value would keep the target."""
    asked = float(target.value or 0)
    if target.kind not in ("range", "approx"):
        return holds(value, target.comparator, float(target.eased or 0))
    width = float(target.half_width)
    low, high = (
        (asked, float(target.upper or 0))
        if target.kind == "range"
        else (asked - width, asked + width)
    )
    above = holds(value, "ge", low) or target.direction == "down"
    below = holds(value, "le", high) or target.direction == "up"
    return above and below
