"""Divisions and zones; units in the language of the page."""

from __future__ import annotations

from typing import Any

import pytest
from django.test import Client
from django.utils import translation
from lxml import html

from lantu.server.catalogue.unit_words import unit_words


@pytest.mark.database
@pytest.mark.django_db
def test_regions_tell_codes_and_overlaps(city: Any, planner: Client) -> None:
    page = html.fromstring(planner.get("/regions/").content.decode())
    rows = [" ".join(row.text_content().split()) for row in page.xpath("//tbody/tr")]
    assert [row.split()[0] for row in rows] == ["滨海市", "中山区", "海港新区"]
    assert "990102" in rows[1] and "海港新区" in rows[1]
    assert "功能区" in rows[2] and "中山区" in rows[2] and "2014年6月1日" in rows[2]


@pytest.mark.parametrize(
    ("unit", "chinese", "english"),
    [
        ("亿元", "亿元", "× 100 million yuan"),
        ("万人次", "万人次", "× 10,000 visits"),
        ("个", "个", ""),
        ("万个", "万个", "× 10,000"),
        ("%", "%", "%"),
        ("个百分点", "个百分点", "percentage points"),
        ("奇特单位", "奇特单位", '<span lang="zh">奇特单位</span>'),
    ],
)
def test_units_in_the_language_of_the_page(unit: str, chinese: str, english: str) -> None:
    with translation.override("zh-hans"):
        assert unit_words(unit) == chinese
    with translation.override("en"):
        assert unit_words(unit) == english
