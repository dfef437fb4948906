"""Units change with their day; rights follow, names and items stay."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from lantu.catalogue.city import City
from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts.models import Role, RoleHeld, Unit, UnitWithin, User
from lantu.server.accounts.rights import may
from lantu.server.people.actions.units import Naming, add_unit, close_unit, edit_unit
from lantu.server.record.check import Checked, check
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]
TODAY = date(2026, 3, 2)


@pytest.fixture
def admin(city: City) -> User:
    user = User.objects.create(username="admin", unit=Unit.objects.get(key="gov"))
    RoleHeld.objects.create(user=user, role=Role.ADMINISTRATOR)
    return user


def unit(key: str) -> Unit:
    return Unit.objects.get(key=key)


def naming(name: str, parent: str | None = "gov") -> Naming:
    return Naming(name, "", "", "bureau", unit(parent) if parent else None)


def clerk(key: str) -> User:
    user = User.objects.create(username=f"clerk-{key}", unit=unit(key))
    RoleHeld.objects.create(user=user, role=Role.CLERK)
    return user


def add(key: str, parent: str, admin: User) -> Unit:
    return add_unit(key, naming(key, parent), valid_from=TODAY, actor=admin)


def closure() -> set[tuple[str, str, int]]:
    rows = UnitWithin.objects.values_list("unit__key", "ancestor__key", "distance")
    return {(a, b, n) for a, b, n in rows if a != b}


def test_a_new_unit_stands_in_the_tree(admin: User) -> None:
    add("energy", "ndrc", admin)
    assert closure() == {("ndrc", "gov", 1), ("energy", "ndrc", 1), ("energy", "gov", 2)}
    assert may(clerk("ndrc"), "commitment.edit", unit("energy"))
    assert LogEntry.objects.order_by("-index")[0].action == "unit.added"


def test_a_renamed_unit_keeps_its_former_name(admin: User) -> None:
    row = unit("ndrc")
    edit_unit(row, naming("滨海市发展改革局"), on=TODAY, actor=admin, read_version=1)
    assert [(f.name, f.until) for f in row.former_names.all()] == [
        ("滨海市发展和改革委员会", TODAY)
    ]
    assert unit("ndrc").name == "滨海市发展改革局"


def test_a_moved_unit_takes_those_below_along(admin: User) -> None:
    add("energy", "ndrc", admin)
    add("office", "gov", admin)
    edit_unit(unit("ndrc"), naming("发改", "office"), on=TODAY, actor=admin, read_version=1)
    assert ("energy", "office", 2) in closure()
    assert may(clerk("office"), "commitment.edit", unit("energy"))


def test_a_merger_hands_over_people_and_reach_and_keeps_the_unit(admin: User) -> None:
    add("planning", "gov", admin)
    add("energy", "ndrc", admin)
    newcomer = clerk("planning")
    assert not may(newcomer, "commitment.edit", unit("ndrc"))
    close_unit(unit("ndrc"), successor=unit("planning"), on=TODAY, actor=admin, read_version=1)
    newcomer = User.objects.get(pk=newcomer.pk)
    assert may(newcomer, "commitment.edit", unit("ndrc"))
    assert may(newcomer, "commitment.edit", unit("energy"))
    merged = unit("ndrc")
    assert (merged.valid_to, merged.successor) == (TODAY, unit("planning"))
    assert User.objects.get(username="planner").unit == unit("planning")


def test_a_unit_in_use_is_not_closed_without_a_successor(admin: User) -> None:
    with pytest.raises(ActionRefused, match="还有在用的用户或下属单位"):
        close_unit(unit("ndrc"), successor=None, on=TODAY, actor=admin, read_version=1)
    add("energy", "ndrc", admin)
    close_unit(unit("energy"), successor=None, on=TODAY, actor=admin, read_version=1)
    assert unit("energy").valid_to == TODAY


def change(kind: str, admin: User, **told: Any) -> None:
    values = {"on": TODAY, "actor": admin, "read_version": 1, **told}
    if kind == "edit":
        edit_unit(unit("ndrc"), naming("新名", values.pop("parent", "gov")), **values)
    else:
        close_unit(unit("ndrc"), successor=unit(values.pop("successor", "gov")), **values)


@pytest.mark.parametrize(
    ("kind", "told", "words"),
    [
        ("edit", {"on": timezone.localdate() + timedelta(days=2)}, "在今天之后"),
        ("close", {"on": timezone.localdate() + timedelta(days=2)}, "在今天之后"),
        ("edit", {"parent": "ndrc"}, "自己或自己的下属"),
        ("edit", {"parent": "energy"}, "自己或自己的下属"),
        ("close", {"successor": "energy"}, "自己或自己的下属"),
    ],
)
def test_what_cannot_be_is_refused_and_changes_nothing(
    admin: User, kind: str, told: dict[str, Any], words: str
) -> None:
    add("energy", "ndrc", admin)
    before = (closure(), LogEntry.objects.count(), unit("ndrc").version)
    with pytest.raises(ActionRefused, match=words):
        change(kind, admin, **told)
    assert (closure(), LogEntry.objects.count(), unit("ndrc").version) == before


def test_a_closed_unit_changes_no_more(admin: User) -> None:
    change("close", admin)
    with pytest.raises(ActionRefused, match="已经撤销或并入"):
        edit_unit(unit("ndrc"), naming("新名"), on=TODAY, actor=admin, read_version=2)


def test_a_key_is_used_once_and_days_are_in_order(admin: User) -> None:
    with pytest.raises(ActionRefused, match="代码已经用过"):
        add("ndrc", "gov", admin)
    row = add("energy", "gov", admin)
    with pytest.raises(ActionRefused, match="设立之前"):
        edit_unit(row, naming("新"), on=date(2020, 1, 1), actor=admin, read_version=1)


def test_a_lost_update_is_told(admin: User) -> None:
    with pytest.raises(ChangedMeanwhile):
        change("edit", admin, read_version=9)


def test_only_administrators_change_units(admin: User) -> None:
    planner = User.objects.get(username="planner")
    with pytest.raises(NotPermitted):
        change("edit", planner)
    with pytest.raises(NotPermitted):
        change("close", planner)
    with pytest.raises(NotPermitted):
        add("energy", "gov", planner)


def test_the_pages_do_the_same(admin: User, client: Client) -> None:
    client.force_login(admin)
    told = {"key": "energy", "name": "能源局", "kind": "bureau", "parent": "gov"}
    client.post("/units/add/", {**told, "valid_from": "2026-03-02"})
    told = {
        "name": "新能源局",
        "kind": "bureau",
        "parent": "gov",
        "on": "2026-03-03",
        "version": "1",
    }
    assert client.post("/units/energy/", told).status_code == 302
    assert "能源局" in client.get("/units/energy/").content.decode()
    end = {"end-successor": "ndrc", "end-on": "2026-03-04", "end-version": "2"}
    assert client.post("/units/energy/close/", end).headers["Location"] == "/units/"
    page = client.get("/units/").content.decode()
    assert "并入" in page
    assert "登记撤并" not in client.get("/units/energy/").content.decode()


def test_every_row_that_changed_stands_in_the_record(admin: User) -> None:
    add("energy", "ndrc", admin)
    add("planning", "gov", admin)
    change("edit", admin)
    change("close", admin, successor="planning", read_version=2)
    places = {fault.where for fault in check((), checked=Checked()) if fault.code != "never_signed"}
    assert places <= {f"accounts.User {admin.pk}", f"accounts.RoleHeld {admin.roles_held.get().pk}"}
