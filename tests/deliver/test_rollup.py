"""An item stands where its contents stand; a list is counted by what is closed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.progress import progress_of
from lantu.deliver.rollup import item_stage, tally
from lantu.deliver.state import Entered

DAY = date(2026, 11, 1)
LIST = "livelihood-list"


@pytest.fixture
def content(equipped):
    def make(stage, due=date(2026, 12, 31), *, planned=False):
        state = replace(equipped(LIST), path=(Entered(stage, DAY),), due=due)
        return replace(state, schedule=None) if planned else state

    return make


@pytest.mark.parametrize(
    ("stages", "found"),
    [
        (["under_way"], "under_way"),
        (["closed", "scheduled", "delivered"], "scheduled"),
        (["closed", "closed"], "closed"),
        (["closed", "promised"], "promised"),
    ],
)
def test_an_item_is_as_far_as_its_least_advanced_content(stages, found, content, playbook) -> None:
    item = replace(content("promised"), contents=tuple(content(stage) for stage in stages))
    assert item_stage(item, playbook(LIST)) == found


def test_progress_of_an_item_is_the_mean_of_its_contents(content) -> None:
    item = replace(
        content("promised"), contents=(content("under_way"), content("under_way", planned=True))
    )
    assert progress_of(item, DAY) == Decimal(50)


def test_fifteen_items_and_twenty_four_contents_count_down(content, playbook) -> None:
    open_two = (content("closed"), content("under_way", date(2026, 11, 15)))
    items = [replace(content("promised"), contents=open_two) for _ in range(9)]
    items += [content("closed") for _ in range(6)]
    found = tally(items, playbook(LIST), DAY)
    assert (found.items, found.items_closed) == (15, 6)
    assert (found.contents, found.contents_closed) == (24, 15)
    assert found.days_left == 14


def test_days_left_turn_negative_when_overdue(content, playbook) -> None:
    overdue = [content("under_way", date(2026, 10, 30)), content("closed", date(2026, 1, 31))]
    assert tally(overdue, playbook(LIST), DAY).days_left == -2


def test_a_list_without_items_has_no_progress(playbook) -> None:
    found = tally([], playbook(LIST), DAY)
    assert (found.items, found.progress, found.days_left) == (0, Decimal(0), None)


def test_what_was_withdrawn_no_longer_counts(equipped, playbook) -> None:
    book = playbook("plan-task")
    kept = equipped("plan-task")
    dropped = replace(kept, path=(Entered("withdrawn", DAY),))
    found = tally([kept, dropped, replace(kept, contents=(kept, dropped))], book, DAY)
    assert (found.items, found.contents) == (2, 2)
