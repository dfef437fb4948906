"""All five documents become claims, tasks and projects, each with a link to its sentence."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

FILES = ("000", "001", "002", "003", "004")
LONG = (
    240_000  #: milliseconds: an outline of a quarter of a million characters is read and compared
)


@pytest.fixture
def taken_in(people: Any, shared: Path) -> Any:
    """A planner who dropped the five documents in; once more changes nothing."""
    planner = people("planner")
    planner.page.set_default_timeout(LONG)
    planner.open("/upload/")
    paths = [str(shared / "corpus" / f"{name}.txt") for name in FILES]
    planner.page.set_input_files("input[type=file]", paths)
    planner.submit()
    return planner


def counts(planner: Any) -> list[int]:
    """Claims, targets, values, and tasks that each card of the result says."""
    return [int(text) for text in planner.page.locator("main dd.number").all_inner_texts()]


def test_five_files_become_a_ledger_with_sources(taken_in: Any) -> None:
    planner = taken_in
    cards = planner.page.locator("main section.card")
    expect(cards).to_have_count(len(FILES))
    documents = [
        link.get_attribute("href") for link in cards.locator("h2 a").all() if link.is_visible()
    ]
    assert len(set(documents)) == len(FILES)
    if planner.page.get_by_text("没有增加任何内容").count() == 0:
        per_file = counts(planner)[0::8]
        assert len(per_file) == len(FILES)
        assert all(claims > 0 for claims in per_file)
    for address in documents:
        follow_a_claim(planner, address)
        follow_a_commitment(planner, address)


def follow_a_claim(planner: Any, address: str) -> None:
    """From a card of a claim back to its number in the text."""
    page = planner.page
    planner.open(address)
    part = page.locator("nav.pager a[rel=next]")
    while page.locator("article.claim-card").count() == 0 and part.count():
        planner.open(address + (part.first.get_attribute("href") or ""))
    card = page.locator("article.claim-card").first
    link = card.locator("a[href^='#n-']").first.get_attribute("href") or ""
    mark = page.locator(f"[id='{link[1:]}']").first
    expect(mark).to_have_text(re.compile(r"\S"))


def follow_a_commitment(planner: Any, address: str) -> None:
    """From the list of a document's tasks and projects to one of them and its sentence."""
    page = planner.page
    code = address.strip("/").split("/")[-1]
    planner.open(f"/commitments/?document={code}")
    first = page.locator("main tbody th a").first
    name = first.inner_text()
    planner.open(first.get_attribute("href"))
    expect(page.locator("main blockquote strong")).to_have_text(re.compile(r"\S"))
    assert name in page.locator("h1").inner_text()
    sentence = page.locator("main figcaption a").first.get_attribute("href") or ""
    planner.open(sentence)
    expect(page.locator("#here").first).to_have_text(re.compile(r"\S"))
