"""Assignment plans: the units are asked, the coordinator settles, the plan gets its number."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lantu.deliver.assignment import (
    AssignmentPlan,
    Line,
    Objection,
    Reply,
    answer,
    draft,
    next_steps,
    open_objections,
    settle,
    step,
)
from lantu.deliver.stages import begin
from lantu.deliver.state import Decision, Evidence, Reviewer

DAY = date(2026, 3, 2)
LINES = (Line("1", "供水改造", "水务局"), Line("2", "老旧小区改造", "住建局", ("城管局",)))
UNITS = ("水务局", "住建局", "城管局")
DISPUTE = Objection("1", "水务局", "管网在小区红线内", "住建局")
ISSUED = Reviewer("市政府办")


@pytest.fixture
def book(playbook):
    return playbook("assignment-plan")


@pytest.fixture
def drafted(book):
    roles = {
        "drafting_unit": ("发改委",),
        "coordinator": ("王秘书长",),
        "issuing_unit": ("市政府办",),
    }
    state = replace(begin("p", "分工方案", book, DAY), roles=roles)
    return draft(AssignmentPlan(state), book, LINES, UNITS).or_raise()


@pytest.fixture
def sent(drafted, book):
    return step(drafted, book, "commenting", DAY).or_raise()


@pytest.fixture
def disputed(sent, book):
    plan = answer(sent, book, Reply("水务局", DAY, objections=(DISPUTE,))).or_raise()
    for unit in UNITS[1:]:
        plan = answer(plan, book, Reply(unit, DAY)).or_raise()
    return plan


def settled(plan, book, **change):
    said = {"line": "1", "lead_unit": "住建局", "by": "王秘书长", "reason": "按职责", "on": DAY}
    return settle(plan, book, **{**said, **change})


def offers(plan, book, day=DAY, reviewer=None):
    return {
        one.stage: [refusal.code for refusal in one.refusals]
        for one in next_steps(plan, book, day, reviewer=reviewer)
    }


def test_from_an_empty_draft_to_the_number(disputed, book) -> None:
    plan = step(disputed, book, "settling", DAY).or_raise()
    plan = settled(plan, book).or_raise()
    decisions = (
        Decision("legality_review", "法审 7 号", DAY, "legality"),
        Decision("government", "大政办发〔2026〕12号", DAY, "issue"),
    )
    proof = Evidence("issued_document", DAY, "发改委")
    plan = replace(plan, state=replace(plan.state, decisions=decisions, evidence=(proof,)))
    plan = step(plan, book, "final", DAY).or_raise()
    plan = step(plan, book, "issued", DAY, reviewer=ISSUED).or_raise()
    assert plan.state.stage == "issued"
    assert [line.lead_unit for line in plan.lines] == ["住建局", "住建局"]
    assert plan.settlements[0].before == "水务局"


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"lines": ()}, ["lines-none"]),
        ({"consulted": ()}, ["nobody-consulted"]),
        ({"lines": (Line("1", "供水改造"),)}, ["line-without-lead"]),
    ],
)
def test_a_plan_with_gaps_is_not_sent_out(change, found, drafted, book, codes) -> None:
    plan = replace(drafted, **change)
    assert offers(plan, book)["commenting"] == found
    done = step(plan, book, "commenting", DAY)
    assert codes(done) == found
    assert done.value is plan


def test_until_all_units_answer_or_time_runs_out_it_is_not_final(sent, book) -> None:
    plan = answer(sent, book, Reply("水务局", DAY)).or_raise()
    (found,) = step(plan, book, "settling", DAY).refusals
    assert found.message == "还有单位未反馈：住建局、城管局（反馈期限 2026-03-09）"
    assert offers(plan, book, DAY + timedelta(days=8))["settling"] == []


def test_a_dispute_keeps_the_plan_from_being_final(disputed, book) -> None:
    assert "disputes-open" in offers(disputed, book)["final"]
    after = settled(disputed, book).or_raise()
    assert "disputes-open" not in offers(after, book)["final"]


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"by": "李处长"}, ["not-settler"]),
        ({"line": "2"}, ["no-dispute"]),
        ({"lead_unit": " "}, ["line-without-lead"]),
        ({"reason": ""}, ["reason-missing"]),
    ],
)
def test_only_the_coordinator_settles_what_is_disputed(
    change, found, disputed, book, codes
) -> None:
    done = settled(disputed, book, **change)
    assert codes(done) == found
    assert done.value is disputed


def test_a_unit_may_object_again(disputed, book) -> None:
    plan = settled(disputed, book).or_raise()
    again = Objection("1", "住建局", "没有经费")
    plan = answer(plan, book, Reply("住建局", DAY, objections=(again,))).or_raise()
    assert open_objections(plan) == [(DAY, again)]


def test_a_later_answer_takes_the_earlier_ones_place(disputed, book) -> None:
    plan = answer(disputed, book, Reply("水务局", DAY + timedelta(days=1))).or_raise()
    assert open_objections(plan) == []
    assert len(plan.replies) == 3


@pytest.mark.parametrize(
    ("reply", "found"),
    [
        (Reply("财政局", DAY), ["not-consulted"]),
        (Reply("水务局", DAY, objections=(replace(DISPUTE, line="9"),)), ["line-unknown"]),
        (Reply("水务局", DAY, objections=(replace(DISPUTE, reason=" "),)), ["reason-missing"]),
    ],
)
def test_answers_come_from_the_units_asked_and_give_reasons(
    reply, found, sent, book, codes
) -> None:
    assert codes(answer(sent, book, reply)) == found


def test_nobody_answers_a_plan_that_was_not_sent(drafted, book, codes) -> None:
    assert codes(answer(drafted, book, Reply("水务局", DAY))) == ["not-consulting"]


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (LINES[:1], ["line-removed"]),
        ((*LINES, Line("3", "新增", "城管局")), []),
        ((LINES[0], LINES[0], LINES[1]), ["item-twice"]),
        ((replace(LINES[0], lead_unit="水务局"), LINES[1]), ["line-settled"]),
    ],
)
def test_what_was_sent_out_is_not_struck_and_what_was_settled_stays(
    lines, found, disputed, book, codes
) -> None:
    plan = settled(disputed, book).or_raise()
    given = tuple(
        replace(line, lead_unit="住建局")
        if line == LINES[0] and found != ["line-settled"]
        else line
        for line in lines
    )
    assert codes(draft(plan, book, given)) == [*found]


def test_lines_of_a_final_plan_are_fixed(disputed, book, codes) -> None:
    plan = step(disputed, book, "settling", DAY).or_raise()
    assert codes(draft(plan, book, LINES)) == ["lines-fixed"]


def test_a_playbook_without_consultation_has_nobody_to_settle(playbook, disputed) -> None:
    with pytest.raises(ValueError, match="plan-task has no consultation"):
        settled(disputed, playbook("plan-task"))
