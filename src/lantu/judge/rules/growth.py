"""Targets of growth and of reduction that compound over the years."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from decimal import Decimal

from lantu.judge.case import Case
from lantu.judge.comparing import by_share, closed, holds, same
from lantu.judge.rules.levels import decline
from lantu.judge.verdict import Finding, Status
from lantu.watch.series import Measure, Observation, Period
from lantu.watch.targets import elapsed_share


@dataclass(frozen=True, slots=True)
class Compounded:
    """The factor by which something grew from the period's start to the day ``until``."""

    factor: float
    until: date
    years: float


def average_growth(case: Case) -> Finding:
    """Grow by g* a year on average (年均增长 6%), at constant prices.

    ḡ = ∏(1+gᵢ)^(1/n) − 1 over the years so far, or (x/b)^(1/n) − 1 from levels at constant prices;
    done share ln ∏(1+gᵢ) / (N·ln(1+g*)). For g* of 0 or less,
    or an upper bound, the average itself is compared.
    Levels at current prices are refused: they would count prices as growth.
    """
    target = case.target
    if target.value is None:
        return Finding("cannot_say", reason="no-number")
    grown = compound(case.rows, target.period, "growth") or _from_levels(case)
    if isinstance(grown, str):
        return Finding("cannot_say", reason=grown)
    asked = 1 + float(target.value) / 100
    so_far = _average(grown)
    rising = asked > 1 and target.comparator in _RISING
    whole = math.log(asked) * target.period.years if rising else 0.0
    done = _log(grown.factor) / whole if whole else None
    reached = holds(so_far, target.comparator, float(target.eased or 0))
    return _classed(case, grown, so_far, done, reached)


def reduction(case: Case) -> Finding:
    """Reduce by c% over the period (单位能耗降低 [15]%): yearly rates compound, they do not add.

    Done is 1 − ∏(1−cᵢ), required by now 1 − (1−c)^τ; done share ln ∏(1−cᵢ) / ln(1−c). From levels
    it is a decline by a share of the baseline.
    """
    target = case.target
    if target.value is None:
        return Finding("cannot_say", reason="no-number")
    fallen = compound(case.rows, target.period, "decline")
    if fallen is None and case.rows[-1].measure in ("growth", "decline"):
        return Finding("cannot_say", reason="no-value-of-period")
    if fallen is None:
        return _in_per_cent(decline(case), case.target.baseline)
    left = 1 - float(target.value) / 100
    share = elapsed_share(target.period, fallen.until)
    required = (1 - left**share) * 100 if left > 0 else None
    rising = 0 < left < 1 and target.comparator in _RISING
    done = _log(fallen.factor) / math.log(left) if rising else None
    reached = holds((1 - fallen.factor) * 100, target.comparator, float(target.eased or 0))
    over = case.over(fallen.until)
    status = closed(reached) if over else _running(case, done, share, reached)
    return Finding(
        status, reached, (1 - fallen.factor) * 100, required, done, share, until=fallen.until
    )


def _in_per_cent(found: Finding, base: Decimal | None) -> Finding:
    """A decline found on levels, told as the share of the baseline that is gone."""
    if not base or found.actual is None:
        return found
    actual = (1 - found.actual / float(base)) * 100
    required = None if found.required is None else (1 - found.required / float(base)) * 100
    return replace(found, actual=actual, required=required)


def compound(rows: Iterable[Observation], within: Period, measure: Measure) -> Compounded | None:
    """Growth and decline rates (in %) compounded from the period's first day without a gap.

    A rate since January of a running year counts for the part of the year that has passed. None
    where no rate starts with the period.
    """
    wanted = [row for row in rows if row.measure in ("growth", "decline") and row.period.years <= 1]
    day, factor, years = within.start, 1.0, 0.0
    while starting := [row for row in wanted if row.period.start == day]:
        row = max(starting, key=lambda one: one.period.end)
        rate = row.number if row.measure == "growth" else -row.number
        factor *= max(1 + rate / 100, 0.0) ** row.period.years
        years += row.period.years
        day = row.period.end + timedelta(days=1)
    return Compounded(factor, day - timedelta(days=1), years) if years else None


def _from_levels(case: Case) -> Compounded | str:
    row = case.rows[-1]
    base = case.target.baseline
    if base is None or base <= 0 or row.number < 0 or row.measure not in ("level", "flow"):
        return "no-baseline"
    if row.prices == "current":
        return "price-basis"
    years = Period(case.target.period.start, row.period.end).years
    return Compounded(row.number / float(base), row.period.end, years)


def _average(grown: Compounded) -> float:
    return (math.exp(_log(grown.factor) / grown.years) - 1) * 100


def _classed(
    case: Case, grown: Compounded, so_far: float, done: float | None, reached: bool
) -> Finding:
    share = elapsed_share(case.target.period, grown.until)
    asked = float(case.target.value or 0)
    if case.over(grown.until):
        return Finding(closed(reached), reached, so_far, asked, done, share, until=grown.until)
    complete = done is not None and done >= 1
    status = _running(case, done, share, complete if done is not None else reached)
    return Finding(status, reached, so_far, asked, done, share, until=grown.until)


def _running(case: Case, done: float | None, share: float, reached: bool) -> Status:
    if done is None:
        return "on_track" if reached else "behind"
    return by_share(done, share, reached=reached, leeway=case.leeway)


def _log(factor: float) -> float:
    return math.log(factor) if factor > 0 and not same(factor, 0.0) else -_ALL


_RISING = ("ge", "gt", "eq")
_ALL = 50.0  #: stands for the logarithm of nothing left
