"""Standing duties: the periods of a rhythm, when each is due, and whether it was met."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from lantu.deliver.clocks import WorkingDay, add_months, end_of, weekdays
from lantu.deliver.evidence import counting
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Rhythm
from lantu.playbooks.terms import Every

_MONTHS: dict[Every, int] = {"month": 1, "quarter": 3, "half_year": 6, "year": 12}
_DAY = timedelta(days=1)

#: ``not_due``: its period is not over; ``open``: over, still in time; ``late``: not met in time.
DutyStatus = Literal["not_due", "open", "met", "met_late", "late"]


@dataclass(frozen=True, slots=True)
class Duty:
    """One period of a standing duty, from its first to its last day, and the day it is due."""

    start: date
    end: date
    due: date


def duties(
    rhythm: Rhythm, first: date, last: date, working: WorkingDay = weekdays
) -> Iterator[Duty]:
    """Every period that ends between ``first`` and ``last`` (both included), in order.

    Periods are those of the calendar: weeks from Monday, months, quarters, half-years, years.
    """
    start = _period_start(rhythm.every, first)
    while True:
        following = _following(rhythm.every, start)
        end = following - _DAY
        if end > last:
            return
        due = end_of(rhythm.due, end, working=working)
        if end >= first and due is not None:
            yield Duty(start, end, due)
        start = following


def duty_status(duty: Duty, rhythm: Rhythm, state: CommitmentState, as_of: date) -> DutyStatus:
    """How a duty stands on a day. Evidence counts for the period it names."""
    reports = [proof for proof in counting(state, as_of) if proof.period == duty.start]
    days = [
        sorted(proof.on for proof in reports if proof.kind == kind)[least - 1 : least]
        for kind, least in rhythm.evidence.items()
    ] or [sorted(proof.on for proof in reports)[:1]]
    if all(days):
        return "met" if max(day for found in days for day in found) <= duty.due else "met_late"
    if as_of <= duty.end:
        return "not_due"
    return "open" if as_of <= duty.due else "late"


def _period_start(every: Every, day: date) -> date:
    if every == "week":
        return day - _DAY * day.weekday()
    months = _MONTHS[every]
    return date(day.year, (day.month - 1) // months * months + 1, 1)


def _following(every: Every, start: date) -> date:
    return start + _DAY * 7 if every == "week" else add_months(start, _MONTHS[every])
