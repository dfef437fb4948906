"""The playbooks that come along, and a mechanism added by one file."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.errors import DefinitionRefused
from lantu.playbooks.loader import DATA, load_playbooks
from lantu.playbooks.schema import Needs, Playbook

SAMPLE = Path(__file__).parent / "sample.yaml"


def test_mechanisms_that_come_along() -> None:
    assert set(load_playbooks()) == {
        "assignment-plan",
        "chain-chief",
        "five-ones",
        "improvement-list",
        "investment-project",
        "livelihood-list",
        "one-firm-one-policy",
        "plan-task",
        "reform-pilot",
        "river-chief",
        "rule-to-issue",
    }


@pytest.mark.parametrize("path", sorted(DATA.glob("*.yaml")), ids=lambda path: path.stem)
def test_a_file_is_named_as_its_key(path: Path) -> None:
    assert path.stem in load_playbooks()


def test_a_city_adds_a_mechanism_by_a_file() -> None:
    assert load_playbooks(SAMPLE)["sample"].name == "示例机制"


def test_a_city_adds_a_folder(tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    assert "sample" in load_playbooks(tmp_path)


def test_a_key_is_given_once(tmp_path: Path) -> None:
    twin = tmp_path / "twin.yaml"
    twin.write_text(SAMPLE.read_text(encoding="utf-8"), encoding="utf-8")
    with pytest.raises(DefinitionRefused, match=r"twin\.yaml.*已在.*sample\.yaml"):
        load_playbooks(SAMPLE, twin)


def test_a_folder_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionRefused, match="nowhere"):
        load_playbooks(tmp_path / "nowhere")


def named(key: str) -> Playbook:
    return load_playbooks()[key]


def test_no_project_starts_without_leader_team_and_schedule() -> None:
    needs = named("five-ones").stages["started"].needs
    assert {"responsible_leader", "team"} <= set(needs.roles)
    assert needs.schedule


def test_investment_projects_pass_all_stages_of_the_pipeline() -> None:
    names = [stage.name for stage in named("investment-project").stages.values()]
    for name in ("谋划", "储备", "前期", "开工", "续建", "复工", "在建", "投产", "使用和管护"):
        assert name in names


def test_the_livelihood_list_gives_nothing_away() -> None:
    rules = named("livelihood-list").adjustments
    assert rules.withdraw.refused and rules.dilute.refused and rules.merge.refused
    assert rules.change_target.only_raise and rules.change_date.within_year


def test_an_improvement_carries_out_an_instruction() -> None:
    assert named("improvement-list").stages["listed"].needs.links == {"instruction": 1}


def test_every_condition_is_used_by_a_playbook_that_comes_along() -> None:
    used = {
        name
        for playbook in load_playbooks().values()
        for stage in playbook.stages.values()
        for name in stage.needs.model_fields_set
    }
    assert used == set(Needs.model_fields)


@pytest.mark.parametrize("key", [key for key in load_playbooks() if key != "assignment-plan"])
def test_every_commitment_has_a_lead_unit_that_reports(key: str) -> None:
    """The ledger's lead unit is this role in each of them."""
    role = named(key).roles["lead_unit"]
    assert (role.filled_by, role.required, role.reports) == ("unit", True, True)


def test_the_same_evidence_is_equally_firm_everywhere() -> None:
    grades: dict[str, set[str]] = {}
    for playbook in load_playbooks().values():
        for kind, evidence in playbook.evidence.items():
            grades.setdefault(kind, set()).add(evidence.grade)
    assert {kind for kind, found in grades.items() if len(found) > 1} == set()
