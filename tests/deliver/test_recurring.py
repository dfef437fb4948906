"""Standing duties come round with their periods, and each is met, met late, open or late."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.recurring import Duty, duties, duty_status
from lantu.deliver.state import Evidence
from lantu.playbooks.schema import Limit, Rhythm

TEN_DAYS = Limit(days=10)


@pytest.mark.parametrize(
    ("every", "first", "last", "found"),
    [
        (
            "week",
            date(2026, 3, 4),
            date(2026, 3, 15),
            [(date(2026, 3, 2), date(2026, 3, 8)), (date(2026, 3, 9), date(2026, 3, 15))],
        ),
        ("month", date(2024, 2, 10), date(2024, 3, 30), [(date(2024, 2, 1), date(2024, 2, 29))]),
        (
            "quarter",
            date(2026, 5, 1),
            date(2026, 12, 31),
            [
                (date(2026, 4, 1), date(2026, 6, 30)),
                (date(2026, 7, 1), date(2026, 9, 30)),
                (date(2026, 10, 1), date(2026, 12, 31)),
            ],
        ),
        ("half_year", date(2026, 1, 1), date(2026, 7, 31), [(date(2026, 1, 1), date(2026, 6, 30))]),
        ("year", date(2025, 6, 1), date(2026, 12, 30), [(date(2025, 1, 1), date(2025, 12, 31))]),
    ],
)
def test_periods_are_those_of_the_calendar(every, first, last, found) -> None:
    rhythm = Rhythm(every=every, due=TEN_DAYS)
    assert [(duty.start, duty.end) for duty in duties(rhythm, first, last)] == found


@pytest.mark.parametrize(
    ("due", "day"),
    [
        ({"days": 5}, date(2026, 2, 5)),
        ({"working_days": 5}, date(2026, 2, 6)),
        ({"months": 1}, date(2026, 2, 28)),
    ],
)
def test_a_duty_is_due_so_long_after_its_period(due, day) -> None:
    rhythm = Rhythm(every="month", due=Limit(**due))
    (duty,) = duties(rhythm, date(2026, 1, 1), date(2026, 1, 31))
    assert duty.due == day


JANUARY = Duty(date(2026, 1, 1), date(2026, 1, 31), date(2026, 2, 10))
PATROLS = Rhythm(every="month", due=TEN_DAYS, evidence={"patrol_record": 2})


def patrol(day, period=date(2026, 1, 1), **more):
    return Evidence("patrol_record", day, "河长办", period=period, **more)


@pytest.mark.parametrize(
    ("proofs", "as_of", "status"),
    [
        ([], date(2026, 1, 31), "not_due"),
        ([], date(2026, 2, 1), "open"),
        ([], date(2026, 2, 10), "open"),
        ([], date(2026, 2, 11), "late"),
        ([patrol(date(2026, 1, 5))], date(2026, 2, 11), "late"),
        ([patrol(date(2026, 1, 5)), patrol(date(2026, 2, 10))], date(2026, 2, 11), "met"),
        ([patrol(date(2026, 1, 5)), patrol(date(2026, 2, 11))], date(2026, 2, 11), "met_late"),
        ([patrol(date(2026, 1, 5)), patrol(date(2026, 2, 11))], date(2026, 2, 10), "open"),
        (
            [patrol(date(2026, 1, 5)), patrol(date(2026, 1, 6), rejected=True)],
            date(2026, 2, 11),
            "late",
        ),
        (
            [patrol(date(2026, 1, 5)), patrol(date(2026, 1, 6), period=date(2026, 2, 1))],
            date(2026, 2, 11),
            "late",
        ),
    ],
)
def test_how_a_duty_stands(proofs, as_of, status, equipped) -> None:
    state = replace(equipped("river-chief"), evidence=tuple(proofs))
    assert duty_status(JANUARY, PATROLS, state, as_of) == status


@pytest.mark.parametrize(("proofs", "status"), [([], "late"), ([patrol(date(2026, 2, 1))], "met")])
def test_without_a_kind_named_any_report_for_the_period_will_do(proofs, status, equipped) -> None:
    rhythm = Rhythm(every="month", due=TEN_DAYS)
    state = replace(equipped("river-chief"), evidence=tuple(proofs))
    assert duty_status(JANUARY, rhythm, state, date(2026, 3, 1)) == status
