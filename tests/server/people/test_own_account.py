"""One's own account: password, one-time codes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import Any

import pyotp
import pytest
from django.test import Client
from django.utils import timezone

from lantu.catalogue.city import City
from lantu.server.accounts.models import RecoveryCode, SecondFactor, User
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]
OLD, NEW = "only-for-tests", "a-garden-wall-7"


@pytest.fixture(autouse=True)
def _still(monkeypatch: pytest.MonkeyPatch) -> None:
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)


@pytest.fixture
def me(city: City) -> Client:
    client = Client()
    client.login(username="planner", password=OLD)
    return client


def text(answer: Any) -> str:
    return str(answer.content.decode())


def change(client: Client, old: str = OLD, new: str = NEW, again: str | None = None) -> Any:
    told = {"old_password": old, "new_password1": new, "new_password2": again or new}
    return client.post("/me/password/", told)


def set_up(client: Client) -> list[str]:
    """Codes through the page; returns the recovery codes shown."""
    page = text(client.get("/me/codes/"))
    secret = re.search(r'id="secret">([A-Z2-7 ]+)<', page)
    assert secret
    code = pyotp.TOTP(secret[1].replace(" ", "")).at(timezone.now())
    return re.findall(r"<code>([A-Z2-9]{5}-[A-Z2-9]{5})</code>", text(
        client.post("/me/codes/", {"code": code})
    ))  # fmt: skip


def test_a_new_password_keeps_this_session_and_ends_the_others(me: Client) -> None:
    elsewhere = Client()
    elsewhere.login(username="planner", password=OLD)
    assert change(me).headers["Location"] == "/me/"
    assert me.get("/plans/").status_code == 200
    assert elsewhere.get("/plans/").status_code == 302
    assert User.objects.get(username="planner").check_password(NEW)
    assert LogEntry.objects.order_by("-index")[0].action == "account.password_changed"


@pytest.mark.parametrize(
    ("told", "words"),
    [
        ({"old": "wrong"}, "旧密码"),
        ({"again": "something-else-9"}, "不一致"),
        ({"new": "short-7"}, "10"),
        ({"new": "1029384756"}, "数字"),
        ({"new": "password1234"}, "常"),
        ({"new": "planner-123"}, "相似"),
    ],
    ids=["old", "again", "short", "digits", "common", "like the name"],
)
def test_a_bad_password_is_told_and_changes_nothing(
    me: Client, told: dict[str, str], words: str
) -> None:
    answer = change(me, **told)
    assert answer.status_code == 422
    assert words in text(answer).partition("error-summary")[2]
    assert User.objects.get(username="planner").check_password(OLD)


def test_codes_are_set_up_with_a_picture_and_a_first_code(me: Client) -> None:
    page = text(me.get("/me/codes/"))
    assert "<svg" in page and "<script>" not in page
    codes = set_up(me)
    assert len(set(codes)) == 10
    assert SecondFactor.objects.get().user.username == "planner"
    assert all(code not in str(list(RecoveryCode.objects.values())) for code in codes)
    assert LogEntry.objects.order_by("-index")[0].action == "account.codes_set_up"


def test_the_first_code_cannot_be_used_again_to_sign_in(me: Client) -> None:
    me.get("/me/codes/")
    secret = me.session["codes.secret"]
    code = pyotp.TOTP(secret).at(timezone.now())
    me.post("/me/codes/", {"code": code})
    other = Client()
    other.post("/sign-in/", {"username": "planner", "password": OLD})
    other.post("/sign-in/code/", {"code": code})
    assert other.get("/plans/").status_code == 302


def test_a_wrong_first_code_sets_up_nothing(me: Client) -> None:
    me.get("/me/codes/")
    wrong = pyotp.TOTP(me.session["codes.secret"]).at(timezone.now() + timedelta(hours=1))
    assert "验证码不对" in text(me.post("/me/codes/", {"code": wrong}))
    assert not SecondFactor.objects.exists()


def test_new_recovery_codes_replace_the_former(me: Client) -> None:
    former = set_up(me)
    page = text(me.post("/me/codes/recovery/", {"password": OLD}))
    assert not set(former) & set(re.findall(r"<code>([A-Z2-9-]{11})</code>", page))
    assert RecoveryCode.objects.count() == 10


@pytest.mark.parametrize("path", ["/me/codes/recovery/", "/me/codes/off/"])
def test_weakening_asks_for_the_password_again(me: Client, path: str) -> None:
    set_up(me)
    before = list(RecoveryCode.objects.values_list("digest", flat=True))
    assert me.post(path, {"password": "wrong"}).status_code == 422
    assert list(RecoveryCode.objects.values_list("digest", flat=True)) == before


def test_codes_can_be_given_up(me: Client) -> None:
    set_up(me)
    me.post("/me/codes/off/", {"password": OLD})
    assert not SecondFactor.objects.exists() and not RecoveryCode.objects.exists()
    other = Client()
    other.post("/sign-in/", {"username": "planner", "password": OLD})
    assert other.get("/plans/").status_code == 200


def test_the_page_tells_who_i_am(me: Client) -> None:
    page = text(me.get("/me/"))
    assert "规划员" in page and "发展和改革委员会" in page and "启用验证码" in page
    set_up(me)
    assert "还有 10 个恢复码可用" in text(me.get("/me/"))
