"""Stages follow one another when what the playbook asks for is there."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from lantu.deliver.stages import advance, next_stages
from lantu.deliver.state import Entered
from lantu.errors import ActionRefused
from lantu.playbooks.loader import load_playbooks

DAY = date(2026, 3, 2)


def at(state, stage):
    return replace(state, path=(*state.path, Entered(stage, state.since)))


@pytest.mark.parametrize("key", load_playbooks())
def test_every_playbook_can_be_played_to_its_end(key, closed, playbook) -> None:
    assert playbook(key).stages[closed(key).stage].phase == "closed"


def test_a_project_without_leader_team_and_schedule_cannot_start(fresh, playbook, offered) -> None:
    book = playbook("five-ones")
    found = offered(at(fresh("five-ones"), "preparatory"), book, DAY)["started"]
    assert found == ["role-empty", "role-empty", "schedule-missing", "evidence-short"]


def test_reasons_name_what_is_missing_and_what_to_do(fresh, playbook) -> None:
    state = at(fresh("five-ones"), "preparatory")
    offer = next_stages(state, playbook("five-ones"), DAY)[0]
    assert offer.label.name == "开工"
    assert [one.message for one in offer.refusals] == [
        "尚未明确“责任领导”",
        "尚未明确“服务团队”",
        "还没有进度表（至少 3 个节点，现有 0 个）",
        "“施工许可证”至少 1 件，现有 0 件",
    ]
    assert offer.refusals[0].remedy == "请先指定责任领导"


def test_what_is_required_is_asked_for_on_leaving_the_first_stage(fresh, playbook, offered) -> None:
    found = offered(fresh("livelihood-list"), playbook("livelihood-list"), DAY)["scheduled"]
    assert found[:2] == ["role-empty", "field-empty"]


def test_with_all_that_is_needed_the_stage_opens(equipped, playbook, offered) -> None:
    state = at(equipped("five-ones"), "preparatory")
    assert offered(state, playbook("five-ones"), DAY)["started"] == []


def test_a_stage_is_entered_on_its_day(equipped, playbook) -> None:
    state = equipped("five-ones")
    done = advance(state, playbook("five-ones"), "preparatory", DAY)
    assert done.allowed
    assert done.value.path[-1] == Entered("preparatory", DAY)
    assert state.stage == "listed"


@pytest.mark.parametrize(
    ("to", "day", "code"),
    [
        ("in_production", DAY, "stage-not-next"),
        ("nowhere", DAY, "stage-not-next"),
        ("withdrawn", DAY, "stage-not-next"),
        ("preparatory", date(2025, 12, 31), "day-before-last"),
    ],
)
def test_no_stage_is_skipped_and_no_day_goes_back(to, day, code, equipped, playbook, codes) -> None:
    state = equipped("five-ones")
    done = advance(state, playbook("five-ones"), to, day)
    assert codes(done) == [code]
    assert done.value is state


def test_a_closed_commitment_goes_nowhere(closed, playbook, codes, reviewer_for) -> None:
    book = playbook("five-ones")
    state = closed("five-ones")
    assert next_stages(state, book, state.since) == []
    again = advance(state, book, "closed", state.since, reviewer=reviewer_for(book))
    assert codes(again) == ["stage-ended"]


def test_an_item_moves_by_its_contents(equipped, playbook, codes) -> None:
    book = playbook("livelihood-list")
    item = replace(equipped("livelihood-list"), contents=(equipped("livelihood-list"),))
    assert next_stages(item, book, DAY) == []
    assert codes(advance(item, book, "scheduled", DAY)) == ["moves-by-contents"]


def test_use_is_watched_for_a_year_before_a_project_is_closed(
    equipped, playbook, offered, reviewer_for
) -> None:
    book = playbook("investment-project")
    state = at(equipped("investment-project"), "upkeep")
    for days, found in ((364, ["too-early"]), (365, [])):
        day = state.since + timedelta(days=days)
        assert offered(state, book, day, reviewer=reviewer_for(book))["closed"] == found


def test_refusals_are_raised_as_one_error(fresh, playbook) -> None:
    done = advance(fresh("livelihood-list"), playbook("livelihood-list"), "scheduled", DAY)
    with pytest.raises(ActionRefused, match="尚未明确“牵头单位”；尚未填写“受益群体”") as caught:
        done.or_raise()
    assert caught.value.code == "role-empty"
    assert "请先指定牵头单位" in caught.value.remedy
