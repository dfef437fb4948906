"""Sums over the period (五年累计)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from lantu.judge.case import Case
from lantu.judge.comparing import by_share, closed, holds, same
from lantu.judge.verdict import Finding, Status
from lantu.watch.paths import expected_at
from lantu.watch.sums import summed
from lantu.watch.targets import elapsed_share


def cumulative(case: Case) -> Finding:
    """A total over the period ([16389] 套): done share Σ/C beside the elapsed share.

    The sum ends at the first gap in the reports, and the elapsed share with it. With direction
    ``down`` (新增建设用地不超过) the total is a cap that must not be used up too early.
    """
    target = case.target
    if target.value is None:
        return Finding("cannot_say", reason="no-number")
    flows = [row for row in case.rows if row.measure in ("flow", "level")]
    so_far = summed(flows, target.period)
    if so_far.until is None:
        return Finding("cannot_say", reason="no-value-of-period")
    found = _judged(case, so_far.until, float(so_far.total), float(target.value))
    return replace(found, notes=(f"gap:{so_far.gap}",)) if so_far.gap else found


def _judged(case: Case, until: date, total: float, whole: float) -> Finding:
    target = case.target
    required = expected_at(target, until, case.shares)
    share = elapsed_share(target.period, until)
    expected = required / whole if required is not None and whole else share
    done = total / whole if whole else None
    down = target.direction == "down"
    reached = holds(total, "le" if down else "ge", float(target.eased or 0))
    if case.over(until):
        status: Status = closed(reached)
    elif done is None or whole < 0:
        status = "on_track" if reached else "behind"
    elif down:
        status = _cap(done, expected, case.leeway)
    else:
        status = by_share(done, expected, reached=reached, leeway=case.leeway)
    return Finding(status, reached, total, required, done, expected, until=until)


def _cap(used: float, expected: float, leeway: float) -> Status:
    high, low = expected * (1 + leeway), expected * (1 - leeway)
    if used > high and not same(used, high):
        return "behind"
    return "ahead" if used < low and not same(used, low) else "on_track"
