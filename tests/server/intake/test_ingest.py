"""Ingest: everything with its source, nothing twice, all or nothing."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from lantu.errors import DocumentRefused, NotPermitted
from lantu.server.accounts.models import RoleHeld, User
from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Plan, Target
from lantu.server.read.models import Document, Quote, Reading
from lantu.server.record.models import LogEntry

pytestmark = [pytest.mark.database, pytest.mark.django_db]

OUTLINE = """滨海市国民经济和社会发展第十四个五年规划纲要

第一章 发展目标

第一节 主要目标

到2025年，地区生产总值达到8800亿元，城镇登记失业率控制在4.5%以内。

2020年，全市地区生产总值7030.4亿元，增长0.9%。

专栏 1 交通基础设施重大工程

◆机场工程。建成滨海新机场航站楼，开工建设北站综合枢纽工程。
◆港口工程。推进大湾港区三期工程。

第二章 保障措施

第一节 组织实施

制定年度计划实施办法，加强评估。
"""


@pytest.fixture(autouse=True)
def blobs(settings: Any, tmp_path: Path) -> Path:
    settings.BLOBS = tmp_path / "blobs"
    return tmp_path / "blobs"


@pytest.fixture
def outline(tmp_path: Path) -> Path:
    path = tmp_path / "滨海纲要.txt"
    path.write_text(OUTLINE, encoding="utf-8")
    return path


def counts() -> dict[str, int]:
    models = (Document, Reading, Quote, Indicator, Target, Observation, Commitment, LogEntry)
    return {model.__name__: model.objects.count() for model in models}


def test_every_value_leads_to_its_sentence(outline: Path) -> None:
    ingest([FileToIngest(outline, published=date(2021, 4, 1))], actor=None)
    target = Target.objects.get(indicator__name="地区生产总值", measure="level")
    assert (target.number_text, target.value, target.unit) == ("8800亿元", 8800, "亿元")
    assert target.quote.text.text[target.quote.start : target.quote.end] == "8800亿元"
    sentence = target.quote.before + target.quote.exact + target.quote.after
    assert sentence.startswith("到2025年") and sentence.endswith("。")
    assert (target.period, target.known_on) == ("2025", date(2021, 4, 1))
    assert target.recorded_at.date() > target.known_on


def test_actuals_and_targets_are_apart(outline: Path) -> None:
    ingest([FileToIngest(outline)], actor=None)
    actual = Observation.objects.get(number_text="7030.4亿元")
    assert (actual.mantissa, actual.scale, actual.period) == (70304, 1, "2020")
    assert not Target.objects.filter(number_text="7030.4亿元").exists()


def test_items_of_a_box_become_tasks_with_their_projects(outline: Path) -> None:
    ingest([FileToIngest(outline)], actor=None)
    item = Commitment.objects.get(kind="task", name="机场工程", parent=None)
    assert item.box == "专栏 1 交通基础设施重大工程"
    assert "滨海新机场航站楼" in set(item.parts.values_list("name", flat=True))


def test_repeating_adds_nothing(outline: Path) -> None:
    first = ingest([FileToIngest(outline)], actor=None)
    before = counts()
    again = ingest([FileToIngest(outline)], actor=None)
    assert first.added > 5
    assert again.added == 0
    assert [file.known for file in again.files] == [True]
    assert counts() == before


def test_same_bytes_twice_in_one_call_are_one_document(outline: Path, tmp_path: Path) -> None:
    copy = tmp_path / "副本.txt"
    copy.write_bytes(outline.read_bytes())
    ingest([FileToIngest(outline), FileToIngest(copy)], actor=None)
    assert Document.objects.count() == 1


def test_one_bad_file_leaves_nothing(outline: Path, tmp_path: Path, blobs: Path) -> None:
    bad = tmp_path / "图片.txt"
    bad.write_bytes(bytes(range(256)) * 20)
    with pytest.raises(DocumentRefused, match=r"图片\.txt"):
        ingest([FileToIngest(outline), FileToIngest(bad)], actor=None)
    assert set(counts().values()) == {0}
    assert not list(blobs.glob("??/*"))


def test_clerk_may_not_ingest(outline: Path) -> None:
    clerk = User.objects.create(username="clerk")
    RoleHeld.objects.create(user=clerk, role="unit_clerk")
    with pytest.raises(NotPermitted):
        ingest([FileToIngest(outline)], actor=clerk)
    assert Document.objects.count() == 0


def test_ingest_is_one_entry_with_its_actor(outline: Path) -> None:
    planner = User.objects.create(username="planner")
    RoleHeld.objects.create(user=planner, role="planner")
    ingest([FileToIngest(outline)], actor=planner)
    entry, compared = LogEntry.objects.order_by("index")
    assert (compared.action, compared.actor) == ("document.compared", planner)
    assert (entry.action, entry.actor) == ("document.ingested", planner)
    assert entry.summary["files"] == ["滨海纲要.txt"]
    assert entry.summary["brought"][0]["commitments"] > 0


def test_document_joins_its_plan(outline: Path) -> None:
    plan = Plan.objects.create(key="fyp-14", name="十四五", kind="outline")
    ingest([FileToIngest(outline, plan_key="fyp-14")], actor=None)
    assert plan.documents.count() == 1
    assert plan.targets.filter(indicator__name="地区生产总值").exists()


def test_outline_finds_its_plan_by_place_and_years(outline: Path) -> None:
    names = {"own": ("滨海市十四五规划纲要", 2021), "old": ("滨海市十三五规划纲要", 2016)}
    names["other"] = ("临江市十四五规划纲要", 2021)
    for key, (name, start) in names.items():
        Plan.objects.create(
            key=key, name=name, kind="outline", period_start=start, period_end=start + 4
        )
    ingest([FileToIngest(outline)], actor=None)
    assert set(Target.objects.values_list("plan__key", flat=True)) == {"own"}


def test_queries_do_not_grow_with_claims(
    outline: Path, tmp_path: Path, django_assert_max_num_queries: Any
) -> None:
    long = tmp_path / "长.txt"
    lines = [f"到2025年，第{n}类产品产量达到{n + 10}万吨。" for n in range(200)]
    long.write_text(OUTLINE + "\n\n".join(lines), encoding="utf-8")
    with django_assert_max_num_queries(75):
        ingest([FileToIngest(long)], actor=None)
