"""The matrix of rights, written out a second time by hand, and every cell of it tried."""

from __future__ import annotations

import ast
import runpy
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.contrib.auth.models import AnonymousUser
from django.utils import translation

from lantu.catalogue.city import UnitEntry
from lantu.errors import NotPermitted
from lantu.server.accounts.actions import store_units
from lantu.server.accounts.models import PortfolioUnit, Role, RoleHeld, Unit, User
from lantu.server.accounts.rights import MATRIX, WORDS, Reach, may, require, units_in_reach

ROOT = Path(__file__).resolve().parents[2]
#: A = all, u = own unit, p = portfolio, s = self, . = not at all; the columns in this order.
ROLES = [
    "administrator",
    "planner",
    "inspector",
    "unit_clerk",
    "unit_signatory",
    "coordinator",
    "statistician",
    "finance",
    "leader",
    "auditor",
    "congress_reader",
]
TABLE = """
ledger.read           A A A A A A A A A A A
document.read         A A A A A A A A A A A
record.read           A . A . . . . . . A .
account.read          A . . . . . . . . A .
handover.read         A . A u u p . . p A .
document.ingest       A A . . . . . . . . .
commitment.read       A A A u u A A A p A .
commitment.edit       . A A u . . . . . . .
commitment.manage     . A A . . A . . . . .
commitment.assign     . A A . . A . . . . .
commitment.adjust     . A A . . A . . . . .
commitment.close      . A A . u A . . . . .
decision.enter        . A A u u A . . . . .
evidence.hand_in      . A A u u . . . . . .
evidence.reject       . A A . . A . . . . .
list.edit             . A A . . A . . . . .
assignment.draft      . A . . . A . . . . .
assignment.reply      . . . u u . . . . . .
assignment.settle     . . . . . A . . . . .
contradiction.settle  . A . . . . . . . . .
observation.enter     . A . . . . A . . . .
target.change         . A . . . . . . . . .
catalogue.edit        A A . . . . . . . . .
account.edit          A . . . . . . . . . .
account.secure        s s s s s s s s s s s
unit.edit             A . . . . . . . . . .
handover.own          s s s s s s s s s s s
handover.sign         A . . . u . . . p . .
"""
REACHES = {"A": Reach.JURISDICTION, "u": Reach.OWN_UNIT, "p": Reach.PORTFOLIO, "s": Reach.SELF}
EXPECTED = {
    line.split()[0]: dict(zip(ROLES, line.split()[1:], strict=True))
    for line in TABLE.strip().splitlines()
}
#: Which reaches cover which object.
COVERS = {
    "own_unit": "Au",
    "below_own_unit": "Au",
    "above_own_unit": "A",
    "in_portfolio": "Ap",
    "below_portfolio": "Ap",
    "of_another_unit": "A",
    "of_the_jurisdiction": "A",
    "own_account": "Aus",
    "another_account": "A",
    "none": "Aups",
}
#: The tree: who asks works for ``office`` and answers for ``port``.
UNITS = {
    "top": None,
    "office": "top",
    "desk": "office",
    "port": "top",
    "quay": "port",
    "far": "top",
}
PLACES = {
    "own_unit": "office",
    "below_own_unit": "desk",
    "above_own_unit": "top",
    "in_portfolio": "port",
    "below_portfolio": "quay",
    "of_another_unit": "far",
}


@dataclass
class Thing:
    owning_unit_id: int | None


@pytest.fixture
def units(db: None) -> dict[str, Unit]:
    entries = [
        UnitEntry(key=key, name=key, name_en=key, short=key, type="bureau", parent=parent)
        for key, parent in UNITS.items()
    ]
    store_units(entries)
    return {unit.key: unit for unit in Unit.objects.all()}


def person(role: str | None, units: dict[str, Unit], unit: str = "office") -> User:
    user = User.objects.create(username=f"{role}-{unit}", unit=units[unit])
    if role is not None:
        RoleHeld.objects.create(user=user, role=role)
    return user


@pytest.fixture
def objects(units: dict[str, Unit]) -> dict[str, Any]:
    there: dict[str, Any] = {name: Thing(units[key].pk) for name, key in PLACES.items()}
    other = User.objects.create(username="other", unit=units["far"])
    return {**there, "of_the_jurisdiction": Thing(None), "another_account": other, "none": None}


