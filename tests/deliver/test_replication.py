"""Where a pilot's result was taken over: place, document number and day, after its assessment."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.replication import may_replicate, replicate, replicated_where
from lantu.deliver.state import Entered, Replication

DAY = date(2026, 8, 1)
BEYOND = Replication("乙市", "辽政办〔2026〕5号", DAY)
BOOK = "reform-pilot"


@pytest.fixture
def assessed(equipped):
    path = (Entered("result", date(2026, 5, 1)), Entered("assessed", date(2026, 7, 1)))
    return replace(equipped(BOOK), path=path)


def test_a_replication_is_entered(assessed, playbook) -> None:
    after = replicate(assessed, playbook(BOOK), BEYOND, DAY).or_raise()
    assert after.replications == (BEYOND,)


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"place": "pilot_area-holder"}, ["same-place"]),
        ({"document_number": " "}, ["replication-without-number"]),
        ({"on": date(2026, 6, 30)}, ["replication-day"]),
        ({"on": date(2026, 8, 2)}, ["replication-day"]),
        ({"place": "甲县"}, ["replicated-twice"]),
    ],
)
def test_what_is_not_a_replication(change, found, assessed, playbook, codes) -> None:
    before = replace(assessed, replications=(Replication("甲县", "1号", DAY),))
    after = replicate(before, playbook(BOOK), replace(BEYOND, **change), DAY)
    assert codes(after) == found
    assert after.value is before


def test_a_result_is_assessed_first(assessed, playbook, codes) -> None:
    state = replace(assessed, path=assessed.path[:1])
    assert codes(may_replicate(state, playbook(BOOK), BEYOND, DAY)) == ["not-yet-assessed"]


def test_where_results_were_taken_over_oldest_first(assessed) -> None:
    first = Replication("丙市", "2号", date(2026, 7, 15))
    later = Replication("丁市", "3号", date(2026, 9, 1))
    states = [
        replace(assessed, key="b", replications=(BEYOND, later)),
        replace(assessed, replications=(first,)),
    ]
    assert [(key, one.place) for key, _, one in replicated_where(states, DAY)] == [
        ("a", "丙市"),
        ("b", "乙市"),
    ]
