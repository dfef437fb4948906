"""Schedules: weighted milestones, a baseline that never changes, what should be done by a day."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.schedule import (
    Milestone,
    done_progress,
    elapsed_share,
    lay_down,
    points_behind,
    reach,
    reschedule,
    scheduled_progress,
    slips,
)


def milestone(key, due, weight, done_on=None):
    return Milestone(key, key, due, Decimal(weight), done_on)


A = milestone("a", date(2026, 3, 31), 20)
B = milestone("b", date(2026, 6, 30), 30)
C = milestone("c", date(2026, 12, 31), 50)
DUE = date(2026, 12, 31)


@pytest.fixture
def schedule():
    return lay_down([C, A, B], DUE).or_raise()


def test_milestones_are_kept_in_the_order_of_their_dates(schedule) -> None:
    assert schedule.baseline == schedule.current == (A, B, C)


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([], ["milestones-none"]),
        ([A, B], ["weights-not-100"]),
        ([A, A, B, B], ["milestone-twice", "milestone-twice"]),
        ([A, B, replace(C, weight=Decimal(0)), milestone("d", DUE, 50)], ["weight-not-positive"]),
        ([A, B, replace(C, due=date(2027, 1, 1))], ["milestone-after-due"]),
    ],
)
def test_faults_of_a_schedule_are_all_told(given, found, codes) -> None:
    done = lay_down(given, DUE)
    assert codes(done) == found
    assert done.value is None


@pytest.mark.parametrize(
    ("day", "steps", "even"),
    [
        (date(2025, 12, 31), 0, 0),
        (date(2026, 3, 30), 0, Decimal(20) * 88 / 89),
        (date(2026, 3, 31), 20, 20),
        (date(2026, 6, 30), 50, 50),
        (date(2026, 9, 30), 50, 75),
        (date(2027, 6, 30), 100, 100),
    ],
)
def test_what_should_be_done_by_a_day(day, steps, even) -> None:
    assert scheduled_progress([A, B, C], day) == steps
    assert scheduled_progress([A, B, C], day, since=date(2026, 1, 1)) == even


def test_milestones_on_one_day_are_due_together() -> None:
    both = [milestone("a", DUE, 40), milestone("b", DUE, 60)]
    assert scheduled_progress(both, DUE, since=date(2026, 1, 1)) == 100
    assert scheduled_progress(both, date(2026, 1, 1), since=date(2026, 1, 1)) == 0


def test_what_was_done_by_a_day(schedule) -> None:
    late = reach(schedule, "a", date(2026, 4, 20)).or_raise()
    assert done_progress(late.current, date(2026, 4, 19)) == 0
    assert done_progress(late.current, date(2026, 4, 20)) == 20


def test_a_milestone_once_reached_keeps_its_day(schedule) -> None:
    once = reach(schedule, "a", date(2026, 4, 20)).or_raise()
    assert reach(once, "a", date(2026, 1, 1)).or_raise() == once


def test_an_unknown_milestone_is_not_reached(schedule, codes) -> None:
    assert codes(reach(schedule, "z", DUE)) == ["milestone-unknown"]


def test_rescheduling_leaves_the_baseline(schedule) -> None:
    later = replace(B, due=date(2026, 9, 30))
    after = reschedule(schedule, [A, later, C], DUE).or_raise()
    assert after.baseline == schedule.baseline
    assert after.current == (A, later, C)
    (slip,) = slips(after)
    assert (slip.key, slip.days) == ("b", 92)


def test_being_behind_is_told_against_the_baseline(schedule) -> None:
    """Moving a milestone does not make the work less late."""
    moved = reschedule(schedule, [replace(A, due=date(2026, 5, 1)), B, C], DUE).or_raise()
    for one in (schedule, moved):
        assert points_behind(one, date(2026, 4, 15)) == 20
    ahead = reach(schedule, "a", date(2026, 2, 1)).or_raise()
    assert points_behind(ahead, date(2026, 2, 1)) == -20


@pytest.mark.parametrize(
    ("given", "found"),
    [
        ([B, C], ["milestone-done-changed", "weights-not-100"]),
        ([replace(A, done_on=None), B, C], ["milestone-done-changed"]),
        (
            [A, B, replace(C, due=date(2027, 2, 1))],
            ["milestone-done-changed", "milestone-after-due"],
        ),
    ],
)
def test_what_is_done_stays_and_nothing_goes_past_the_due_date(
    given, found, schedule, codes
) -> None:
    begun = reach(schedule, "a", date(2026, 3, 1)).or_raise()
    done = reschedule(begun, given, DUE)
    assert codes(done) == found
    assert done.value is begun


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2020, 12, 31), 0),
        (date(2021, 1, 1), 0),
        (date(2023, 7, 3), Decimal(100) * 913 / 1825),
        (date(2025, 12, 31), 100),
        (date(2026, 5, 1), 100),
    ],
)
def test_the_share_of_the_period_that_has_passed(day, share) -> None:
    assert elapsed_share(date(2021, 1, 1), date(2025, 12, 31), day) == share
