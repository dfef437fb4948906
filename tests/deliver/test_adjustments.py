"""What was promised changes only by the rule, with reason and decision; the old value is kept."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from lantu.deliver.adjustments import Request, adjust, may_adjust
from lantu.deliver.state import Decision, Entered, Target

DAY = date(2026, 6, 1)
BY_GOVERNMENT = Decision("government", "大政发〔2026〕9号", date(2026, 5, 30))
LIST, TASK = "livelihood-list", "plan-task"


def target(value, unit="万户", direction="up"):
    return Target(Decimal(value), unit, direction)


def request(move, **more):
    return Request(move, **{"reason": "受汛情影响", "decision": BY_GOVERNMENT, **more})


@pytest.fixture
def promised(equipped):
    return lambda key: replace(equipped(key), target=target("20"), due=date(2026, 10, 31))


@pytest.mark.parametrize(
    ("key", "asked", "found"),
    [
        (LIST, request("withdraw"), ["refused-by-playbook"]),
        (LIST, request("dilute", fields={"beneficiaries": "少数人"}), ["refused-by-playbook"]),
        (LIST, request("change_target", target=target("19.99")), ["target-lowered"]),
        (LIST, request("change_target", target=target("21", "千户")), ["target-not-comparable"]),
        (
            LIST,
            request("change_target", target=target("21", direction="down")),
            ["target-not-comparable"],
        ),
        (LIST, request("change_target"), ["target-missing"]),
        (LIST, request("change_target", target=target("20.0")), ["nothing-changes"]),
        (LIST, request("change_target", target=target("21")), []),
        (LIST, request("change_date", due=date(2027, 1, 1)), ["date-past-year"]),
        (LIST, request("change_date", due=date(2026, 12, 31)), []),
        (LIST, request("change_date", due=date(2026, 5, 31)), ["date-gone"]),
        (LIST, request("change_date", due=date(2026, 10, 31)), ["nothing-changes"]),
        (LIST, request("change_date"), ["date-missing"]),
        (TASK, request("withdraw"), []),
        (TASK, request("change_target", target=target("19")), []),
        (TASK, request("change_date", due=date(2027, 6, 30)), []),
    ],
)
def test_the_playbook_decides_what_may_change(key, asked, found, promised, playbook, codes) -> None:
    assert codes(may_adjust(promised(key), playbook(key), asked, DAY)) == found


@pytest.mark.parametrize(
    ("change", "found"),
    [
        ({"reason": " "}, ["reason-missing"]),
        ({"decision": None}, ["decision-missing"]),
        ({"decision": replace(BY_GOVERNMENT, body="coordinator")}, ["decision-wrong-body"]),
        ({"decision": replace(BY_GOVERNMENT, document_number="")}, ["decision-without-number"]),
        ({"decision": replace(BY_GOVERNMENT, on=date(2026, 6, 2))}, ["decision-in-future"]),
        ({"reason": "", "decision": None}, ["reason-missing", "decision-missing"]),
    ],
)
def test_reason_and_decision_are_asked_for(change, found, promised, playbook, codes) -> None:
    asked = request("change_target", target=target("19"), **change)
    assert codes(may_adjust(promised(TASK), playbook(TASK), asked, DAY)) == found


def test_the_playbooks_reason_is_told(promised, playbook) -> None:
    (found,) = may_adjust(promised(LIST), playbook(LIST), request("withdraw"), DAY)
    assert found.message == "不允许撤销事项：公开承诺的事项不得撤销"
    assert "withdrawing an item" in found.told(english=True)[0]


def test_a_lower_limit_is_weaker_when_it_rises(promised, playbook, codes) -> None:
    state = replace(promised(LIST), target=target("35", "微克", "down"))
    for value, found in (("36", ["target-lowered"]), ("34", [])):
        asked = request("change_target", target=target(value, "微克", "down"))
        assert codes(may_adjust(state, playbook(LIST), asked, DAY)) == found


def test_the_old_target_stays_in_sight(promised, playbook) -> None:
    done = adjust(
        promised(TASK), playbook(TASK), request("change_target", target=target("18")), DAY
    )
    (change,) = done.or_raise().changes
    assert done.value.target == target("18")
    assert (change.old, change.new) == ("20万户", "18万户")
    assert (change.reason, change.decision, change.on) == ("受汛情影响", BY_GOVERNMENT, DAY)


def test_the_date_first_promised_is_kept_through_every_change(promised, playbook) -> None:
    state = promised(TASK)
    for due in (date(2026, 12, 1), date(2027, 3, 1)):
        state = adjust(state, playbook(TASK), request("change_date", due=due), DAY).or_raise()
    assert state.due == date(2027, 3, 1)
    assert state.first_due == date(2026, 10, 31)
    assert [change.old for change in state.changes] == ["2026-10-31", "2026-12-01"]


def test_the_year_is_that_of_the_first_promise(promised, playbook, codes) -> None:
    book = playbook(LIST)
    late = replace(promised(LIST), due=date(2027, 2, 1), promised_due=date(2026, 10, 31))
    asked = request("change_date", due=date(2027, 1, 5))
    assert codes(may_adjust(late, book, asked, DAY)) == ["date-past-year"]


def test_a_withdrawn_task_is_dropped_with_its_contents(promised, closed, playbook) -> None:
    book = playbook(TASK)
    state = replace(promised(TASK), contents=(promised(TASK), closed(TASK)))
    done = adjust(state, book, request("withdraw"), DAY).or_raise()
    assert done.stage == "withdrawn"
    assert [content.stage for content in done.contents] == ["withdrawn", "closed"]


def test_what_has_ended_is_not_adjusted(closed, playbook, codes) -> None:
    state = replace(closed(TASK), target=target("20"))
    done = adjust(state, playbook(TASK), request("change_target", target=target("1")), DAY)
    assert codes(done) == ["stage-ended"]
    assert done.value is state


def test_no_change_is_dated_before_the_stage_it_is_made_in(promised, playbook, codes) -> None:
    state = replace(promised(TASK), path=(Entered("assigned", date(2026, 7, 1)),))
    done = adjust(state, playbook(TASK), request("change_target", target=target("21")), DAY)
    assert codes(done) == ["day-before-last"]


@pytest.mark.parametrize("move", ["add", "merge", "split"])
def test_changes_of_a_list_are_made_on_the_list(move, promised, playbook) -> None:
    with pytest.raises(ValueError, match=move):
        adjust(promised(TASK), playbook(TASK), request(move), DAY)


def test_diluting_by_decision_keeps_the_old_content(promised, playbook) -> None:
    asked = request("dilute", fields={"measures": "少做一半"})
    (change,) = adjust(promised(TASK), playbook(TASK), asked, DAY).or_raise().changes
    assert (change.old, change.new) == ("1", "少做一半")
