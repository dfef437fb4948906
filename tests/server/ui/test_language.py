"""Chinese is the default, whatever the browser says; the choice is remembered."""

from __future__ import annotations

import pytest
from django.test import Client

pytestmark = [pytest.mark.django_db]


@pytest.mark.parametrize(
    ("browser", "cookie", "expected"),
    [
        ("en-GB,en;q=0.9", "", "zh-hans"),
        ("zh-CN", "en", "en"),
        ("de", "xx", "zh-hans"),
        ("", "", "zh-hans"),
    ],
)
def test_only_the_choice_decides(client: Client, browser: str, cookie: str, expected: str) -> None:
    if cookie:
        client.cookies["django_language"] = cookie
    page = client.get("/sign-in/", headers={"accept-language": browser})
    assert f'<html lang="{expected}"' in page.content.decode()
