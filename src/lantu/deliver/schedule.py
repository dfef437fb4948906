"""Schedules: weighted milestones, a frozen baseline beside the current ones.

Weights are per cent and add up to 100. Progress is told in per cent too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from itertools import pairwise

from lantu.deliver.refusals import Outcome, Refusal, refusal

WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Milestone:
    """A step with its date and weight; ``done_on`` once it was reached."""

    key: str
    name: str
    due: date
    weight: Decimal
    done_on: date | None = None


@dataclass(frozen=True, slots=True)
class Schedule:
    """The milestones as first agreed, which never change, and as they stand."""

    baseline: tuple[Milestone, ...]
    current: tuple[Milestone, ...]


@dataclass(frozen=True, slots=True)
class Slip:
    """A milestone whose date moved; ``days`` is positive when it moved later."""

    key: str
    name: str
    baseline: date
    current: date
    days: int


def faults_in(milestones: Sequence[Milestone], due: date | None = None) -> tuple[Refusal, ...]:
    """What is wrong with these milestones; none may lie after ``due``."""
    if not milestones:
        return (refusal("milestones-none"),)
    found: list[Refusal] = []
    seen: set[str] = set()
    for one in milestones:
        if one.key in seen:
            found.append(refusal("milestone-twice", name=one.name))
        seen.add(one.key)
        if one.weight <= 0:
            found.append(refusal("weight-not-positive", name=one.name))
        if due is not None and one.due > due:
            found.append(refusal("milestone-after-due", name=one.name, due=str(due)))
    total = sum((one.weight for one in milestones), Decimal(0))
    if total != WHOLE:
        found.append(refusal("weights-not-100", sum=str(total)))
    return tuple(found)


def lay_down(milestones: Sequence[Milestone], due: date | None = None) -> Outcome[Schedule | None]:
    """A first schedule; what is laid down here stays as the baseline."""
    faults = faults_in(milestones, due)
    if faults:
        return Outcome(None, faults)
    ordered = _in_order(milestones)
    return Outcome(Schedule(baseline=ordered, current=ordered))


def reschedule(
    schedule: Schedule, milestones: Sequence[Milestone], due: date | None = None
) -> Outcome[Schedule]:
    """New current milestones. The baseline stays, and so does every milestone already reached."""
    given = {one.key: one for one in milestones}
    done = [one for one in schedule.current if one.done_on is not None]
    faults = [
        refusal("milestone-done-changed", name=one.name)
        for one in done
        if given.get(one.key) != one
    ]
    faults.extend(faults_in(milestones, due))
    if faults:
        return Outcome(schedule, tuple(faults))
    return Outcome(replace(schedule, current=_in_order(milestones)))


def reach(schedule: Schedule, key: str, on: date) -> Outcome[Schedule]:
    """A milestone is reached on a day. One already reached keeps its day."""
    if all(one.key != key for one in schedule.current):
        return Outcome(schedule, (refusal("milestone-unknown", name=key),))
    current = tuple(
        replace(one, done_on=on) if one.key == key and one.done_on is None else one
        for one in schedule.current
    )
    return Outcome(replace(schedule, current=current))


def scheduled_progress(
    milestones: Sequence[Milestone], as_of: date, since: date | None = None
) -> Decimal:
    """What should be done by ``as_of``, in per cent (序时进度).

    Without ``since`` it rises in steps on each milestone's date; with the day on which work began
    it rises evenly from one milestone to the next.
    """
    ordered = _in_order(milestones)
    passed = sum((one.weight for one in ordered if one.due <= as_of), Decimal(0))
    if since is None:
        return passed
    days = [since, *(one.due for one in ordered)]
    for (start, end), one in zip(pairwise(days), ordered, strict=True):
        if start <= as_of < end:
            return passed + one.weight * (as_of - start).days / (end - start).days
    return passed


def done_progress(milestones: Sequence[Milestone], as_of: date) -> Decimal:
    """What was done by ``as_of``, in per cent: the weights of the milestones reached."""
    return sum(
        (one.weight for one in milestones if one.done_on is not None and one.done_on <= as_of),
        Decimal(0),
    )


def points_behind(schedule: Schedule, as_of: date, since: date | None = None) -> Decimal:
    """How many percentage points the work is behind its *baseline*; negative when ahead."""
    done = done_progress(schedule.current, as_of)
    return scheduled_progress(schedule.baseline, as_of, since) - done


def elapsed_share(start: date, due: date, as_of: date) -> Decimal:
    """Share of the period that has passed, in per cent (时间进度), between 0 and 100."""
    if as_of <= start:
        return Decimal(0)
    if as_of >= due:
        return WHOLE
    return WHOLE * (as_of - start).days / (due - start).days


def slips(schedule: Schedule) -> list[Slip]:
    """Milestones whose current date is not the one of the baseline, in the baseline's order."""
    now = {one.key: one for one in schedule.current}
    return [
        Slip(one.key, one.name, one.due, now[one.key].due, (now[one.key].due - one.due).days)
        for one in schedule.baseline
        if one.key in now and now[one.key].due != one.due
    ]


def _in_order(milestones: Sequence[Milestone]) -> tuple[Milestone, ...]:
    return tuple(sorted(milestones, key=lambda one: (one.due, one.key)))
