"""Targets reached along a way from a baseline: levels, declines by a share, multiples."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import timedelta
from decimal import Decimal

from lantu.judge.case import Case
from lantu.judge.comparing import by_share, closed, holds, same
from lantu.judge.rules.bounds import against
from lantu.judge.verdict import Finding
from lantu.watch.paths import expected_at
from lantu.watch.series import Observation
from lantu.watch.targets import Target, elapsed_share


def level(case: Case) -> Finding:
    """Reach a level by the end (城镇化率达到 80%).

    Done share A = (x−b)/(T−b), along a growing path ln(x/b)/ln(T/b); expected is the elapsed share
    (or the seasonal or stepped path's). A baseline that already satisfies the target makes it a
    bound; without a baseline only "reached yet?" and the way since the first observation are told.
    """
    target, row = case.target, case.current()
    if target.value is None:
        return Finding("cannot_say", reason="no-number")
    if row is None:
        return Finding("cannot_say", reason="no-data")
    asked = one_sided(target)
    if asked.baseline is None:
        return _since_first(replace(case, target=asked), row)
    bound = float(target.value)
    if holds(float(asked.baseline), asked.comparator, bound) or same(float(asked.baseline), bound):
        return replace(against(replace(case, target=asked), row), notes=("base-meets-target",))
    return _on_the_way(replace(case, target=asked), row)


def decline(case: Case) -> Finding:
    """Fall by a share of the baseline (下降 18%): levels towards T = b·(1−c).

    Where the rates of decline themselves are observed, they are compounded
    (:func:`lantu.judge.rules.growth.reduction`).
    """
    return _told_as_level(case)


def multiple(case: Case) -> Finding:
    """Reach a multiple of the start (翻一番: twice): levels towards T = b·k, growing evenly."""
    return _told_as_level(case)


def one_sided(target: Target) -> Target:
    """The target with comparator and direction that agree: a stated bound says the direction."""
    if target.comparator in ("le", "lt"):
        return replace(target, direction="down")
    if target.comparator == "gt":
        return replace(target, direction="up")
    if target.direction == "down":
        return replace(target, comparator="le")
    return replace(target, comparator="ge")


def as_level(target: Target) -> Target | None:
    """A decline or multiple told as the level it comes to; None without number or baseline."""
    if target.value is None or target.baseline is None:
        return None
    if target.kind in ("decline", "reduction"):
        return replace(
            target,
            kind="level",
            value=target.baseline * (1 - target.value / 100),
            tolerance=_scaled(target.tolerance, target.baseline / 100),
            direction="down",
            comparator="le",
        )
    path = "growing" if target.path == "linear" else target.path
    return replace(
        target,
        kind="level",
        value=target.baseline * target.value,
        tolerance=_scaled(target.tolerance, target.baseline),
        path=path,
    )


def _scaled(tolerance: Decimal | None, factor: Decimal) -> Decimal | None:
    return None if tolerance is None else tolerance * abs(factor)


def _told_as_level(case: Case) -> Finding:
    target = as_level(case.target)
    if target is None:
        reason = "no-number" if case.target.value is None else "no-baseline"
        return Finding("cannot_say", reason=reason)
    if any(row.prices == "current" for row in case.rows):
        return Finding("cannot_say", reason="price-basis")
    return level(replace(case, target=target))


def _on_the_way(case: Case, row: Observation) -> Finding:
    target = case.target
    start, end, value = float(target.baseline or 0), float(target.value or 0), row.number
    required = expected_at(target, row.period.end, case.shares)
    expected = case.until(row)
    if target.path in ("seasonal", "stepped") and required is not None:
        expected = done_share(start, end, required, target.path)
    return _classed(case, row, done_share(start, end, value, target.path), expected, required)


def _classed(
    case: Case, row: Observation, done: float, expected: float, required: float | None
) -> Finding:
    target = case.target
    reached = holds(row.number, target.comparator, float(target.eased or 0))
    status = (
        closed(reached)
        if case.over(row.period.end)
        else by_share(done, expected, reached=reached, leeway=case.leeway)
    )
    return Finding(status, reached, row.number, required, done, expected, until=row.period.end)


def done_share(start: float, end: float, value: float, path: str = "linear") -> float:
    """Share of the way from ``start`` to ``end`` (which differ) that ``value`` has come."""
    if path == "growing" and start > 0 and end > 0 and value > 0:
        return math.log(value / start) / math.log(end / start)
    return (value - start) / (end - start)


def _since_first(case: Case, row: Observation) -> Finding:
    """No baseline (—): the first value of the period stands for it, and is said to."""
    target, first = case.target, case.rows[0]
    bound = float(target.value or 0)
    reached = holds(row.number, target.comparator, float(target.eased or 0))
    over = case.over(row.period.end)
    if over or reached:
        status = closed(reached) if over else "done_early"
        return Finding(
            status, reached, row.number, bound, until=row.period.end, notes=("no-baseline",)
        )
    started = Decimal(str(first.number))
    there = holds(float(started), target.comparator, bound) or same(float(started), bound)
    if first.period == row.period or there:
        return Finding("cannot_say", False, row.number, until=row.period.end, reason="no-baseline")
    rest = replace(target.period, start=first.period.end + timedelta(days=1))
    expected = elapsed_share(rest, row.period.end)
    done = done_share(first.number, bound, row.number, target.path)
    found = _classed(case, row, done, expected, None)
    return replace(found, notes=("base-from-first",))