def test_the_table_is_the_matrix() -> None:
    stated = {
        action: {role.value: reaches[role] for role in Role if role in reaches}
        for action, reaches in MATRIX.items()
    }
    expected = {
        action: {role: REACHES[sign] for role, sign in row.items() if sign != "."}
        for action, row in EXPECTED.items()
    }
    assert stated == expected
    assert [role.value for role in Role] == ROLES


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_every_action_on_every_object(
    role: str, units: dict[str, Unit], objects: dict[str, Any]
) -> None:
    user = person(role, units)
    PortfolioUnit.objects.create(user=user, unit=units["port"])
    wrong = []
    for action, row in EXPECTED.items():
        for name, thing in {**objects, "own_account": user}.items():
            expected = row[role] in COVERS[name]
            if may(user, action, thing) != expected:
                wrong.append((action, name, expected))
    assert not wrong


@pytest.mark.database
@pytest.mark.django_db
@pytest.mark.parametrize("role", ROLES)
def test_lists_hold_what_may_be_opened(
    role: str, units: dict[str, Unit], objects: dict[str, Any]
) -> None:
    user = person(role, units)
    PortfolioUnit.objects.create(user=user, unit=units["port"])
    for action in EXPECTED:
        listed = set(units_in_reach(user, action))
        assert listed == {u for u in units.values() if may(user, action, u)}, action


@pytest.mark.django_db
def test_nobody_without_a_role_or_signed_out_or_closed_may_do_anything(
    units: dict[str, Unit], objects: dict[str, Any]
) -> None:
    closed = person("administrator", units)
    closed.is_active = False
    for actor in (AnonymousUser(), person(None, units), closed):
        assert not [a for a in EXPECTED for thing in objects.values() if may(actor, a, thing)]


@pytest.mark.django_db
def test_a_clerk_without_unit_and_a_leader_without_portfolio_reach_nothing(
    objects: dict[str, Any], units: dict[str, Unit]
) -> None:
    clerk, leader = person("unit_clerk", units), person("leader", units)
    clerk.unit = None
    things = [thing for thing in objects.values() if isinstance(thing, Thing)]
    assert not [thing for thing in things if may(clerk, "commitment.edit", thing)]
    assert not [thing for thing in things if may(leader, "commitment.read", thing)]


@pytest.mark.django_db
def test_two_roles_add_up(units: dict[str, Unit], objects: dict[str, Any]) -> None:
    user = person("unit_clerk", units)
    assert not may(user, "commitment.edit", objects["of_another_unit"])
    RoleHeld.objects.create(user=user, role="planner")
    user = User.objects.get(pk=user.pk)
    assert may(user, "commitment.edit", objects["of_another_unit"])


@pytest.mark.django_db
def test_a_missing_right_is_told_in_words(units: dict[str, Unit]) -> None:
    with translation.override("zh-hans"), pytest.raises(NotPermitted) as refused:
        require(person("leader", units), "account.edit")
    assert (refused.value.code, "管理用户" in refused.value.message) == ("not_permitted", True)


def test_the_auditor_reads_everything_and_changes_nothing() -> None:
    reading = {action for action in EXPECTED if action.endswith(".read")}
    audited = {action for action, row in EXPECTED.items() if row["auditor"] == "A"}
    assert audited == reading


def test_an_action_that_nobody_stated_is_a_mistake() -> None:
    with pytest.raises(KeyError):
        may(AnonymousUser(), "ledger.burn")


def test_every_action_has_words() -> None:
    assert set(WORDS) == set(MATRIX)


def asked() -> set[str]:
    """The actions that the server's code asks for, wherever they are written as a literal."""
    found = set()
    for path in (ROOT / "src/lantu/server").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Call):
                continue
            name = node.func.attr if isinstance(node.func, ast.Attribute) else ""
            name = node.func.id if isinstance(node.func, ast.Name) else name
            if name in ("require", "may", "units_in_reach", "reaches_of") and len(node.args) > 1:
                right = node.args[1]
                found |= {right.value} if isinstance(right, ast.Constant) else set()
    return {action for action in found if isinstance(action, str)}


def test_every_right_that_is_asked_for_is_stated() -> None:
    assert asked() <= set(MATRIX)
    assert len(asked()) > 8


def test_the_reference_is_current() -> None:
    written = (ROOT / "docs/reference/rights.md").read_text(encoding="utf-8")
    made = runpy.run_path(str(ROOT / "scripts/rights_reference.py"))["reference"]()
    assert written == made, "run: python scripts/rights_reference.py"
