"""Targets that stand beside another series: in step with growth, above the province's average."""

from __future__ import annotations

import math
from collections.abc import Sequence

from lantu.judge.case import Case
from lantu.judge.comparing import closed, holds, same
from lantu.judge.verdict import Finding, Status
from lantu.watch.series import Observation

#: "In step" allows this many percentage points less than the growth it follows.
IN_STEP = 0.5


def in_step(case: Case) -> Finding:
    """Grow in step with another growth (居民收入与经济增长基本同步).

    The average growth over the periods that both series have, beside each other; not more than
    the target's value (0.5 percentage points where it states none) below. Above is kept as well.
    """
    pairs = _pairs(case)
    if not pairs:
        return Finding("cannot_say", reason="no-reference")
    own, other = (_average([pair[side] for pair in pairs]) for side in (0, 1))
    allowed = IN_STEP if case.target.value is None else float(case.target.value)
    behind = own - other < -allowed and not same(own - other, -allowed)
    ahead = own - other > allowed and not same(own - other, allowed)
    status: Status = "behind" if behind else "ahead" if ahead else "on_track"
    if case.over(pairs[-1][0].period.end):
        status = closed(not behind)
    last = pairs[-1][0].period.end
    return Finding(status, not behind, own, other, margin=own - other, until=last)


def relative(case: Case) -> Finding:
    """Beside another series (高于全省平均): the difference x − x_ref at the last common period."""
    pairs = _pairs(case)
    if not pairs:
        return Finding("cannot_say", reason="no-reference")
    row, other = pairs[-1]
    difference = row.number - other.number
    asked = float(case.target.value or 0)
    kept = holds(difference, case.target.comparator, asked)
    margin = difference - asked
    if case.target.comparator in ("le", "lt"):
        margin = -margin
    status: Status = closed(kept) if case.over(row.period.end) else "on_track" if kept else "behind"
    return Finding(status, kept, row.number, other.number, margin=margin, until=row.period.end)


def _pairs(case: Case) -> list[tuple[Observation, Observation]]:
    """Own and other value of each period that both have, oldest first."""
    others = {
        (row.period.start, row.period.end): row
        for row in case.reference(case.target.reference)
        if row.sign == "value"
    }
    found = [(row, others.get((row.period.start, row.period.end))) for row in case.rows]
    return [(row, other) for row, other in found if other is not None and _alike(row, other)]


def _alike(row: Observation, other: Observation) -> bool:
    return row.measure == other.measure and other.convertible(row.unit)


def _average(rows: Sequence[Observation]) -> float:
    factors = [max(1 + row.number / 100, 1e-9) for row in rows]
    return (math.exp(sum(map(math.log, factors)) / len(factors)) - 1) * 100
