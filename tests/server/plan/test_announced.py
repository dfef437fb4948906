"""What an outline says of other plans, of places, and of the period before it."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from lxml import html

from lantu.server.catalogue.models import Indicator
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.plan.models import PlaceFunction, Plan, Target
from lantu.server.read.models import Document

pytestmark = [pytest.mark.database, pytest.mark.django_db]

FRAME = """滨海市国民经济和社会发展规划纲要

第一章 发展基础

表 1 上一时期主要指标完成情况
| 指标 | 单位 | 2015年 | 2020年目标 | 2020年完成 |
|---|---|---|---|---|
| 森林覆盖率 | % | 38 | 41.5 | 42.3 |

第二章 发展目标

到2025年，森林覆盖率达到45%。

表 2 主要指标
| 指标 | 2020年 | 2025年 | 属性 |
|---|---|---|---|
| 森林覆盖率（%） | 42.3 | 45 | 约束性 |
| 空气质量优良天数比率（%） | 80 | 完成省下达任务 | 约束性 |

专栏 1 园区主导产业和功能定位

◆海港新区。重点发展港口物流、海洋工程等主导产业，打造东北亚航运枢纽。

◆北岸园区。重点发展精细化工。

第三章 实施

专栏 2 专项规划名录

（1）滨海市海洋经济发展规划；（2）滨海市综合交通发展规划（牵头单位：市交通局）；（3）数字滨海规划。
"""


@pytest.fixture
def outline(city: Any, tmp_path: Path) -> Plan:
    path = tmp_path / "滨海纲要.md"
    path.write_text(FRAME, encoding="utf-8")
    ingest([FileToIngest(path, "fyp-14", date(2021, 4, 1))], actor=None)
    return Plan.objects.get(key="fyp-14")


def page_of(client: Client, path: str) -> Any:
    return html.fromstring(client.get(path).content.decode())


def texts(page: Any, path: str) -> list[str]:
    return [" ".join(node.text_content().split()) for node in page.xpath(path)]


def test_listed_plans_stand_below_the_outline(outline: Plan, planner: Client) -> None:
    rows = outline.children.filter(kind="special").order_by("number")
    assert [(row.name, row.status, row.lead) for row in rows] == [
        ("滨海市海洋经济发展规划", "proposed", ""),
        ("滨海市综合交通发展规划", "proposed", "市交通局"),
        ("数字滨海规划", "proposed", ""),
    ]
    tree = page_of(planner, "/plans/")
    assert "待编制" in texts(tree, "//main//ul[@class='tree']//a[contains(., '数字滨海规划')]")[0]


def test_the_same_list_again_registers_none(outline: Plan, tmp_path: Path) -> None:
    path = tmp_path / "修订.md"
    path.write_text(FRAME + "\n完。\n", encoding="utf-8")
    ingest([FileToIngest(path, "fyp-14", date(2021, 5, 1))], actor=None)
    assert outline.children.filter(kind="special").count() == 3


def test_a_document_makes_a_listed_plan_a_registered_one(outline: Plan, tmp_path: Path) -> None:
    special = outline.children.get(name="数字滨海规划")
    path = tmp_path / "数字.txt"
    path.write_text("数字滨海规划\n\n到2025年，建成5G基站1.2万个。\n", encoding="utf-8")
    ingest([FileToIngest(path, special.key, date(2021, 9, 1))], actor=None)
    special.refresh_from_db()
    assert (special.status, special.version) == ("registered", 2)


def test_a_planner_registers_a_listed_plan(outline: Plan, planner: Client, signed_in: Any) -> None:
    special = outline.children.get(name="数字滨海规划")
    path = f"/plans/{special.code}/register/"
    assert signed_in("auditor").post(path, {"version": "1"}).status_code == 403
    assert planner.post(path, {"version": "7"}).status_code == 409
    assert planner.post(path, {"version": "1"}).status_code == 302
    special.refresh_from_db()
    assert special.status == "registered"


def test_targets_of_the_period_before_are_a_review(outline: Plan, planner: Client) -> None:
    page = page_of(planner, f"/plans/{outline.code}/?targets=review")
    (row,) = page.xpath("//section[@id='results']//tbody/tr")
    cells = [" ".join(cell.text_content().split()) for cell in row]
    assert cells[0] == "森林覆盖率"
    assert (cells[3], cells[4]) == ("41.5%", "42.3%")
    for query in ("binding", "expected", "undeclared"):
        page = page_of(planner, f"/plans/{outline.code}/?targets={query}")
        assert not [text for text in texts(page, "//tbody/tr") if "41.5" in text]


def test_a_target_in_words_is_kept_as_written(outline: Plan, planner: Client) -> None:
    target = Target.objects.get(measure="words")
    assert (target.number_text, target.value, target.binding) == ("完成省下达任务", None, True)
    assert target.indicator.status == Indicator.Status.ACCEPTED
    page = page_of(planner, f"/plans/{outline.code}/?targets=binding")
    assert any("完成省下达任务" in text for text in texts(page, "//tbody/tr"))
    assert planner.get(f"/indicators/{target.indicator.key}/").status_code == 200


def test_a_place_shows_what_plans_say_of_it(outline: Plan, planner: Client) -> None:
    known, unknown = PlaceFunction.objects.order_by("pk")
    assert known.region is not None
    assert (known.region.key, known.industries) == ("harbour", ["港口物流", "海洋工程"])
    assert (unknown.place, unknown.region) == ("北岸园区", None)
    page = page_of(planner, "/regions/harbour/")
    assert "港口物流、海洋工程" in texts(page, "//main")[0]
    assert page.xpath(f"//a[starts-with(@href, '/documents/{Document.objects.get().code}/?at=')]")
    listed = page_of(planner, f"/plans/{outline.code}/?targets=places")
    assert len(listed.xpath("//tbody/tr")) == 2
