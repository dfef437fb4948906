"""Targets without a way: bounds, levels to hold, ranges, about, rates of a period, zero."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from lantu.judge.case import Case
from lantu.judge.comparing import closed, holds, same
from lantu.judge.verdict import Finding, Status
from lantu.watch.series import Observation
from lantu.watch.targets import Comparator

Test = Callable[[float], bool]


def bound(case: Case) -> Finding:
    """Stay above or below a bound (失业率 <4.5%): it holds or it does not, with the margin.

    There is no progress share: a bound is not approached but kept. With ``every`` a value of an
    earlier period beyond the bound stays a breach.
    """
    row = case.current()
    if case.target.value is None:
        return Finding("cannot_say", reason="no-number")
    return against(case, row) if row else Finding("cannot_say", reason="no-value-of-period")


def hold(case: Case) -> Finding:
    """Keep a level (≥81.5, or 41.5→41.5): never worse than the value, else than the baseline."""
    target = case.target
    kept = target.value if target.value is not None else target.baseline
    comparator: Comparator = "le" if target.direction == "down" else "ge"
    return bound(replace(case, target=replace(target, value=kept, comparator=comparator)))


def rate(case: Case) -> Finding:
    """A rate of one period (经济增长 5% 以上): the period's own rate, so far or in the end.

    A rate has no way from a base: no growth rate is taken of a growth rate. Before the period ends,
    the rate since its start is compared; better than asked by more than the leeway is 快于预期.
    """
    found = bound(case)
    if found.status != "on_track" or found.margin is None:
        return found
    room = abs(float(case.target.value or 0)) * case.leeway
    return replace(found, status="ahead") if found.margin > room else found


def against(case: Case, row: Observation) -> Finding:
    """The finding for one value beside the target's bound."""
    target = case.target
    limit = float(target.value or 0)
    eased = float(target.eased or 0)
    kept = holds(row.number, target.comparator, eased)
    margin = row.number - limit if target.comparator in ("ge", "gt") else limit - row.number
    margin = 0.0 if same(row.number, limit) else margin
    return _kept(
        case, row, kept, margin, limit, lambda value: holds(value, target.comparator, eased)
    )


def within(case: Case) -> Finding:
    """Stay in a range (增长 6.5%—7%).

    Outside on the better side of the target's direction is kept and said to be beyond; with
    direction ``both`` outside is outside.
    """
    low, high = case.target.value, case.target.upper
    if low is None or high is None:
        return Finding("cannot_say", reason="no-number")
    return _between(case, float(low), float(high))


def approx(case: Case) -> Finding:
    """About a value (12 左右): within the tolerance to both sides (see ``Target.half_width``)."""
    if case.target.value is None:
        return Finding("cannot_say", reason="no-number")
    middle, width = float(case.target.value), float(case.target.half_width)
    return _between(case, middle - width, middle + width)


def _between(case: Case, low: float, high: float) -> Finding:
    row = case.current()
    if row is None:
        return Finding("cannot_say", reason="no-value-of-period")
    value, direction = row.number, case.target.direction

    def inside(value: float) -> bool:
        return holds(value, "ge", low) and holds(value, "le", high)

    def kept(value: float) -> bool:
        above, below = holds(value, "ge", low), holds(value, "le", high)
        return (above or direction == "down") and (below or direction == "up")

    beyond = kept(value) and not inside(value)
    margin = {"up": value - low, "down": high - value}.get(
        direction, min(value - low, high - value)
    )
    limit = high if direction == "down" else low
    found = _kept(case, row, kept(value), margin, limit, kept)
    return replace(found, notes=(*found.notes, "beyond-range")) if beyond else found


def zero(case: Case) -> Finding:
    """Kept at zero (动态清零, 不发生): every value of the period is 0; one that is not, stays."""
    above = [row for row in case.rows if row.number > 0]
    row = case.rows[-1]
    total = sum(row.number for row in above)
    found = _kept(case, row, not above, -total, 0.0, lambda value: value <= 0)
    return replace(found, actual=total)


def _kept(
    case: Case, row: Observation, kept: bool, margin: float, limit: float, test: Test
) -> Finding:
    breached = _breach(case, row, test) if case.target.every else ""
    notes = (f"breached:{breached}",) if breached else ()
    good = kept and not breached
    status: Status = "on_track" if good else "behind"
    if case.over(row.period.end):
        status = closed(good)
    return Finding(
        status, good, row.number, limit, margin=margin, until=row.period.end, notes=notes
    )


def _breach(case: Case, last: Observation, test: Test) -> str:
    """The first period of the last one's kind whose value broke the bound; empty for none."""
    for row in case.rows:
        like = row.period.kind == last.period.kind and row.measure == last.measure
        if like and not test(row.number):
            return f"{row.period.start:%Y-%m}"
    return ""
