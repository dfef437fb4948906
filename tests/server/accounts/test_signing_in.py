"""Signing in and out, the demo's users, the change of language."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from lantu.catalogue.city import City
from lantu.server.accounts.queries import SAMPLE_PASSWORD, sample_users, units

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def sign_in(client: Client, password: str, page: str = "") -> Any:
    form = {"username": "planner", "password": password, "next": page}
    return client.post("/sign-in/", form)


def test_signing_in_leads_to_the_page_that_was_asked_for(client: Client, city: City) -> None:
    assert sign_in(client, "only-for-tests", "/plans/").headers["Location"] == "/plans/"
    assert client.get("/plans/").status_code == 200


def test_signing_in_leads_nowhere_else(client: Client, city: City) -> None:
    assert sign_in(client, "only-for-tests", "https://example.com/").headers["Location"] == "/"


def test_a_wrong_password_is_told_and_lets_nobody_in(client: Client, city: City) -> None:
    page = sign_in(client, "wrong")
    assert "error-summary" in page.content.decode()
    assert client.get("/").status_code == 302


def test_signing_out_needs_a_form(planner: Client) -> None:
    assert planner.get("/sign-out/").status_code == 405
    assert planner.post("/sign-out/").headers["Location"] == "/sign-in/"
    assert planner.get("/").status_code == 302


@pytest.mark.parametrize(("sample", "shown"), [(True, True), (False, False)])
def test_only_the_demo_lists_its_users(
    client: Client, city: City, settings: Any, sample: bool, shown: bool
) -> None:
    settings.SAMPLE_DATA = sample
    page = client.get("/sign-in/").content.decode()
    assert (SAMPLE_PASSWORD in page, "planner" in page, "虚构" in page) == (shown,) * 3


def test_sample_users_stand_in_the_order_of_their_roles(city: City) -> None:
    lines = [(line.user.username, [role.value for role in line.roles]) for line in sample_users()]
    assert lines == [("planner", ["planner"]), ("auditor", ["auditor"])]


def test_a_change_of_language_keeps_the_page(planner: Client) -> None:
    answer = planner.post("/ui/language/", {"language": "en", "next": "/indicators/?q=gdp"})
    assert answer.headers["Location"] == "/indicators/?q=gdp"
    assert "<h1>Indicators</h1>" in planner.get("/indicators/?q=gdp").content.decode()


def test_the_user_menu_tells_name_role_and_unit(signed_in: Any) -> None:
    page = signed_in("leader", "en").get("/").content.decode()
    assert '<span lang="zh">测试员</span>' in page
    assert "Leader" in page and "Development and Reform Commission" in page


def test_units_are_told_with_the_one_above(planner: Client) -> None:
    assert [unit.parent and unit.parent.key for unit in units()] == [None, "gov"]
    page = planner.get("/units/").content.decode()
    assert "市发展改革委" in page and "滨海市人民政府" in page
