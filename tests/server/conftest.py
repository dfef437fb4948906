"""A small invented city in the ledger, and people who look at it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from lantu.catalogue.city import City
from lantu.read.apart import Apart
from lantu.server.accounts.models import Role, RoleHeld, Unit, User
from lantu.server.intake.actions import FileToIngest, ingest
from lantu.server.intake.city import load_city
from lantu.server.read.models import Document


@pytest.fixture(scope="session")
def reading_process() -> Iterator[Apart]:
    """One reading process for all tests: starting one takes seconds, and many tests ingest."""
    with Apart() as reader:
        yield reader


@pytest.fixture(autouse=True)
def warm_reading(reading_process: Apart, monkeypatch: pytest.MonkeyPatch) -> None:
    """An ingest reads in that process instead of starting its own."""
    monkeypatch.setattr("lantu.server.intake.actions.Apart", lambda: nullcontext(reading_process))


OUTLINE = """滨海市国民经济和社会发展第十四个五年规划纲要

第一章 发展目标

第一节 主要目标

到2025年，地区生产总值达到8800亿元，城镇登记失业率控制在4.5%以内。

2020年，全市地区生产总值7030.4亿元，增长0.9%。

专栏 1 交通基础设施重大工程

◆机场工程。建成滨海新机场航站楼，开工建设北站综合枢纽工程。
◆港口工程。推进中山区大湾港三期工程，投资120亿元。

第二章 保障措施

第一节 组织实施

制定年度计划实施办法，加强评估。
"""
REPORT = """2022年滨海市政府工作报告

一、2021年工作回顾

2021年，全市地区生产总值7800亿元，增长8.2%。2020年，全市地区生产总值7050亿元。

二、2022年工作安排

地区生产总值增长6%左右。建设滨海书城，推进地铁7号线工程。
"""
CITY = City.model_validate(
    {
        "code": "990100",
        "name": "滨海市",
        "name_en": "Binhai",
        "sample": True,
        "plans": [
            {
                "key": "fyp-14",
                "name": "滨海市第十四个五年规划",
                "name_en": "Binhai 14th Five-Year Plan",
                "level": "city",
                "kind": "outline",
                "period": (2021, 2025),
            },
            {
                "key": "annual-2022",
                "name": "滨海市2022年计划",
                "name_en": "Binhai annual plan 2022",
                "level": "city",
                "kind": "annual",
                "period": (2022, 2022),
                "parent": "fyp-14",
            },
        ],
        "divisions": [
            {
                "code": "990102",
                "name": "中山区",
                "name_en": "Zhongshan District",
                "short": "中山",
                "valid_from": date(1990, 1, 1),
            }
        ],
        "zones": [
            {
                "key": "harbour",
                "name": "海港新区",
                "name_en": "Harbour New Area",
                "valid_from": date(2014, 6, 1),
                "overlaps": ("990102",),
            }
        ],
        "units": [
            {
                "key": "gov",
                "name": "滨海市人民政府",
                "name_en": "Binhai Government",
                "short": "市政府",
                "type": "government",
            },
            {
                "key": "ndrc",
                "name": "滨海市发展和改革委员会",
                "name_en": "Development and Reform Commission",
                "short": "市发展改革委",
                "type": "bureau",
                "parent": "gov",
            },
        ],
        "users": [
            {
                "login": "planner",
                "name": "林规划（示例）",
                "name_en": "Lin (sample)",
                "role": "planner",
                "unit": "ndrc",
            },
            {
                "login": "auditor",
                "name": "沈审计（示例）",
                "name_en": "Shen (sample)",
                "role": "auditor",
                "unit": "gov",
            },
        ],
    }
)
PASSWORD = "only-for-tests"


@dataclass(frozen=True)
class Ledger:
    """The documents of the small city."""

    outline: Document
    report: Document


@pytest.fixture(autouse=True)
def _folders(settings: Any, tmp_path: Path) -> None:
    """Files and static files of a test stay in its own folder; passwords are quick to hash."""
    settings.PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
    settings.BLOBS = tmp_path / "blobs"
    settings.STATIC_ROOT = tmp_path


@pytest.fixture
def city(db: None) -> City:
    """Regions, units, plans and users, without documents."""
    load_city(CITY, password=PASSWORD)
    return CITY


@pytest.fixture
def ledger(city: City, tmp_path: Path) -> Ledger:
    """The city with its outline of 2021 and its report of 2022."""
    outline, report = tmp_path / "滨海纲要.txt", tmp_path / "滨海报告.txt"
    outline.write_text(OUTLINE, encoding="utf-8")
    report.write_text(REPORT, encoding="utf-8")
    ingest(
        [
            FileToIngest(outline, "fyp-14", date(2021, 4, 1)),
            FileToIngest(report, "annual-2022", date(2022, 1, 10)),
        ],
        actor=None,
    )
    return Ledger(
        outline=Document.objects.get(file_name=outline.name),
        report=Document.objects.get(file_name=report.name),
    )


@pytest.fixture
def signed_in(city: City) -> Callable[..., Client]:
    """``signed_in("planner", language="en")``: a browser of that user; None has no role at all."""

    def sign_in(role: str | None = "planner", language: str = "zh-hans") -> Client:
        client = Client()
        client.cookies["django_language"] = language
        unit = Unit.objects.get(key="ndrc")
        user = User.objects.create(username=f"test-{role}-{language}", name="测试员", unit=unit)
        if role is not None:
            RoleHeld.objects.create(user=user, role=Role(role))
        client.force_login(user)
        return client

    return sign_in


@pytest.fixture
def planner(signed_in: Callable[..., Client]) -> Client:
    """A planner's browser, in Chinese."""
    return signed_in("planner")
