"""A schedule is free while its commitment is planned, and frozen once work has begun."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.schedule import Milestone
from lantu.deliver.scheduling import reach_milestone, set_schedule, suggested
from lantu.deliver.state import Entered

DAY = date(2026, 6, 1)
BOOK = "five-ones"
A = Milestone("a", "开工", date(2026, 3, 31), Decimal(40))
B = Milestone("b", "投产", date(2026, 11, 30), Decimal(60))
LATER = replace(A, due=date(2026, 9, 30))


@pytest.fixture
def book(playbook):
    return playbook(BOOK)


@pytest.fixture
def planned(fresh, book):
    state = replace(fresh(BOOK), due=date(2026, 12, 31))
    return set_schedule(state, book, [A, B]).or_raise()


@pytest.fixture
def begun(planned):
    return replace(planned, path=(*planned.path, Entered("started", DAY)))


def test_a_playbook_suggests_milestones(book) -> None:
    found = suggested(book, date(2026, 1, 1), date(2026, 12, 31))
    assert [(one.name, one.weight) for one in found] == [
        ("手续办结", 20),
        ("开工", 20),
        ("主体完工", 40),
        ("投产", 20),
    ]
    assert [one.due for one in found] == [
        date(2026, 3, 14),
        date(2026, 5, 26),
        date(2026, 10, 19),
        date(2026, 12, 31),
    ]


@pytest.mark.parametrize("key", ["five-ones", "investment-project"])
def test_what_is_suggested_is_without_fault(key, fresh, playbook) -> None:
    state = replace(fresh(key), due=date(2026, 12, 31))
    given = suggested(playbook(key), DAY, date(2026, 12, 31))
    assert set_schedule(state, playbook(key), given).allowed


def test_while_planned_the_baseline_is_laid_down_anew(planned, book) -> None:
    after = set_schedule(planned, book, [LATER, B]).or_raise()
    assert after.schedule.baseline == after.schedule.current == (LATER, B)


def test_once_begun_the_baseline_stays(begun, book) -> None:
    after = set_schedule(begun, book, [LATER, B], "汛期停工").or_raise()
    assert after.schedule.baseline == (A, B)
    assert after.schedule.current == (LATER, B)


@pytest.mark.parametrize(
    ("given", "reason", "found"),
    [
        ([LATER, B], " ", ["reason-missing"]),
        ([replace(B, weight=Decimal(100))], "合并节点", ["milestone-lost"]),
        ([A, replace(B, due=date(2027, 1, 31))], "延期", ["milestone-after-due"]),
        ([A, replace(B, weight=Decimal(50))], "调整", ["weights-not-100"]),
    ],
)
def test_once_begun_no_milestone_disappears(given, reason, found, begun, book, codes) -> None:
    done = set_schedule(begun, book, given, reason)
    assert codes(done) == found
    assert done.value is begun


def test_a_faulty_first_schedule_leaves_the_state(fresh, book, codes) -> None:
    state = fresh(BOOK)
    done = set_schedule(state, book, [A])
    assert codes(done) == ["weights-not-100"]
    assert done.value == state


def test_what_has_ended_has_no_new_schedule(begun, book, codes) -> None:
    closed = replace(begun, path=(Entered("closed", DAY),))
    assert codes(set_schedule(closed, book, [A, B], "补报")) == ["stage-ended"]
    assert codes(reach_milestone(closed, book, "a", DAY, DAY)) == ["stage-ended"]


def test_a_milestone_is_reached(begun, book) -> None:
    after = reach_milestone(begun, book, "a", date(2026, 5, 20), DAY).or_raise()
    assert after.schedule.current[0].done_on == date(2026, 5, 20)
    assert after.schedule.baseline[0].done_on is None


@pytest.mark.parametrize(
    ("key", "on", "found"),
    [("a", date(2026, 6, 2), ["reached-in-future"]), ("z", DAY, ["milestone-unknown"])],
)
def test_no_milestone_is_reached_before_its_day(key, on, found, begun, book, codes) -> None:
    assert codes(reach_milestone(begun, book, key, on, DAY)) == found


def test_a_milestone_reached_early_freezes_the_baseline(planned, book, codes) -> None:
    reached = reach_milestone(planned, book, "a", DAY, DAY).or_raise()
    assert codes(set_schedule(reached, book, [LATER, B], "调整")) == ["milestone-done-changed"]


def test_a_pause_before_work_freezes_nothing(planned, book) -> None:
    paused = replace(planned, path=(*planned.path, Entered("dormant", DAY)))
    after = set_schedule(paused, book, [LATER, B]).or_raise()
    assert after.schedule.baseline == (LATER, B)
