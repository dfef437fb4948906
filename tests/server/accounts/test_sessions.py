"""A session ends by itself, and with the password that began it."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client

from lantu.catalogue.city import City
from lantu.server.accounts.models import User

pytestmark = pytest.mark.django_db
HOUR = 3600


def at(monkeypatch: pytest.MonkeyPatch, seconds: float) -> None:
    monkeypatch.setattr("lantu.server.accounts.sessions.time.time", lambda: seconds)


def open_at(client: Client, monkeypatch: pytest.MonkeyPatch, *moments: float) -> list[int]:
    answers = []
    for moment in moments:
        at(monkeypatch, moment)
        answers.append(client.get("/plans/").status_code)
    return answers


@pytest.mark.parametrize(
    ("moments", "answers"),
    [
        ([0, HOUR - 1], [200, 200]),
        ([0, HOUR + 1], [200, 302]),
        ([0, HOUR - 70, 2 * HOUR - 80], [200, 200, 200]),
        ([HOUR // 2 * n for n in range(25)], [200] * 25),
        ([HOUR // 2 * n for n in range(26)], [200] * 25 + [302]),
    ],
    ids=["a short break", "a long break", "seen between", "a day's work", "longer than a day"],
)
def test_a_session_ends(
    planner: Client, monkeypatch: pytest.MonkeyPatch, moments: list[float], answers: list[int]
) -> None:
    assert open_at(planner, monkeypatch, *moments) == answers


def test_who_was_away_is_told_and_led_back(
    planner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(planner, monkeypatch, 0)
    at(monkeypatch, 2 * HOUR)
    answer = planner.get("/plans/", follow=True)
    assert answer.redirect_chain == [("/sign-in/?expired=1&next=%2Fplans%2F", 302)]
    assert "为安全起见已退出" in answer.content.decode()


def test_a_form_sent_too_late_changes_nothing(
    planner: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_at(planner, monkeypatch, 0)
    at(monkeypatch, 2 * HOUR)
    answer = planner.post("/upload/")
    assert answer.headers["Location"] == "/sign-in/?expired=1&next=%2F"


def test_reading_writes_the_session_at_most_once_a_minute(
    planner: Client, monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: Any
) -> None:
    open_at(planner, monkeypatch, 0, 30)
    assert planner.session["session.seen"] == 0
    open_at(planner, monkeypatch, 61)
    assert planner.session["session.seen"] == 61


def test_a_visitor_gets_no_session(client: Client, city: City) -> None:
    client.get("/sign-in/")
    assert "sessionid" not in client.cookies


def test_a_closed_account_is_out_with_the_next_request(planner: Client) -> None:
    assert planner.get("/plans/").status_code == 200
    User.objects.filter(username="test-planner-zh-hans").update(is_active=False)
    assert planner.get("/plans/").status_code == 302
