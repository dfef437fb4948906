"""Clocks run in months, days or working days, stand still where they may, and are late or not."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.clocks import clock_states, end_of
from lantu.deliver.state import Entered
from lantu.playbooks.schema import Limit

DUE = date(2026, 11, 30)


@pytest.mark.parametrize(
    ("limit", "start", "end"),
    [
        ({"months": 1}, date(2026, 1, 31), date(2026, 2, 28)),
        ({"months": 1}, date(2024, 1, 31), date(2024, 2, 29)),
        ({"months": 14}, date(2026, 11, 5), date(2028, 1, 5)),
        ({"days": 30}, date(2026, 3, 1), date(2026, 3, 31)),
        ({"working_days": 5}, date(2026, 3, 6), date(2026, 3, 13)),
        ({"working_days": 1}, date(2026, 3, 7), date(2026, 3, 9)),
        ({"until": "year_end"}, date(2026, 3, 6), date(2026, 12, 31)),
        ({"until": "due"}, date(2026, 3, 6), DUE),
    ],
)
def test_the_last_day_of_a_limit(limit, start, end) -> None:
    assert end_of(Limit(**limit), start, DUE) == end


def test_a_limit_until_a_date_nobody_set_has_no_end() -> None:
    assert end_of(Limit(until="due"), date(2026, 3, 6)) is None


def test_holidays_and_make_up_days_are_the_calendars() -> None:
    """Seven days off from 1 October 2026, and Saturday the 10th is worked."""

    def working(day: date) -> bool:
        off = date(2026, 10, 1) <= day <= date(2026, 10, 7)
        return day == date(2026, 10, 10) or (day.weekday() < 5 and not off)

    three = Limit(working_days=3)
    assert end_of(three, date(2026, 9, 30), working=working) == date(2026, 10, 10)


@pytest.fixture
def clocks(equipped, playbook):
    def ask(key, path, as_of):
        state = replace(equipped(key), path=tuple(Entered(*one) for one in path))
        return {one.key: one for one in clock_states(state, playbook(key), as_of)}

    return ask


STARTED = [("preparatory", date(2026, 1, 10)), ("started", date(2026, 3, 2))]


def test_a_clock_runs_from_one_stage_to_another(clocks) -> None:
    found = clocks("investment-project", STARTED, date(2026, 4, 1))
    assert found["approval_valid"].stopped == date(2026, 3, 2)
    assert not found["approval_valid"].late
    inclusion = found["inclusion"]
    assert (inclusion.due, inclusion.running, inclusion.late) == (date(2026, 5, 2), True, False)


def test_past_its_last_day_a_clock_is_late(clocks) -> None:
    assert not clocks("investment-project", STARTED, date(2026, 5, 2))["inclusion"].late
    assert clocks("investment-project", STARTED, date(2026, 5, 3))["inclusion"].late


def test_a_clock_that_has_not_begun_is_not_told(clocks) -> None:
    assert "inclusion" not in clocks("investment-project", STARTED[:1], date(2026, 4, 1))
    assert "inclusion" not in clocks("investment-project", STARTED, date(2026, 3, 1))


PAUSED = [*STARTED, ("suspended", date(2026, 4, 1)), ("resumed", date(2026, 4, 11))]


def test_while_it_stands_still_the_end_moves_on(clocks) -> None:
    standing = clocks("investment-project", PAUSED, date(2026, 4, 5))["inclusion"]
    assert (standing.running, standing.due) == (False, date(2026, 5, 6))
    again = clocks("investment-project", PAUSED, date(2026, 5, 1))["inclusion"]
    assert (again.running, again.due) == (True, date(2026, 5, 12))


def test_standing_still_after_the_end_gains_nothing(clocks) -> None:
    path = [*STARTED, ("suspended", date(2026, 5, 20)), ("resumed", date(2026, 8, 20))]
    found = clocks("investment-project", path, date(2026, 9, 1))["inclusion"]
    assert (found.due, found.late) == (date(2026, 5, 2), True)


def test_working_days_stand_still_on_working_days(clocks, playbook, equipped) -> None:
    book = playbook("improvement-list")
    clock = book.clocks["check"].model_copy(update={"pauses": ("under_way",)})
    book = book.model_copy(update={"clocks": {"check": clock}})
    path = [
        ("delivered", date(2026, 3, 2)),
        ("under_way", date(2026, 3, 6)),
        ("x", date(2026, 3, 9)),
    ]
    state = replace(equipped("improvement-list"), path=tuple(Entered(*one) for one in path))
    (found,) = clock_states(state, book, date(2026, 3, 10))
    assert found.due == date(2026, 3, 24)


def test_a_reopened_matter_starts_its_clock_again(clocks) -> None:
    path = [
        ("delivered", date(2026, 3, 2)),
        ("under_way", date(2026, 3, 20)),
        ("delivered", date(2026, 6, 1)),
    ]
    found = clocks("improvement-list", path, date(2026, 6, 2))["check"]
    assert found.started == date(2026, 6, 1)
    assert not found.late


@pytest.mark.parametrize("end", ["closed", "withdrawn"])
def test_every_end_stops_a_clock(end, clocks) -> None:
    path = [("listed", date(2026, 3, 2)), (end, date(2026, 5, 2))]
    assert clocks("improvement-list", path, date(2027, 1, 1))["carry_out"].stopped == date(
        2026, 5, 2
    )


def test_a_livelihood_list_runs_until_the_years_end(clocks) -> None:
    path = [("promised", date(2026, 1, 20))]
    assert not clocks("livelihood-list", path, date(2026, 12, 31))["this_year"].late
    assert clocks("livelihood-list", path, date(2027, 1, 1))["this_year"].late
