"""Single sign-on against a real OpenID Connect provider in a process of its own."""

from __future__ import annotations

import json
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
import requests
from django.test import Client

from lantu.catalogue.city import City
from lantu.server.accounts import single_sign_on
from lantu.server.accounts.models import RoleHeld, User

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("provider")]
START = "/sign-in/provider/"
BACK = "/sign-in/provider/return/"


@pytest.fixture(scope="session")
def provider() -> Iterator[str]:
    """The address of a provider that knows lin and an unknown person."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    people = [{"sub": "lin", "employee": "A-0042"}, {"sub": "stranger"}]
    process = subprocess.Popen(
        [
            *(sys.executable, "-W", "ignore", "-m", "oidc_provider_mock", "--port", str(port)),
            *("--require-nonce", "true"),
            *(word for person in people for word in ("--user-claims", json.dumps(person))),
        ],
        env={**os.environ, "PYTHONWARNINGS": "ignore"},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    address = f"http://localhost:{port}"
    try:
        _wait(address)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _wait(address: str) -> None:
    deadline = time.monotonic() + 30
    while True:
        try:
            requests.get(f"{address}/.well-known/openid-configuration", timeout=2)
        except requests.ConnectionError:
            assert time.monotonic() < deadline, "the provider did not start"
            time.sleep(0.1)
        else:
            return


@pytest.fixture
def linked(city: City, provider: str, settings: Any) -> User:
    """The planner, entered under the subject ``lin``."""
    settings.OIDC = {
        "issuer": provider,
        "client_id": "lantu",
        "client_secret": "secret",
        "name": "政务认证",
        "claim": "sub",
    }
    user = User.objects.get(username="planner")
    user.external_id = "lin"
    user.save()
    return user


def away(client: Client, leads_to: str = "/plans/") -> str:
    """Where the browser is sent."""
    return str(client.get(START, {"next": leads_to}).headers["Location"])


def vouch(address: str, person: str) -> dict[str, str]:
    """What the provider sends back after the person signed in there."""
    answer = requests.post(address, data={"sub": person}, allow_redirects=False, timeout=10)
    query = parse_qs(urlsplit(answer.headers["Location"]).query)
    return {name: values[0] for name, values in query.items()}


def test_a_person_entered_here_is_let_in_with_the_roles_given_here(
    client: Client, linked: User
) -> None:
    answer = client.get(BACK, vouch(away(client), "lin"))
    assert answer.headers["Location"] == "/plans/"
    assert "规划员" in client.get("/plans/").content.decode()
    assert list(RoleHeld.objects.filter(user=linked).values_list("role", flat=True)) == ["planner"]


def test_the_browser_is_sent_with_state_nonce_and_challenge(client: Client, linked: User) -> None:
    query = parse_qs(urlsplit(away(client)).query)
    assert {"state", "nonce", "code_challenge"} <= set(query)
    assert query["code_challenge_method"] == ["S256"]


def test_somebody_unknown_is_refused_and_nobody_is_made(client: Client, linked: User) -> None:
    before = User.objects.count()
    page = client.get(BACK, vouch(away(client), "stranger"))
    assert page.status_code == 403
    assert "stranger" in page.content.decode() and "没有登记" in page.content.decode()
    assert User.objects.count() == before
    assert client.get("/plans/").status_code == 302


def test_a_closed_account_stays_closed(client: Client, linked: User) -> None:
    User.objects.filter(pk=linked.pk).update(is_active=False)
    assert client.get(BACK, vouch(away(client), "lin")).status_code == 403


def test_another_claim_may_name_the_person(client: Client, linked: User, settings: Any) -> None:
    settings.OIDC = {**settings.OIDC, "claim": "employee"}
    User.objects.filter(pk=linked.pk).update(external_id="A-0042")
    assert client.get(BACK, vouch(away(client), "lin")).headers["Location"] == "/plans/"


@pytest.mark.parametrize(
    "change",
    [{"state": "forged"}, {"code": "forged"}, {"error": "access_denied"}],
    ids=["state", "code", "denied"],
)
def test_a_forged_return_is_refused(client: Client, linked: User, change: dict[str, str]) -> None:
    page = client.get(BACK, {**vouch(away(client), "lin"), **change})
    assert page.status_code == 403
    assert "没有完成" in page.content.decode()
    assert client.get("/plans/").status_code == 302


def test_a_return_belongs_to_the_browser_that_was_sent(client: Client, linked: User) -> None:
    told = vouch(away(client), "lin")
    assert Client().get(BACK, told).status_code == 403


def test_a_return_works_once(client: Client, linked: User) -> None:
    told = vouch(away(client), "lin")
    client.get(BACK, told)
    client.post("/sign-out/")
    assert client.get(BACK, told).status_code == 403


@pytest.mark.parametrize(
    "fault", [{"client_id": "somebody-else"}, {"issuer": "http://localhost/x"}]
)
def test_a_token_for_somebody_else_is_refused(
    client: Client,
    linked: User,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
    fault: dict[str, str],
) -> None:
    told = vouch(away(client), "lin")
    provider = single_sign_on._provider()
    monkeypatch.setattr(single_sign_on, "_provider", lambda: provider)
    settings.OIDC = {**settings.OIDC, **fault}
    assert client.get(BACK, told).status_code == 403


def test_it_leads_nowhere_else(client: Client, linked: User) -> None:
    told = vouch(away(client, "https://example.com/"), "lin")
    assert client.get(BACK, told).headers["Location"] == "/"


def test_the_password_that_somebody_else_set_does_not_matter_then(
    client: Client, linked: User
) -> None:
    User.objects.filter(pk=linked.pk).update(must_change_password=True)
    client.get(BACK, vouch(away(client), "lin"))
    assert client.get("/plans/").status_code == 200


def test_a_provider_that_does_not_answer_is_told(client: Client, city: City, settings: Any) -> None:
    settings.OIDC = {
        "issuer": "http://localhost:1",
        "client_id": "lantu",
        "client_secret": "secret",
        "name": "政务认证",
        "claim": "sub",
    }
    page = client.get(START)
    assert page.status_code == 502
    assert "没有完成" in page.content.decode()


@pytest.mark.parametrize("path", [START, BACK])
def test_without_a_provider_there_is_no_such_page(client: Client, city: City, path: str) -> None:
    assert client.get(path).headers["Location"] == "/sign-in/"
    assert "provider" not in client.get("/sign-in/").content.decode()


def test_the_sign_in_page_offers_it(client: Client, linked: User) -> None:
    page = client.get("/sign-in/?next=/plans/").content.decode()
    assert "用政务认证登录" in page and "/sign-in/provider/?next=/plans/" in page
