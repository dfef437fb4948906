"""Whoever reports does not close."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lantu.deliver.closing import is_closed, may_close, may_reopen, reopen
from lantu.deliver.state import Entered, Evidence, Reviewer

DAY = date(2026, 12, 1)
LIST = "livelihood-list"
REASON = "回访发现没有通气"


@pytest.mark.parametrize(
    ("reviewer", "found"),
    [
        (Reviewer("督查室"), []),
        (Reviewer("督查室", frozenset({"市政府办"})), []),
        (None, ["close-needs-reviewer"]),
        (Reviewer(" "), ["close-needs-reviewer"]),
        (Reviewer("lead_unit-holder"), ["close-own-unit"]),
        (Reviewer("responsible_unit-holder"), ["close-own-unit"]),
        (Reviewer("牵头单位的下属处", frozenset({"lead_unit-holder"})), ["close-own-unit"]),
    ],
)
def test_another_unit_closes(reviewer, found, equipped, playbook, codes) -> None:
    assert codes(may_close(equipped(LIST), playbook(LIST), reviewer, DAY)) == found


def test_who_handed_in_evidence_does_not_close(equipped, playbook, codes) -> None:
    state = equipped(LIST)
    state = replace(state, evidence=(*state.evidence, Evidence("site_photo", DAY, "丙街道")))
    assert codes(may_close(state, playbook(LIST), Reviewer("丙街道"), DAY)) == ["close-own-unit"]


def test_data_that_came_from_a_system_bar_nobody(equipped, playbook) -> None:
    state = equipped("river-chief")
    proofs = tuple(Evidence("monitoring_result", DAY) for _ in range(12))
    state = replace(state, evidence=proofs)
    monitor = Reviewer("monitoring_unit-holder")
    assert may_close(state, playbook("river-chief"), monitor, DAY) == ()


@pytest.mark.parametrize("key", ["improvement-list", "chain-chief", "river-chief", "reform-pilot"])
def test_where_a_side_is_named_no_other_closes(key, equipped, playbook, codes) -> None:
    found = may_close(equipped(key), playbook(key), Reviewer("别的单位"), DAY)
    assert codes(found) == ["close-wrong-unit"]


def test_where_nobody_is_known_to_report_nobody_closes(equipped, playbook, codes) -> None:
    proofs = tuple(replace(proof, unit=None) for proof in equipped(LIST).evidence)
    state = replace(equipped(LIST), roles={}, evidence=proofs)
    assert codes(may_close(state, playbook(LIST), Reviewer("督查室"), DAY)) == [
        "close-nobody-reports"
    ]


def test_evidence_is_needed(equipped, playbook) -> None:
    state = replace(equipped(LIST), evidence=())
    found = may_close(state, playbook(LIST), Reviewer("督查室"), DAY)
    assert [one.message for one in found] == [
        "“完成或验收材料”至少 1 件，现有 0 件",
        "“现场照片”至少 1 件，现有 0 件",
    ]


def test_an_item_waits_for_all_its_contents(equipped, closed, playbook) -> None:
    book = playbook(LIST)
    done, open_ = closed(LIST), equipped(LIST)
    item = replace(equipped(LIST), contents=(done, open_, open_))
    assert not is_closed(item, book)
    assert may_close(item, book, Reviewer("督查室"), DAY)[0].message == "还有 2 项具体内容未销号"
    assert is_closed(replace(item, contents=(done, done)), book)


def test_what_was_withdrawn_does_not_hold_an_item_up(equipped, closed, playbook) -> None:
    book = playbook("plan-task")
    dropped = replace(equipped("plan-task"), path=(Entered("withdrawn", DAY),))
    item = replace(equipped("plan-task"), contents=(closed("plan-task"), dropped))
    assert is_closed(item, book)
    assert not is_closed(replace(item, contents=(dropped,)), book)


def test_closed_too_early_it_is_reopened(closed, playbook) -> None:
    state = closed(LIST)
    day = state.since + timedelta(days=30)
    done = reopen(state, playbook(LIST), reviewer=Reviewer("督查室"), reason=REASON, as_of=day)
    assert done.allowed
    assert done.value.path == (*state.path, Entered("under_way", day))


@pytest.mark.parametrize(
    ("reviewer", "reason", "found"),
    [
        (Reviewer("督查室"), REASON, []),
        (Reviewer("督查室"), " ", ["reason-missing"]),
        (Reviewer("lead_unit-holder"), REASON, ["close-own-unit"]),
        (None, REASON, ["close-needs-reviewer"]),
    ],
)
def test_reopening_needs_a_reason_and_another_unit(
    reviewer, reason, found, closed, playbook, codes
) -> None:
    assert codes(may_reopen(closed(LIST), playbook(LIST), reviewer, reason)) == found


def test_what_is_open_is_not_reopened(equipped, playbook, codes) -> None:
    state = equipped(LIST)
    done = reopen(state, playbook(LIST), reviewer=Reviewer("督查室"), reason=REASON, as_of=DAY)
    assert codes(done) == ["not-closed"]
    assert done.value is state


def test_an_issued_plan_is_not_reopened(closed, playbook, codes, reviewer_for) -> None:
    book = playbook("assignment-plan")
    found = may_reopen(closed("assignment-plan"), book, reviewer_for(book), REASON)
    assert codes(found) == ["no-reopening"]
