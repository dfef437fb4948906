"""Units and measure words."""

import re

import pytest

from lantu.text.units import UNIT, base_unit, unit_class


@pytest.mark.parametrize(
    ("unit", "sort"),
    [
        ("亿元", "money"),
        ("万吨标煤", "physical"),
        ("千瓦", "physical"),
        ("万千瓦", "physical"),
        ("微克/立方米", "physical"),
        ("%", "percent"),
        ("个百分点", "points"),
        ("万标箱", "physical"),
        ("万人次", "people"),
        ("户次", "people"),
        ("家", "count"),
        ("倍", "times"),
        ("个工作日", "time"),
        ("", ""),
    ],
)
def test_what_a_unit_counts(unit: str, sort: str) -> None:
    assert unit_class(unit) == sort


@pytest.mark.parametrize(
    ("unit", "base"), [("亿元", "元"), ("万吨标煤", "吨标煤"), ("千米", "千米"), ("个", "个")]
)
def test_base_unit(unit: str, base: str) -> None:
    assert base_unit(unit) == base


@pytest.mark.parametrize("word", ["个体工商户", "项目", "方面", "部门", "家庭", "面积", "人均"])
def test_words_that_only_begin_like_units(word: str) -> None:
    assert re.match(UNIT, word) is None


@pytest.mark.parametrize("word", ["个百分点", "元/吨", "微克/立方米", "元/人·月", "项目标"])
def test_the_longest_unit_is_taken(word: str) -> None:
    match = re.match(UNIT, word)
    assert match is not None
    assert match[0] == ("项" if word == "项目标" else word)
