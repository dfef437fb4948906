"""Plans as a tree; a plan with its documents, targets and commitments."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.plan.models import Plan, Target
from lantu.server.plan.ports import commitments_by_section

pytestmark = [pytest.mark.database, pytest.mark.django_db]


def test_plans_stand_below_their_parents(ledger: Any, planner: Client) -> None:
    page = html.fromstring(planner.get("/plans/").content.decode())
    outer = page.xpath("//main//ul[@class='tree']/li/details")
    assert "第十四个五年规划" in outer[0].xpath("summary")[0].text_content()
    assert "2022年计划" in outer[0].xpath("ul/li")[0].text_content()


def test_a_plan_of_another_level_stands_apart(ledger: Any, planner: Client) -> None:
    parent = Plan.objects.get(key="fyp-14")
    Plan.objects.create(
        key="east", name="中山区规划", level="district", kind="outline", parent=parent
    )
    page = html.fromstring(planner.get("/plans/").content.decode())
    titles = [title.text_content() for title in page.xpath("//main//h2")]
    assert titles == ["市级", "区县级"]


def plan_page(client: Client, query: str = "") -> Any:
    code = Plan.objects.get(key="fyp-14").code
    return html.fromstring(client.get(f"/plans/{code}/{query}").content.decode())


def test_a_plan_tells_its_documents_and_targets(ledger: Any, planner: Client) -> None:
    page = plan_page(planner)
    assert page.xpath(f"//a[@href='/documents/{ledger.outline.code}/']")
    rows = page.xpath("//section[@id='results']//tbody/tr")
    assert len(rows) == Target.objects.filter(plan__key="fyp-14").count() > 0
    assert page.xpath("//tbody//a[contains(@href, '?at=')]")


def test_binding_and_expected_targets_are_apart(ledger: Any, planner: Client) -> None:
    chosen = Target.objects.filter(plan__key="fyp-14").first()
    assert chosen is not None
    Target.objects.filter(pk=chosen.pk).update(binding=True)
    for query, shown in (("?targets=binding", 1), ("?targets=expected", 0)):
        assert len(plan_page(planner, query).xpath("//section[@id='results']//tbody/tr")) == shown


def test_commitments_are_counted_by_section(ledger: Any, planner: Client) -> None:
    plan = Plan.objects.get(key="fyp-14")
    counts = commitments_by_section(plan)
    assert [count.section for count in counts] == ["第一章 发展目标", "第二章 保障措施"]
    assert sum(count.count for count in counts) == plan.commitments.count()
    shown = html.fromstring(planner.get(counts[0].href).content.decode())
    assert len(shown.xpath("//tbody/tr")) == counts[0].count
