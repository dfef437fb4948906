"""Lists: items come, merge, split and go by decision, and nothing is lost on the way."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.adjustments import Request
from lantu.deliver.lists import (
    ListState,
    Part,
    add_item,
    adjust_item,
    merge_items,
    split_item,
    unanswered,
)
from lantu.deliver.state import Decision, Entered, Target

DAY = date(2026, 6, 1)
PARTY = Decision("party_committee", "大委发〔2026〕3号", DAY)
GOVERNMENT = Decision("government", "大政发〔2026〕9号", DAY)
IMPROVE, LIVELIHOOD = "improvement-list", "livelihood-list"


def target(value, unit="个"):
    return Target(Decimal(value), unit)


def asked(move, **more):
    return Request(move, **{"reason": "按新的要求", "decision": PARTY, **more})


@pytest.fixture
def listed(equipped):
    def make(key=IMPROVE):
        one = replace(equipped(key), key="a", name="甲", target=target(10), due=date(2026, 9, 30))
        two = replace(equipped(key), key="b", name="乙", target=target(5), due=date(2026, 12, 31))
        return ListState("l", "清单", (one, two))

    return make


def test_an_item_is_added_with_reason_and_decision(listed, fresh, playbook) -> None:
    new = replace(fresh(IMPROVE), key="c", name="丙")
    after = add_item(listed(), playbook(IMPROVE), new, asked("add"), DAY).or_raise()
    assert [item.key for item in after.items] == ["a", "b", "c"]
    assert after.items[-1].changes[0].reason == "按新的要求"


@pytest.mark.parametrize(
    ("key", "stage", "request_", "found"),
    [
        ("a", "proposed", asked("add"), ["item-twice"]),
        ("c", "delivered", asked("add"), ["item-starts-late"]),
        ("c", "proposed", asked("add", decision=None), ["decision-missing"]),
    ],
)
def test_what_may_not_be_added(key, stage, request_, found, listed, fresh, playbook, codes) -> None:
    before = listed()
    new = replace(fresh(IMPROVE), key=key, path=(Entered(stage, DAY),))
    after = add_item(before, playbook(IMPROVE), new, request_, DAY)
    assert codes(after) == found
    assert after.value is before


def test_merged_items_stay_in_sight(listed, playbook) -> None:
    into = Part("m", "甲乙合并", target(15))
    after = merge_items(
        listed(), playbook(IMPROVE), ["a", "b"], into, asked("merge"), DAY
    ).or_raise()
    (merged,) = after.items
    assert (merged.name, merged.target, merged.due) == ("甲乙合并", target(15), date(2026, 9, 30))
    assert merged.changes[-1].old == "甲；乙"
    assert [(item.key, item.replaced_by) for item in after.former] == [("a", ("m",)), ("b", ("m",))]


@pytest.mark.parametrize(
    ("keys", "into", "found"),
    [
        (["a", "b"], Part("m", "合", target("14.9")), ["targets-shrink"]),
        (["a", "b"], Part("m", "合"), ["target-not-comparable"]),
        (["a", "b"], Part("m", "合", target(15, "户")), ["target-not-comparable"]),
        (["a", "b"], Part("m", "合", target(15), date(2026, 10, 1)), ["merged-date-later"]),
        (["a", "b"], Part("a", "合", target(15)), ["item-twice"]),
        (["a", "a"], Part("m", "合", target(15)), ["too-few"]),
        (["a", "x"], Part("m", "合", target(15)), ["item-unknown"]),
    ],
)
def test_merging_loses_nothing(keys, into, found, listed, playbook, codes) -> None:
    before = listed()
    after = merge_items(before, playbook(IMPROVE), keys, into, asked("merge"), DAY)
    assert codes(after) == found
    assert after.value is before


def test_on_two_levels_merged_items_become_contents(listed, playbook) -> None:
    book = playbook(LIVELIHOOD)
    rules = book.adjustments.model_copy(update={"merge": book.adjustments.split})
    free = book.model_copy(update={"adjustments": rules})
    request_ = asked("merge", decision=GOVERNMENT)
    after = merge_items(listed(LIVELIHOOD), free, ["a", "b"], Part("m", "合"), request_, DAY)
    (merged,) = after.or_raise().items
    assert [(one.key, one.level, one.target) for one in merged.contents] == [
        ("a", "content", target(10)),
        ("b", "content", target(5)),
    ]


def test_a_livelihood_list_does_not_merge(listed, playbook, codes) -> None:
    request_ = asked("merge", decision=GOVERNMENT)
    book = playbook(LIVELIHOOD)
    after = merge_items(
        listed(LIVELIHOOD), book, ["a", "b"], Part("m", "合", target(15)), request_, DAY
    )
    assert codes(after) == ["refused-by-playbook"]


def test_parts_begin_anew_in_the_place_of_the_whole(listed, playbook) -> None:
    parts = [Part("a1", "甲一", target(6)), Part("a2", "甲二", target(4), date(2026, 8, 1))]
    after = split_item(listed(), playbook(IMPROVE), "a", parts, asked("split"), DAY).or_raise()
    assert [item.key for item in after.items] == ["a1", "a2", "b"]
    assert [item.due for item in after.items[:2]] == [date(2026, 9, 30), date(2026, 8, 1)]
    assert {item.stage for item in after.items[:2]} == {"proposed"}
    assert not after.items[0].evidence
    assert after.items[0].links["instruction"] == ("x",)
    assert after.former[0].replaced_by == ("a1", "a2")


@pytest.mark.parametrize(
    ("parts", "found"),
    [
        ([Part("a1", "一", target(5)), Part("a2", "二", target(4))], ["targets-shrink"]),
        ([Part("a1", "一"), Part("a2", "二")], ["target-not-comparable"]),
        (
            [Part("a1", "一", target(10)), Part("a2", "二", None, date(2027, 1, 1))],
            ["parts-date-later"],
        ),
        ([Part("a1", "一", target(10))], ["too-few"]),
        ([Part("a1", "一", target(10)), Part("a1", "二")], ["item-twice"]),
    ],
)
def test_splitting_loses_nothing(parts, found, listed, playbook, codes) -> None:
    before = listed()
    after = split_item(before, playbook(IMPROVE), "a", parts, asked("split"), DAY)
    assert codes(after) == found
    assert after.value is before


def test_an_upper_limit_holds_for_each_part(listed, playbook, codes) -> None:
    before = listed()
    limit = replace(before.items[0], target=Target(Decimal(35), "微克", "down"))
    before = replace(before, items=(limit,))
    for value, found in (("36", ["targets-shrink"]), ("35", [])):
        parts = [Part(key, key, Target(Decimal(value), "微克", "down")) for key in ("x", "y")]
        after = split_item(before, playbook(IMPROVE), "a", parts, asked("split"), DAY)
        assert codes(after)[:1] == found


def test_an_item_with_contents_is_not_split_whole(listed, equipped, playbook, codes) -> None:
    before = listed(LIVELIHOOD)
    item = replace(before.items[0], target=None, contents=(replace(equipped(LIVELIHOOD), key="c"),))
    before = replace(before, items=(item,))
    request_ = asked("split", decision=GOVERNMENT)
    parts = [Part("x", "x"), Part("y", "y")]
    after = split_item(before, playbook(LIVELIHOOD), "a", parts, request_, DAY)
    assert codes(after) == ["has-contents"]


def test_what_has_ended_is_neither_merged_nor_split(listed, playbook, codes) -> None:
    before = listed()
    closed = replace(before.items[0], path=(Entered("closed", DAY),))
    before = replace(before, items=(closed, before.items[1]))
    into = Part("m", "合", target(15))
    merged = merge_items(before, playbook(IMPROVE), ["a", "b"], into, asked("merge"), DAY)
    assert codes(merged) == ["stage-ended"]


def test_a_content_is_adjusted_in_its_item(listed, equipped, playbook, codes) -> None:
    book = playbook(LIVELIHOOD)
    content = replace(equipped(LIVELIHOOD), key="c", target=target(3))
    before = listed(LIVELIHOOD)
    before = replace(before, items=(replace(before.items[0], contents=(content,)), before.items[1]))
    more = asked("change_target", decision=GOVERNMENT, target=target(4))
    after = adjust_item(before, book, "c", more, DAY).or_raise()
    assert after.items[0].contents[0].target == target(4)
    assert after.items[1] is before.items[1]
    less = replace(more, target=target(2))
    assert codes(adjust_item(before, book, "c", less, DAY)) == ["target-lowered"]
    assert codes(adjust_item(before, book, "z", more, DAY)) == ["item-unknown"]


def test_an_item_withdrawn_stays_on_the_list(listed, playbook) -> None:
    after = adjust_item(listed(), playbook(IMPROVE), "a", asked("withdraw"), DAY).or_raise()
    assert [item.stage for item in after.items] == ["withdrawn", "proposed"]


def test_instructions_that_no_item_carries_out_are_listed(listed) -> None:
    instructions = {"x": "有事项落实", "y": "还没有事项"}
    assert unanswered(instructions, listed().items) == {"y": "还没有事项"}


@pytest.mark.parametrize(
    ("due", "found"),
    [
        (date(2026, 12, 31), []),
        (date(2027, 1, 1), ["date-past-year"]),
        (None, ["date-missing"]),
    ],
)
def test_an_item_of_a_years_list_comes_with_a_date_in_it(
    due, found, listed, fresh, playbook, codes
) -> None:
    before = replace(listed(LIVELIHOOD), year=2026)
    new = replace(fresh(LIVELIHOOD), key="c", due=due)
    request_ = asked("add", decision=GOVERNMENT)
    assert codes(add_item(before, playbook(LIVELIHOOD), new, request_, DAY)) == found


def test_parts_of_an_undated_item_stay_in_its_year(listed, playbook, codes) -> None:
    before = listed(LIVELIHOOD)
    before = replace(before, items=(replace(before.items[0], due=None),))
    parts = [Part("x", "x", target(10)), Part("y", "y", None, date(2027, 1, 1))]
    request_ = asked("split", decision=GOVERNMENT)
    after = split_item(before, playbook(LIVELIHOOD), "a", parts, request_, DAY)
    assert codes(after) == ["parts-date-later"]
