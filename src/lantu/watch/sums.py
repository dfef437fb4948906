"""Sums of flows over a period, from whatever parts were reported, without counting any twice."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from lantu.watch.series import Observation, Period

_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class Sum:
    """A total up to the day ``until``; ``gap`` is the first day that nothing was reported for."""

    total: Decimal
    until: date | None
    parts: tuple[Observation, ...] = ()
    gap: date | None = None


def summed(observations: Iterable[Observation], within: Period) -> Sum:
    """The sum of flows from the period's first day on, as far as reports follow without a gap.

    At each day the longest report that starts there is taken, so that a year stands for its months
    and a sum since January for its months too. Adding stops at the first gap: a month that is
    missing is not a month of zero. ``gap`` is set where later reports exist beyond it.
    """
    rows = [row for row in observations if row.value is not None and within.holds(row.period)]
    total, parts, day = Decimal(0), [], within.start
    while step := _longest_from(rows, day):
        total += step.value or Decimal(0)
        parts.append(step)
        day = step.period.end + _DAY
    later = any(row.period.start > day for row in rows)
    return Sum(total, day - _DAY if parts else None, tuple(parts), day if later else None)


def _longest_from(rows: Sequence[Observation], day: date) -> Observation | None:
    starting = [row for row in rows if row.period.start == day]
    return max(starting, key=lambda row: row.period.end, default=None)


def monthly_shares(observations: Iterable[Observation], years: Sequence[int]) -> tuple[float, ...]:
    """Share of the year that is done by the end of each month, averaged over past ``years``.

    Returns 12 cumulative shares, the last 1. A year counts where every month-end's sum since
    January can be told and the year's total is above 0; with no such year the result is empty.
    """
    rows = list(observations)
    curves = [curve for year in years if (curve := _curve(rows, year))]
    if not curves:
        return ()
    return tuple(sum(column) / len(curves) for column in zip(*curves, strict=True))


def _curve(rows: Sequence[Observation], year: int) -> tuple[float, ...]:
    sums = [_since_january(rows, year, month) for month in range(1, 13)]
    known = [float(value) for value in sums if value is not None]
    if len(known) < 12 or known[-1] <= 0:
        return ()
    return tuple(value / known[-1] for value in known)


def _since_january(rows: Sequence[Observation], year: int, month: int) -> Decimal | None:
    last = date(year + month // 12, month % 12 + 1, 1) - _DAY
    so_far = summed(rows, Period(date(year, 1, 1), last))
    return so_far.total if so_far.until == last else None


def year_end(so_far: Decimal, month: int, shares: Sequence[float]) -> float | None:
    """A year's total expected from its first ``month`` months, by past years' shares.

    None where no shares are known or past years had nothing by that month.
    """
    if len(shares) != 12 or shares[month - 1] <= 0:
        return None
    return float(so_far) / shares[month - 1]
