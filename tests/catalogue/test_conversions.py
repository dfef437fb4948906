from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.catalogue.conversions import convert, dimension
from lantu.errors import DefinitionRefused


@pytest.mark.parametrize(
    ("value", "unit", "to", "expected"),
    [
        ("15", "亩", "公顷", "1"),
        ("1", "平方公里", "公顷", "100"),
        ("1.5", "亿元", "万元", "15000"),
        ("23.7", "亿斤", "万吨", "118.5"),
        ("425", "万吨标煤", "吨标准煤", "4250000"),
        ("800", "万标箱", "TEU", "8000000"),
        ("1", "万千瓦", "兆瓦", "10"),
        ("32", "微克每立方米", "毫克/立方米", "0.032"),
    ],
)
def test_units_of_one_sort_convert(value: str, unit: str, to: str, expected: str) -> None:
    assert convert(Decimal(value), unit, to).quantize(Decimal("0.0001")) == Decimal(expected)


@pytest.mark.parametrize(
    ("unit", "to"), [("亿元", "亿美元"), ("%", "个百分点"), ("吨", "吨标准煤"), ("个", "家")]
)
def test_units_of_two_sorts_do_not(unit: str, to: str) -> None:
    with pytest.raises(DefinitionRefused) as caught:
        convert(Decimal(1), unit, to)
    assert caught.value.code == "units-differ"


def test_magnitudes_are_understood() -> None:
    assert dimension("万亿元") == "money"
    assert dimension("千瓦") == "power"
    assert dimension("万公里") == "length"
    assert dimension("万个") is None


@given(
    st.decimals(min_value=0, max_value=10**9, places=4),
    st.sampled_from(["亩", "公顷", "平方公里", "万亩", "平方米"]),
    st.sampled_from(["亩", "公顷", "平方公里", "万亩", "平方米"]),
)
def test_there_and_back_again(value: Decimal, unit: str, to: str) -> None:
    back = convert(convert(value, unit, to), to, unit)
    assert abs(back - value) < Decimal("0.0001")
