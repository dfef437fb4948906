"""The mechanism of docs/how-to/add-a-playbook.md, added by its file alone and played."""

from __future__ import annotations

import re
import textwrap
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from lantu.deliver.adjustments import Request, may_adjust
from lantu.deliver.guards import GUARDS
from lantu.deliver.schedule import Milestone, lay_down
from lantu.deliver.stages import advance, begin
from lantu.deliver.state import Decision, Evidence, Reviewer
from lantu.playbooks.loader import load_playbooks

GUIDE = (Path(__file__).parents[2] / "docs" / "how-to" / "add-a-playbook.md").read_text("utf-8")
DAY = date(2026, 2, 2)
YEAR_END = date(2026, 12, 31)


def block(language: str) -> str:
    found = re.search(rf"```{language}\n(.*?)```", GUIDE, re.S)
    assert found
    return textwrap.dedent(found[1])


@pytest.fixture
def folder(tmp_path, monkeypatch):
    (tmp_path / "our-playbooks").mkdir()
    path = tmp_path / "our-playbooks" / "forest-chief.yaml"
    path.write_text(block("yaml"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return path.parent


@pytest.fixture
def forest(folder):
    return load_playbooks(folder)["forest-chief"]


def test_played_from_registration_to_close_out(forest, offered) -> None:
    state = begin("1", "北山林区", forest, DAY)
    assert offered(state, forest, DAY) == {
        "under_way": ["role-empty", "field-empty", "role-empty", "schedule-missing", "gate-closed"]
    }
    patrols = Milestone("p", "巡林", YEAR_END, Decimal(100), DAY)
    state = replace(
        state,
        roles={"lead_unit": ("林业局",), "forest_chief": ("张林长",)},
        fields={"plot": "北山"},
        schedule=lay_down([patrols]).or_raise(),
        decisions=(Decision("chief", "林长令 1 号", DAY, "plan_adopted"),),
    )
    state = advance(state, forest, "under_way", DAY).or_raise()
    assert offered(state, forest, DAY) == {"attained": ["evidence-short"]}
    proofs = [Evidence("survey_data", DAY), *[Evidence("patrol_record", DAY, "林业局")] * 4]
    state = replace(state, evidence=tuple(proofs))
    state = advance(state, forest, "attained", DAY).or_raise()
    assert offered(state, forest, DAY)["closed"] == ["close-needs-reviewer"]
    own = offered(state, forest, DAY, reviewer=Reviewer("林业局"))
    assert own["closed"] == ["close-own-unit"]
    state = advance(state, forest, "closed", DAY, reviewer=Reviewer("督查室")).or_raise()
    assert state.stage == "closed"


def test_its_own_refusal_is_told(forest) -> None:
    state = begin("1", "北山林区", forest, DAY)
    (found,) = may_adjust(state, forest, Request("dilute", "缩小"), DAY)[:1]
    assert found.message == "不允许缩减内容：管护范围不得缩小"


def test_the_guides_notebook_runs(folder, capsys) -> None:
    exec(block("python"), {})
    assert capsys.readouterr().out.startswith("管护中 ['尚未明确“林长制办公室”'")


def test_the_guide_names_every_condition() -> None:
    assert set(re.findall(r"^   \| `([a-z_]+):", GUIDE, re.M)) == set(GUARDS)
