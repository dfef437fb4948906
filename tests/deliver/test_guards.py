"""Each condition a playbook may set: refused while it does not hold, silent once it does."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

import pytest

from lantu.deliver.guards import GUARDS, Situation, unmet
from lantu.deliver.state import Decision, Entered, Evidence, FactorBalance, Replication
from lantu.playbooks.schema import Limit, Needs

DAY = date(2026, 3, 2)
BOOK = "investment-project"

LACKING = [
    ("roles", {"roles": ("responsible_leader",)}, {"roles": {}}, "role-empty"),
    (
        "roles",
        {"roles": ("responsible_leader",)},
        {"roles": {"responsible_leader": (" ",)}},
        "role-empty",
    ),
    ("fields", {"fields": ("project_code",)}, {"fields": {"project_code": " "}}, "field-empty"),
    ("schedule", {"schedule": 3}, {"schedule": None}, "schedule-missing"),
    ("schedule", {"schedule": 4}, {}, "schedule-missing"),
    ("gates", {"gates": ("project_approval",)}, {"decisions": ()}, "gate-closed"),
    ("evidence", {"evidence": {"proposal": 13}}, {}, "evidence-short"),
    ("links", {"links": {"instruction": 2}}, {}, "link-missing"),
    ("links", {"links": {"replication": 1}}, {}, "link-missing"),
    ("factors", {"factors": ("land",)}, {"factors": {}}, "factor-not-stated"),
    (
        "factors",
        {"factors": ("land",)},
        {"factors": {"land": FactorBalance(Decimal(30), Decimal(29))}},
        "factor-not-approved",
    ),
    ("caps", {"caps": ("energy",)}, {"caps": {}}, "cap-not-checked"),
    ("caps", {"caps": ("energy",)}, {"caps": {"energy": False}}, "cap-exceeded"),
    ("progress", {"progress": 100}, {"schedule": None}, "progress-short"),
    ("in_stage", {"in_stage": Limit(months=6)}, {}, "too-early"),
    ("in_stage", {"in_stage": Limit(until="due")}, {"due": None}, "too-early"),
]


@pytest.mark.parametrize(("guard", "asked", "lacking", "code"), LACKING)
def test_a_condition_that_does_not_hold_is_told(
    guard, asked, lacking, code, equipped, playbook, codes
) -> None:
    state = replace(equipped(BOOK), **lacking)
    assert codes(unmet(Situation(state, playbook(BOOK), Needs(**asked), DAY))) == [code], guard


HOLDING = [
    {"roles": ("responsible_leader", "upkeep_unit")},
    {"fields": ("project_code", "jobs_made")},
    {"schedule": 3},
    {"gates": ("project_approval", "early_discussion")},
    {"evidence": {"proposal": 12}},
    {"links": {"instruction": 1}},
    {"factors": ("land", "energy")},
    {"caps": ("energy", "idle_land")},
    {"progress": 100},
    {"in_stage": Limit(days=30)},
]


@pytest.mark.parametrize("asked", HOLDING)
def test_a_condition_that_holds_is_silent(asked, equipped, playbook) -> None:
    assert unmet(Situation(equipped(BOOK), playbook(BOOK), Needs(**asked), DAY)) == ()


def test_the_engine_knows_exactly_the_conditions_of_the_schema() -> None:
    assert set(GUARDS) == set(Needs.model_fields)


APPROVED = Decision("approving_department", "连审〔2026〕8号", DAY, "project_approval")


@pytest.mark.parametrize(
    ("decision", "opens"),
    [
        (APPROVED, True),
        (replace(APPROVED, body="superior_government"), True),
        (replace(APPROVED, body="coordinator"), False),
        (replace(APPROVED, document_number=" "), False),
        (replace(APPROVED, on=DAY + timedelta(days=1)), False),
        (replace(APPROVED, gate="early_discussion"), False),
        (replace(APPROVED, gate=None), False),
    ],
)
def test_a_gate_opens_by_the_right_bodys_decision_with_number_and_day(
    decision, opens, equipped, playbook
) -> None:
    state = replace(equipped(BOOK), decisions=(decision,))
    asked = Needs(gates=("project_approval",))
    assert (unmet(Situation(state, playbook(BOOK), asked, DAY)) == ()) is opens


@pytest.mark.parametrize(
    ("change", "counts"),
    [
        ({}, True),
        ({"rejected": True}, False),
        ({"on": DAY + timedelta(days=1)}, False),
        ({"kind": "site_photo"}, False),
    ],
)
def test_only_evidence_in_hand_and_not_rejected_counts(change, counts, equipped, playbook) -> None:
    proof = replace(Evidence("proposal", DAY, "甲局"), **change)
    state = replace(equipped(BOOK), evidence=(proof,))
    asked = Needs(evidence={"proposal": 1})
    assert (unmet(Situation(state, playbook(BOOK), asked, DAY)) == ()) is counts


def test_replications_count_as_what_they_are(equipped, playbook) -> None:
    state = replace(
        equipped("reform-pilot"), links={}, replications=(Replication("乙市", "1号", DAY),)
    )
    asked = Needs(links={"replication": 1})
    assert unmet(Situation(state, playbook("reform-pilot"), asked, DAY)) == ()
    earlier = DAY - timedelta(days=1)
    assert unmet(Situation(state, playbook("reform-pilot"), asked, earlier)) != ()


@pytest.mark.parametrize(("day", "open_"), [(date(2026, 3, 9), False), (date(2026, 3, 10), True)])
def test_silence_until_the_end_counts_as_no_objection(
    day, open_, equipped, playbook, codes
) -> None:
    book = playbook("assignment-plan")
    state = replace(
        equipped("assignment-plan"), path=(Entered("commenting", DAY),), awaiting=("甲局", "乙区")
    )
    found = unmet(Situation(state, book, Needs(replies=True), day))
    assert codes(found) == ([] if open_ else ["replies-missing"])


def test_disputes_name_who_settles_them(equipped, playbook) -> None:
    state = replace(equipped("assignment-plan"), disputes=("a", "b"))
    asked = Situation(state, playbook("assignment-plan"), Needs(disputes_settled=True), DAY)
    assert unmet(asked)[0].message == "还有 2 项分歧未裁定"
    assert unmet(asked)[0].remedy == "请由分管副秘书长裁定"
