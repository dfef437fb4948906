"""Administration of users: each change is an action with its entry, and takes effect at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from django.test import Client

from lantu.catalogue.city import City
from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts.models import PortfolioUnit, Role, RoleHeld, Unit, User
from lantu.server.accounts.rights import may
from lantu.server.people.actions.own import set_up_codes
from lantu.server.people.actions.users import (
    Profile,
    add_user,
    edit_user,
    reset_password,
    set_active,
    set_portfolio,
)
from lantu.server.people.commands import add_administrator
from lantu.server.record.check import Checked, check
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]


@pytest.fixture
def admin(city: City) -> User:
    user = User.objects.create(username="admin", unit=Unit.objects.get(key="gov"))
    RoleHeld.objects.create(user=user, role=Role.ADMINISTRATOR)
    return user


@pytest.fixture
def browser(admin: User) -> Client:
    client = Client()
    client.force_login(admin)
    return client


def planner() -> User:
    return User.objects.get(username="planner")


def fresh(user: User) -> User:
    return User.objects.get(pk=user.pk)


def profile(*roles: Role, **told: Any) -> Profile:
    unit = Unit.objects.get(key=told.pop("unit", "ndrc"))
    return Profile(
        told.pop("name", "周规划"), unit, frozenset(roles), told.pop("external_id", None)
    )


def form(user: User, **changes: Any) -> dict[str, Any]:
    told = {"name": user.name, "unit": "ndrc", "roles": ["planner"], "version": user.version}
    return {**told, **changes}


def last_entry() -> LogEntry:
    return LogEntry.objects.order_by("-index")[0]


def test_a_new_user_gets_a_password_that_is_shown_once(browser: Client) -> None:
    told = {"username": "zhou", "name": "周经办", "unit": "ndrc", "roles": ["unit_clerk"]}
    page = browser.post("/users/add/", told)
    password = re.search(r'id="temporary-password">([A-Z2-9-]{19})<', page.content.decode())
    assert password and page.headers["Cache-Control"].startswith("max-age=0")
    user = User.objects.get(username="zhou")
    assert user.check_password(password[1]) and user.must_change_password
    assert (last_entry().action, last_entry().actor.username) == ("account.added", "admin")
    assert password[1] not in last_entry().leaf + str(last_entry().summary)
    assert password[1] not in browser.get(f"/users/{user.pk}/").content.decode()


def test_with_that_password_one_must_choose_another_first(browser: Client, client: Client) -> None:
    user, password = add_user("zhou", profile(Role.CLERK), actor=User.objects.get(username="admin"))
    client.post("/sign-in/", {"username": "zhou", "password": password})
    for path in ("/", "/plans/", "/me/", "/commitments/"):
        assert client.get(path).headers["Location"] == "/me/password/"
    told = {"old_password": password, "new_password1": "a-garden-wall-7"}
    answer = client.post("/me/password/", {**told, "new_password2": "a-garden-wall-7"})
    assert answer.headers["Location"] == "/"
    assert client.get("/plans/").status_code == 200
    assert not fresh(user).must_change_password


def test_role_and_unit_change_at_once(browser: Client, signed_in: Any) -> None:
    user = planner()
    told = form(user, unit="gov", roles=["auditor"], name="林审计")
    assert browser.post(f"/users/{user.pk}/", told).status_code == 302
    user = fresh(user)
    assert (user.name, user.unit.key, user.version) == ("林审计", "gov", 2)
    assert may(user, "record.read") and not may(user, "document.ingest")
    assert last_entry().action == "account.edited"


def test_two_administrators_at_once_one_is_told(browser: Client, admin: User) -> None:
    user = planner()
    edit_user(planner(), profile(Role.PLANNER), actor=admin, read_version=1)
    answer = browser.post(f"/users/{user.pk}/", form(user, name="另一个名字"))
    assert answer.status_code == 409
    assert fresh(user).name == "周规划"


def test_a_closed_account_signs_in_no_more_and_is_named_still(
    browser: Client, client: Client
) -> None:
    user = planner()
    told = {"version": 1, "active": "0"}
    assert browser.post(f"/users/{user.pk}/active/", told).status_code == 302
    client.post("/sign-in/", {"username": "planner", "password": "only-for-tests"})
    assert client.get("/").status_code == 302
    browser.post(f"/users/{user.pk}/active/", {"version": 2, "active": "1"})
    client.post("/sign-in/", {"username": "planner", "password": "only-for-tests"})
    assert client.get("/").status_code == 200


def test_a_reset_signs_out_everywhere_and_takes_codes_away(browser: Client, client: Client) -> None:
    user = planner()
    client.force_login(user)
    set_up_codes(user, "JBSWY3DPEHPK3PXP", step=0)
    page = browser.post(f"/users/{user.pk}/password/", {"version": 1})
    assert page.status_code == 200
    assert client.get("/").status_code == 302
    assert not fresh(user).recovery_codes.exists()
    assert fresh(user).must_change_password and not fresh(user).check_password("only-for-tests")


def test_a_reset_opens_a_locked_account(browser: Client, client: Client) -> None:
    for _ in range(6):
        client.post("/sign-in/", {"username": "planner", "password": "wrong"})
    password = reset_password(planner(), actor=User.objects.get(username="admin"), read_version=1)
    answer = client.post("/sign-in/", {"username": "planner", "password": password})
    assert answer.status_code == 302


def test_the_last_administrator_stays(admin: User) -> None:
    with pytest.raises(ActionRefused, match="最后一名系统管理员"):
        set_active(admin, False, actor=admin, read_version=1)
    with pytest.raises(ActionRefused, match="最后一名系统管理员"):
        edit_user(admin, profile(Role.AUDITOR), actor=admin, read_version=1)
    second, _password = add_user("second", profile(Role.ADMINISTRATOR), actor=admin)
    set_active(admin, False, actor=second, read_version=1)
    assert not fresh(admin).is_active


@pytest.mark.parametrize("username", ["planner", "PLANNER"])
def test_a_name_is_used_once(admin: User, username: str) -> None:
    with pytest.raises(ActionRefused, match="已经有人使用"):
        add_user(username, profile(Role.CLERK), actor=admin)


def test_an_identifier_belongs_to_one_person(admin: User) -> None:
    add_user("zhou", profile(Role.CLERK, external_id="A-1"), actor=admin)
    with pytest.raises(ActionRefused, match="标识已经登记"):
        edit_user(planner(), profile(Role.PLANNER, external_id="A-1"), actor=admin, read_version=1)


def test_only_administrators_do_any_of_this(admin: User) -> None:
    auditor = User.objects.get(username="auditor")
    for act in (
        lambda: add_user("zhou", profile(Role.CLERK), actor=auditor),
        lambda: edit_user(planner(), profile(Role.AUDITOR), actor=auditor, read_version=1),
        lambda: set_active(planner(), False, actor=auditor, read_version=1),
        lambda: reset_password(planner(), actor=auditor, read_version=1),
        lambda: set_portfolio(planner(), Unit.objects.all(), actor=auditor),
    ):
        with pytest.raises(NotPermitted):
            act()


def test_an_auditor_sees_users_without_a_single_control(signed_in: Any) -> None:
    client = signed_in("auditor")
    page = client.get(f"/users/{planner().pk}/").content.decode()
    assert "林规划" in page
    assert "/password/" not in page.replace('href="/me/password/"', "")
    assert "<form" not in page.partition("<main")[2].partition("</main>")[0]
    assert client.post(f"/users/{planner().pk}/", form(planner())).status_code == 403


def test_a_portfolio_reaches_below_its_units_and_can_be_emptied(browser: Client) -> None:
    leader, _password = add_user(
        "leader", profile(Role.LEADER), actor=User.objects.get(username="admin")
    )
    target = Unit.objects.get(key="ndrc")
    browser.post(f"/users/{leader.pk}/portfolio/", {"units": ["gov"]})
    assert may(fresh(leader), "commitment.read", target)
    assert last_entry().action == "account.portfolio_set"
    browser.post(f"/users/{leader.pk}/portfolio/", {})
    assert not PortfolioUnit.objects.exists()
    assert not may(fresh(leader), "commitment.read", target)


def test_the_list_is_searched(browser: Client) -> None:
    def names(query: str) -> list[str]:
        page = browser.get(f"/users/?{query}").content.decode()
        return re.findall(r"<code>([a-z]+)</code>", page)

    assert names("q=林") == ["planner"]
    assert names("role=auditor") == ["auditor"]
    assert names("unit=gov") == ["admin", "auditor", "planner"]
    assert names("unit=ndrc") == ["planner"]
    assert names("state=inactive") == []


def test_a_stale_reset_is_told(browser: Client) -> None:
    with pytest.raises(ChangedMeanwhile):
        reset_password(planner(), actor=User.objects.get(username="admin"), read_version=7)
    assert browser.post(f"/users/{planner().pk}/password/", {"version": "x"}).status_code == 409


def test_the_operator_makes_the_first_administrator(
    city: City, client: Client, capsys: pytest.CaptureFixture[str]
) -> None:
    add_administrator("root-admin", "管理员", "gov")
    password = capsys.readouterr().out.strip().partition(": ")[2]
    answer = client.post("/sign-in/", {"username": "root-admin", "password": password})
    assert answer.status_code == 302
    assert (last_entry().action, last_entry().actor) == ("account.added", None)
    with pytest.raises(ActionRefused, match="没有这个代码的单位"):
        add_administrator("another", "管理员", "nowhere")


def test_every_row_that_changed_stands_in_the_record(city: City, client: Client) -> None:
    add_administrator("root-admin", "管理员", "gov")
    root = User.objects.get(username="root-admin")
    user, password = add_user("zhou", profile(Role.LEADER, Role.CLERK), actor=root)
    set_portfolio(user, Unit.objects.all(), actor=root)
    set_portfolio(user, Unit.objects.filter(key="gov"), actor=root)
    edit_user(user, profile(Role.PLANNER), actor=root, read_version=1)
    set_up_codes(user, "JBSWY3DPEHPK3PXP", step=0)
    reset_password(user, actor=root, read_version=2)
    client.post("/sign-in/", {"username": "zhou", "password": password})
    set_active(user, False, actor=root, read_version=3)
    assert [f for f in check((), checked=Checked()) if f.code != "never_signed"] == []
