"""Time expressions, resolved against the document's year and plan."""

import pytest

from lantu.text.periods import Anchor, find_times, plan_years

ANCHOR = Anchor(2020)


def periods(text: str, anchor: Anchor = ANCHOR) -> list[str | None]:
    return [m.period for m in find_times(text, anchor) if m.sort != "comparison"]


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("到2025年", "2025"),
        ("二〇三五年", "2035"),
        ("“十三五”时期", "2016/2020"),
        ("“十三五”期末", "2020"),
        ("2016—2020年", "2016/2020"),
        ("今年前4个月", "2020-01/2020-04"),
        ("今年1月至4月", "2020-01/2020-04"),
        ("截至5月22日", "2020-05-22"),
        ("到6月底", "2020-06"),
        ("2019年前三季度", "2019-01/2019-09"),
        ("2019年上半年", "2019-01/2019-06"),
        ("去年", "2019"),
        ("五年来", "2015/2019"),
        ("未来五年", "2020/2024"),
    ],
)
def test_one_expression(text: str, period: str) -> None:
    assert periods(text) == [period]


def test_five_years_of_a_plan_are_its_own() -> None:
    assert periods("五年累计", Anchor(2021, (2021, 2025))) == ["2021/2025"]


@pytest.mark.parametrize("text", ["比上年增长", "较2019年提高", "与上年同期相比", "是2019年的3倍"])
def test_the_base_of_a_comparison_is_no_period(text: str) -> None:
    assert {m.sort for m in find_times(text, ANCHOR)} <= {"comparison"}


def test_without_a_year_relative_words_have_no_period() -> None:
    assert periods("今年前4个月", Anchor(None)) == []


@pytest.mark.parametrize(
    ("name", "years"),
    [
        ("十四五", (2021, 2025)),
        ("十一五", (2006, 2010)),
        ("十五五", (2026, 2030)),
        ("十五", (2001, 2005)),
        ("三农", None),
    ],
)
def test_five_year_plans(name: str, years: tuple[int, int] | None) -> None:
    assert plan_years(name) == years
