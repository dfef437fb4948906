"""Charts hold like with like."""

from __future__ import annotations

from typing import Any

import pytest
from django.utils import translation

from lantu.server.observations.models import Observation
from lantu.server.observations.queries import Vintage
from lantu.server.plan.models import Target
from lantu.server.plan.series import charts_of
from lantu.text.spans import period_days


def columns(period: str, value: float, **fields: Any) -> dict[str, Any]:
    days = period_days(period)
    assert days
    return {
        "period": period,
        "period_start": days[0],
        "period_end": days[1],
        "mantissa": int(value * 10),
        "scale": 1,
        "measure": "level",
        "unit": "亿元",
        **fields,
    }


def actual(period: str, value: float, superseded: bool = False, **fields: Any) -> Vintage:
    return Vintage(Observation(**columns(period, value, **fields)), superseded)


def target(period: str, value: float, **fields: Any) -> Target:
    return Target(**columns(period, value, **fields))


def charts(vintages: list[Vintage], targets: list[Target]) -> list[dict[str, Any]]:
    with translation.override("zh-hans"):
        drawn = charts_of("产值", "亿元", vintages, targets)
    return [
        {"title": chart.title, **{series.role: series.points for series in chart.series}}
        for chart in drawn
    ]


def test_values_and_targets_are_two_lines_by_time() -> None:
    assert charts([actual("2021", 78), actual("2020", 70)], [target("2025", 88)]) == [
        {"title": "产值", "actual": (("2020", 70.0), ("2021", 78.0)), "target": (("2025", 88.0),)}
    ]


def test_one_point_is_no_chart() -> None:
    assert charts([actual("2020", 70)], []) == []


def test_a_revised_value_and_one_of_a_district_are_not_drawn() -> None:
    others = [actual("2020", 69, superseded=True), actual("2019", 5, scope="中山区")]
    (chart,) = charts([actual("2020", 70), actual("2021", 78), *others], [])
    assert chart["actual"] == (("2020", 70.0), ("2021", 78.0))


@pytest.mark.parametrize(
    "other",
    [
        {"unit": "户"},
        {"measure": "growth"},
        {"period": "2016/2020"},
        {"period": "2020-01/2020-04"},
    ],
)
def test_what_is_measured_otherwise_gets_another_chart(other: dict[str, Any]) -> None:
    rows = [actual("2020", 70), actual("2021", 78)]
    odd = actual(other.pop("period", "2020"), 7, **other)
    (chart,) = charts([*rows, odd], [])
    assert chart["actual"] == (("2020", 70.0), ("2021", 78.0))


def test_an_exact_value_goes_before_a_bound() -> None:
    rows = [actual("2020", 80, comparator="le"), actual("2020", 70), actual("2021", 78)]
    assert charts(rows, [])[0]["actual"][0] == ("2020", 70.0)


def test_the_title_tells_what_is_measured() -> None:
    rows = [actual(f"{year}-01/{year}-04", 7, measure="growth") for year in (2020, 2021)]
    assert charts(rows, [])[0]["title"] == "产值 · 增长 · 年内累计"


def test_values_are_told_in_the_indicator_s_unit() -> None:
    rows = [actual("2020", 70), actual("2021", 7800, unit="千万元")]
    (chart,) = charts(rows, [target("2025", 1, unit="万亿元")])
    assert chart["actual"][0] == ("2020", 70.0)
    assert chart["target"] == (("2025", 10_000.0),)
