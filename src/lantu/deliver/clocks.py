"""Clocks: when a limit in months, days or working days runs out, and how clocks stand.

What a working day is, is handed in: the server knows the holidays and make-up days, and without
them Monday to Friday count.
"""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from lantu.deliver.state import CommitmentState, Entered
from lantu.playbooks.schema import Clock, Limit, Playbook
from lantu.playbooks.terms import Label

WorkingDay = Callable[[date], bool]
_DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True)
class ClockState:
    """A clock as it stands. ``due`` is its last day; ``stopped`` the day it was stopped, if any."""

    key: str
    label: Label
    started: date
    due: date | None
    stopped: date | None
    running: bool  #: neither stopped nor standing still
    late: bool  #: past its last day when it stopped, or today


def weekdays(day: date) -> bool:
    """Monday to Friday, for want of a calendar with holidays."""
    return day.weekday() < 5


def end_of(
    limit: Limit, start: date, due: date | None = None, working: WorkingDay = weekdays
) -> date | None:
    """The last day of a limit that begins to run on ``start``; the day itself does not count.

    ``None`` where it runs until the due date and there is none.
    """
    if limit.months is not None:
        return add_months(start, limit.months)
    if limit.days is not None:
        return start + timedelta(days=limit.days)
    if limit.working_days is not None:
        return _add_working_days(start, limit.working_days, working)
    return date(start.year, 12, 31) if limit.until == "year_end" else due


def add_months(day: date, months: int) -> date:
    """The same day some months later, or the last day of a month that is too short."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def clock_states(
    state: CommitmentState, playbook: Playbook, as_of: date, working: WorkingDay = weekdays
) -> list[ClockState]:
    """Every clock of the playbook that has begun to run by ``as_of``, in the playbook's order."""
    path = [entered for entered in state.path if entered.on <= as_of]
    states = (
        _clock_state(key, clock, path, state, playbook, as_of, working)
        for key, clock in playbook.clocks.items()
    )
    return [one for one in states if one is not None]


def _clock_state(
    key: str,
    clock: Clock,
    path: list[Entered],
    state: CommitmentState,
    playbook: Playbook,
    as_of: date,
    working: WorkingDay,
) -> ClockState | None:
    starts = [index for index, entered in enumerate(path) if entered.stage == clock.starts]
    if not starts:
        return None
    way = path[starts[-1] :]
    ends = {clock.stops, *playbook.stages_in("closed"), *playbook.stages_in("dropped")}
    stopped = next((entered.on for entered in way[1:] if entered.stage in ends), None)
    last = stopped or as_of
    due = end_of(clock.limit, way[0].on, state.due, working)
    if due is not None and clock.limit.until is None:
        due = _without_pauses(due, clock, way, last, working)
    still = stopped is None and way[-1].stage in clock.pauses
    return ClockState(
        key=key,
        label=clock.label,
        started=way[0].on,
        due=due,
        stopped=stopped,
        running=stopped is None and not still,
        late=due is not None and last > due,
    )


def _without_pauses(
    due: date, clock: Clock, way: list[Entered], last: date, working: WorkingDay
) -> date:
    """The last day moved on by the days on which the clock stood still.

    Standing still after the limit has run out gains nothing: what is late stays late.
    """
    following = [*(entered.on for entered in way[1:]), last]
    for entered, end in zip(way, following, strict=True):
        if entered.stage not in clock.pauses:
            continue
        for number in range((min(end, last) - entered.on).days):
            still = entered.on + _DAY * number
            if still <= due:
                due = _a_day_later(due, still, clock, working)
    return due


def _a_day_later(due: date, still: date, clock: Clock, working: WorkingDay) -> date:
    if clock.limit.working_days is None:
        return due + _DAY
    return _add_working_days(due, int(working(still)), working)


def _add_working_days(day: date, count: int, working: WorkingDay) -> date:
    while count > 0:
        day += _DAY
        count -= working(day)
    return day
