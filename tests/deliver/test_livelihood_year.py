"""Fifteen items with twenty-four contents, from the promise to the last one closed out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.adjustments import Request
from lantu.deliver.lists import ListState, adjust_item
from lantu.deliver.rollup import item_stage, tally
from lantu.deliver.schedule import Milestone, lay_down, reach
from lantu.deliver.stages import advance, begin
from lantu.deliver.state import Decision, Evidence, Reviewer, Target

PROMISED = date(2026, 1, 20)
DONE = date(2026, 11, 20)
YEAR_END = date(2026, 12, 31)
PLAN = Decision("government", "大政办发〔2026〕6号", PROMISED, "follow_up_plan")
CHECKED = Reviewer("督查室", frozenset({"市政府办"}))
#: Contents of each of the fifteen items: nine have more than one.
CONTENTS = [2] * 9 + [1] * 6


@pytest.fixture
def book(playbook):
    return playbook("livelihood-list")


def content(book, key: str):
    milestones = [
        Milestone("half", "过半", date(2026, 6, 30), Decimal(50)),
        Milestone("all", "完成", date(2026, 11, 30), Decimal(50)),
    ]
    return replace(
        begin(key, f"内容{key}", book, PROMISED),
        level="content",
        roles={
            "lead_unit": ("住建局",),
            "responsible_leader": ("李副市长",),
            "responsible_person": ("王科长",),
        },
        fields={"beneficiaries": "老旧小区居民"},
        schedule=lay_down(milestones, YEAR_END).or_raise(),
        decisions=(PLAN,),
        target=Target(Decimal(100), "户"),
        due=YEAR_END,
    )


@pytest.fixture
def promised(book):
    items = [
        replace(
            begin(f"{number}", f"事项{number}", book, PROMISED),
            level="item",
            contents=tuple(content(book, f"{number}-{part}") for part in range(parts)),
        )
        for number, parts in enumerate(CONTENTS, 1)
    ]
    return ListState("2026", "2026年民生实事", tuple(items), year=2026)


def deliver(state, book):
    """Work done: stages, milestones and evidence, up to the check by another unit."""
    for to in ("scheduled", "under_way"):
        state = advance(state, book, to, PROMISED).or_raise()
    for key in ("half", "all"):
        state = replace(state, schedule=reach(state.schedule, key, DONE).or_raise())
    proofs = (Evidence("completion_record", DONE, "住建局"), Evidence("site_photo", DONE, "住建局"))
    return advance(replace(state, evidence=proofs), book, "delivered", DONE).or_raise()


def test_the_year_from_promise_to_last_close_out(promised, book) -> None:
    before = tally(promised.items, book, PROMISED)
    assert (before.items, before.contents) == (15, 24)
    assert (before.days_left, before.progress) == (345, 0)
    items = [
        replace(item, contents=tuple(deliver(one, book) for one in item.contents))
        for item in promised.items
    ]
    assert {item_stage(item, book) for item in items} == {"delivered"}
    pairs = [
        (number, place) for number, item in enumerate(items) for place in range(len(item.contents))
    ]
    for closed, (number, place) in enumerate(pairs):
        assert tally(items, book, DONE).contents_closed == closed
        contents = list(items[number].contents)
        contents[place] = advance(
            contents[place], book, "closed", DONE, reviewer=CHECKED
        ).or_raise()
        items[number] = replace(items[number], contents=tuple(contents))
    after = tally(items, book, DONE)
    assert (after.items_closed, after.contents_closed, after.progress) == (15, 24, 100)
    assert after.days_left is None


@pytest.mark.parametrize(
    ("change", "code"),
    [
        ({"move": "change_target", "target": Target(Decimal(99), "户")}, "target-lowered"),
        ({"move": "change_date", "due": date(2027, 1, 31)}, "date-past-year"),
        ({"move": "withdraw"}, "refused-by-playbook"),
        ({"move": "dilute", "fields": {"beneficiaries": "部分居民"}}, "refused-by-playbook"),
    ],
)
def test_even_the_governments_decision_lowers_nothing(change, code, promised, book, codes) -> None:
    decision = Decision("government", "大政发〔2026〕20号", DONE)
    request = Request(**{"reason": "资金不足", "decision": decision, **change})
    for key in ("1-0", "15-0"):
        done = adjust_item(promised, book, key, request, DONE)
        assert codes(done) == [code]
        assert done.value is promised
