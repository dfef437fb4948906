"""Repeated failures shut the door for a while, for a name and for an address."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.test import Client, RequestFactory
from django.utils import timezone

from lantu.catalogue.city import City
from lantu.server.accounts import lockout
from lantu.server.accounts.models import SignInAttempt

pytestmark = [pytest.mark.database, pytest.mark.django_db]
RIGHT = "only-for-tests"


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Callable[[timedelta], None]:
    """``later(timedelta(minutes=5))``: the clock of the locks goes forward."""
    gone = timedelta()
    now = timezone.now

    def forward(step: timedelta) -> None:
        nonlocal gone
        gone += step
        monkeypatch.setattr("lantu.server.accounts.lockout.timezone.now", lambda: now() + gone)

    return forward


def sign_in(client: Client, password: str, name: str = "planner", address: str = "10.0.0.1") -> Any:
    form = {"username": name, "password": password}
    return client.post("/sign-in/", form, REMOTE_ADDR=address)


def fail(times: int, **where: str) -> None:
    for _ in range(times):
        sign_in(Client(), "wrong", **where)


def gets_in(password: str = RIGHT, **where: str) -> bool:
    return sign_in(Client(), password, **where).status_code == 302


def test_five_failures_lock_a_name_even_for_the_right_password(city: City) -> None:
    fail(5)
    page = sign_in(Client(), RIGHT)
    assert page.status_code == 200
    assert "多次登录失败，暂时不能登录" in page.content.decode()
    assert gets_in(name="auditor")


def test_four_failures_do_not(city: City) -> None:
    fail(4)
    assert gets_in()


def test_success_forgets_the_failures(city: City) -> None:
    fail(4)
    assert gets_in()
    fail(4)
    assert gets_in()


@pytest.mark.parametrize(("minutes", "open_again"), [(14, False), (16, True)])
def test_the_lock_ends_by_itself(city: City, later: Any, minutes: int, open_again: bool) -> None:
    fail(5)
    later(timedelta(minutes=minutes))
    assert gets_in() is open_again


def test_tries_at_a_shut_door_do_not_keep_it_shut(city: City, later: Any) -> None:
    fail(5)
    later(timedelta(minutes=10))
    fail(20)
    later(timedelta(minutes=6))
    assert gets_in()


@pytest.mark.parametrize("name", ["Planner ", "ｐｌａｎｎｅｒ", "PLANNER"])
def test_another_spelling_of_the_name_is_the_same_name(city: City, name: str) -> None:
    fail(5, name=name)
    assert not gets_in()


def test_a_name_that_does_not_exist_is_locked_like_one_that_does(city: City) -> None:
    fail(5, name="nobody")
    page = sign_in(Client(), RIGHT, name="nobody").content.decode()
    assert "多次登录失败，暂时不能登录" in page


def test_an_address_that_tries_many_names_is_locked(city: City) -> None:
    for number in range(lockout.PER_ADDRESS):
        sign_in(Client(), "wrong", name=f"name-{number}")
    assert not gets_in()
    assert gets_in(address="10.0.0.2")


def test_the_time_named_is_one_at_which_it_is_open(city: City, later: Any) -> None:
    fail(5)
    attempt = lockout.begin("planner", "10.0.0.1")
    assert isinstance(attempt.locked_until, datetime)
    later(attempt.locked_until - timezone.now() + timedelta(seconds=1))
    assert gets_in()


def test_what_was_typed_as_the_name_is_not_kept(city: City) -> None:
    fail(1, name="my-secret-password")
    row = SignInAttempt.objects.get()
    assert "secret" not in row.account


def test_old_failures_are_forgotten(city: City, later: Any) -> None:
    fail(3, name="somebody")
    later(timedelta(minutes=20))
    fail(1)
    assert SignInAttempt.objects.count() == 1


@pytest.mark.parametrize(
    ("proxied", "said", "address"),
    [
        (False, "203.0.113.9", "10.0.0.1"),
        (True, "203.0.113.9", "203.0.113.9"),
        (True, "198.51.100.1, 203.0.113.9", "203.0.113.9"),
        (True, "nonsense", ""),
    ],
)
def test_only_the_citys_proxy_is_believed(
    settings: Any, proxied: bool, said: str, address: str
) -> None:
    settings.BEHIND_PROXY = proxied
    request = RequestFactory().get("/", REMOTE_ADDR="10.0.0.1", headers={"X-Forwarded-For": said})
    assert lockout.address_of(request) == address


AT_ONCE = """
import json
from concurrent.futures import ThreadPoolExecutor
from django.db import connection
from lantu.server.accounts import lockout

def attempt(_number):
    try:
        return lockout.begin("planner", "10.0.0.1").locked_until is None
    finally:
        connection.close()

with ThreadPoolExecutor(8) as pool:
    print(json.dumps(sum(pool.map(attempt, range(40)))))
"""


def test_tries_at_once_are_counted_like_one_after_the_other(
    lantu: Callable[..., subprocess.CompletedProcess[str]],
) -> None:
    lantu("migrate")
    assert 1 <= int(lantu(code=AT_ONCE).stdout) <= lockout.PER_ACCOUNT
