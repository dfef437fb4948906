"""The second step of signing in."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from lantu.catalogue.city import City
from lantu.server.accounts import second_factor
from lantu.server.accounts.models import SecondFactor, User
from lantu.server.people.actions.own import set_up_codes

pytestmark = [pytest.mark.database, pytest.mark.django_db]
#: RFC 6238, appendix B: the secret "12345678901234567890", SHA-1, the last six of eight digits.
RFC_SECRET = "GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    """The clock stands, so that no code ends while a test runs."""
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def recovery(city: City) -> list[str]:
    """The planner is asked for codes; the recovery codes."""
    return list(set_up_codes(User.objects.get(username="planner"), SECRET, step=0))


@pytest.fixture
def halfway(client: Client, recovery: list[str]) -> Client:
    """The planner gave the password."""
    answer = give_password(client)
    assert answer.headers["Location"] == "/sign-in/code/"
    return client


def give_password(client: Client) -> Any:
    form = {"username": "planner", "password": "only-for-tests", "next": "/plans/"}
    return client.post("/sign-in/", form)


def give_code(client: Client, code: str) -> Any:
    return client.post("/sign-in/code/", {"code": code})


def now_code(shift: int = 0) -> str:
    return pyotp.TOTP(SECRET).at(timezone.now() + timedelta(seconds=30 * shift))


def is_in(client: Client) -> bool:
    return client.get("/plans/").status_code == 200


@pytest.mark.parametrize(
    ("seconds", "code"),
    [(59, "287082"), (1111111109, "081804"), (1234567890, "005924"), (20000000000, "353130")],
)
def test_codes_are_those_of_the_standard(seconds: int, code: str) -> None:
    now = datetime.fromtimestamp(seconds, UTC)
    assert second_factor.step_of(RFC_SECRET, code, now) == seconds // 30


def test_the_password_alone_lets_nobody_in(halfway: Client) -> None:
    assert not is_in(halfway)


def test_a_code_lets_in_and_leads_on(halfway: Client) -> None:
    assert give_code(halfway, now_code()).headers["Location"] == "/plans/"
    assert is_in(halfway)


@pytest.mark.parametrize(("shift", "enters"), [(-1, True), (1, True), (-3, False), (3, False)])
def test_a_clock_may_be_off_by_half_a_minute(halfway: Client, shift: int, enters: bool) -> None:
    give_code(halfway, now_code(shift))
    assert is_in(halfway) is enters


def test_a_code_works_once(halfway: Client) -> None:
    code = now_code()
    give_code(halfway, code)
    other = Client()
    give_password(other)
    assert "验证码不对或已经用过" in give_code(other, code).content.decode()
    assert not is_in(other)


def test_a_recovery_code_works_once(halfway: Client, recovery: list[str]) -> None:
    give_code(halfway, recovery[3].lower())
    assert is_in(halfway)
    other = Client()
    give_password(other)
    give_code(other, recovery[3])
    assert not is_in(other)


def test_guessing_codes_is_locked_like_guessing_passwords(halfway: Client) -> None:
    for number in range(5):
        give_code(halfway, f"00000{number}")
    assert "多次登录失败" in give_code(halfway, now_code()).content.decode()
    assert not is_in(halfway)


def test_a_right_password_does_not_forget_wrong_codes(halfway: Client) -> None:
    for number in range(5):
        give_code(halfway, f"00000{number}")
        give_password(halfway)
    assert not is_in(halfway)
    assert "多次登录失败" in give_password(Client()).content.decode()


def test_the_code_is_asked_of_nobody_without_the_password(client: Client, city: City) -> None:
    assert client.get("/sign-in/code/").headers["Location"] == "/sign-in/"
    assert give_code(client, now_code()).headers["Location"] == "/sign-in/"


def test_half_a_sign_in_is_forgotten(halfway: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    at = halfway.session["sign_in.pending"]["at"]
    monkeypatch.setattr("lantu.server.accounts.views.time.time", lambda: at + 301)
    assert give_code(halfway, now_code()).headers["Location"] == "/sign-in/"


def test_half_a_sign_in_ends_with_the_password_that_began_it(halfway: Client) -> None:
    user = User.objects.get(username="planner")
    user.set_password("another one")
    user.save()
    assert give_code(halfway, now_code()).headers["Location"] == "/sign-in/"


def test_the_secret_is_not_stored_as_it_is(recovery: list[str], settings: Any) -> None:
    held = SecondFactor.objects.get()
    assert SECRET not in held.secret
    user, now = held.user, timezone.now()
    settings.SECRET_KEY = "another key of the deployment"
    assert not second_factor.accept(user, now_code(), now)
