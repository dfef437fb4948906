"""The sweep for dormant projects: begun, not paused, and no sign of life for a while."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from lantu.deliver.dormant import dormant
from lantu.deliver.schedule import reach
from lantu.deliver.state import Entered, Evidence
from lantu.playbooks.schema import Limit

BOOK = "five-ones"
QUARTER = Limit(months=3)
BEGAN = date(2026, 1, 5)


@pytest.fixture
def quiet(equipped):
    return replace(equipped(BOOK), path=(Entered("started", BEGAN),), evidence=(), schedule=None)


@pytest.mark.parametrize(("day", "found"), [(date(2026, 4, 5), 0), (date(2026, 4, 6), 1)])
def test_after_three_months_of_silence_it_is_dormant(day, found, quiet, playbook) -> None:
    assert len(dormant([quiet], playbook(BOOK), day, QUARTER)) == found


@pytest.mark.parametrize("stage", ["dormant", "in_production", "closed", "withdrawn"])
def test_what_is_known_to_sleep_or_done_is_not_found(stage, quiet, playbook) -> None:
    state = replace(quiet, path=(Entered(stage, BEGAN),))
    assert dormant([state], playbook(BOOK), date(2027, 1, 1), QUARTER) == []


def test_evidence_and_milestones_are_signs_of_life(quiet, equipped, playbook) -> None:
    shown = replace(quiet, evidence=(Evidence("site_photo", date(2026, 6, 1), "甲局"),))
    open_ = equipped(BOOK).schedule
    open_ = replace(open_, current=tuple(replace(one, done_on=None) for one in open_.current))
    moved = replace(quiet, schedule=reach(open_, "m0", date(2026, 6, 1)).or_raise())
    for state in (shown, moved):
        assert dormant([state], playbook(BOOK), date(2026, 7, 1), QUARTER) == []
        assert dormant([state], playbook(BOOK), date(2026, 9, 2), QUARTER) != []


def test_the_longest_asleep_comes_first(quiet, playbook) -> None:
    later = replace(quiet, key="b", path=(Entered("started", date(2026, 2, 1)),))
    found = dormant([later, quiet], playbook(BOOK), date(2026, 12, 1), QUARTER)
    assert [state.key for state, _ in found] == ["a", "b"]
