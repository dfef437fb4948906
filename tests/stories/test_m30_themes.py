"""A theme's page tells its story with figures: indicators, charts, sentences, commitments."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import expect

CONCEPTS = {"innovation": "创新", "coordination": "协调", "green": "绿色"}
CONCEPTS |= {"open": "开放", "shared": "共享"}
CONSTRUCTIONS = ("industry", "technology", "gateway", "ocean", "business", "tourism")


def test_home_leads_to_the_themes(people: Any) -> None:
    planner = people("planner")
    planner.open("/")
    planner.page.get_by_role("link", name=re.compile("^主题")).click()
    for key, name in CONCEPTS.items():
        link = planner.page.locator(f"main a[href='/themes/{key}/']")
        expect(link).to_have_text(name)
    for key in CONSTRUCTIONS:
        expect(planner.page.locator(f"main a[href='/themes/{key}/']")).to_have_count(1)


@pytest.mark.parametrize("key", CONCEPTS)
def test_a_concept_has_figures_and_promises(people: Any, key: str) -> None:
    planner = people("planner")
    planner.open(f"/themes/{key}/")
    lead = planner.page.locator("main, header").filter(has_text="个指标有数值").first.inner_text()
    found = re.search(r"(\d+) 个指标有数值，(\d+) 个有目标", lead)
    assert found
    assert int(found[1]) >= int(found[2]) > 0
    tables = planner.page.locator("main table.table")
    assert tables.last.locator("tbody tr").count() > 0
    assert planner.page.locator("main figure.quote mark").count() > 0


def test_a_theme_tells_how_far_it_has_come(people: Any) -> None:
    planner = people("planner")
    planner.open("/themes/green/")
    assert planner.page.locator("main svg[role=img], main .chart svg").count() > 0
    rows = planner.page.locator("main tbody tr:has(th a[href^='/indicators/'])").all()
    both = [row for row in rows if row.locator(".quantity").count() >= 2]
    assert both
    both[0].locator("th a").click()
    badge = planner.page.locator("a.badge", has_text="绿色")
    expect(badge).to_have_attribute("href", "/themes/green/")


@pytest.mark.parametrize("key", CONSTRUCTIONS)
def test_a_construction_has_its_commitments(people: Any, key: str) -> None:
    planner = people("planner")
    planner.open(f"/themes/{key}/")
    link = planner.page.locator("main #results tbody th a").first
    planner.open(str(link.get_attribute("href")))
    expect(planner.page.locator("main blockquote strong")).to_have_text(re.compile(r"\S"))
