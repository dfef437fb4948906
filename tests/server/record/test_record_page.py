"""The log as a page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.record.actions import change
from lantu.server.record.queries import entries

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def rows(client: Client, query: str = "") -> list[str]:
    page = html.fromstring(client.get(f"/record/{query}").content.decode())
    return [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]


@pytest.fixture
def auditor(signed_in: Any) -> Client:
    return signed_in("auditor")


def test_the_record_tells_who_did_what_newest_first(ledger: Any, auditor: Client) -> None:
    *_later, ingested, loaded = rows(auditor)
    assert "收入文件" in ingested and "滨海纲要.txt" in ingested and "系统" in ingested
    assert "载入城市资料" in loaded and "滨海市" in loaded


def test_it_is_filtered_by_action(ledger: Any, auditor: Client) -> None:
    assert len(rows(auditor, "?action=city.loaded")) == 1
    assert rows(auditor, "?action=nonsense") == []


def test_pages_follow_by_key(ledger: Any, auditor: Client) -> None:
    for number in range(60):
        with change("test.done", actor=None, city=f"第{number}次") as entry:
            entry.touch(ledger.outline)
    first = rows(auditor)
    assert len(first) == 50 and "第59次" in first[0]
    after = entries()[49].index
    assert "第9次" in rows(auditor, f"?after={after}")[0]


@pytest.mark.parametrize("after", ["x", "-1", "9" * 30])
def test_an_odd_key_starts_at_the_top(ledger: Any, auditor: Client, after: str) -> None:
    assert rows(auditor, f"?after={after}") == rows(auditor)


def test_it_is_in_the_navigation_of_those_who_may_read_it(signed_in: Any) -> None:
    assert 'href="/record/"' in signed_in("auditor").get("/").content.decode()
    assert 'href="/record/"' not in signed_in("planner").get("/").content.decode()
