"""As of a day, definitions, signs, units: what may be compared and what not."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.judge.assess import assess
from lantu.judge.explain import explain, figure
from lantu.judge.verdict import Verdict
from lantu.watch.series import Observation, period
from lantu.watch.targets import Target

DAY = date(2024, 6, 30)
ASKED = Target("level", period("2021/2025"), "亿元", Decimal(200), baseline=Decimal(100))


def seen(when: str, value: Any, **more: Any) -> Observation:
    known = more.pop("known_on", date(2024, 1, 20))
    number = None if value is None else Decimal(str(value))
    return Observation(period(when), number, more.pop("unit", "亿元"), known, **more)


def judge(*rows: Observation, day: date = DAY, asked: Target = ASKED) -> Verdict:
    return assess(asked, rows, as_of=day)


def test_a_later_revision_never_changes_a_past_verdict() -> None:
    first, revised = seen("2023", 162), seen("2023", 150, known_on=date(2024, 12, 26))
    past = judge(first, day=DAY)
    assert judge(first, revised, day=DAY) == past
    assert judge(first, revised, day=date(2025, 1, 1)).status == "behind"


@pytest.mark.parametrize(
    ("rows", "reason"),
    [
        ((), "no-data"),
        ((seen("2019", 90),), "no-data"),
        ((seen("2023", None, sign="missing"),), "missing"),
        ((seen("2023", None, sign="not_due"),), "not-due"),
        ((seen("2023", None, sign="not_applicable"),), "not-applicable"),
        ((seen("2023", 150, definition="新口径"),), "definition-changed"),
        ((seen("2022", 140), seen("2023", 150, definition="新口径")), "definition-changed"),
        ((seen("2023", 150, unit="公顷"),), "unit-differs"),
        ((seen("2023", 150, known_on=date(2024, 7, 1)),), "no-data"),
    ],
)
def test_nothing_is_said_where_nothing_can_be_compared(
    rows: tuple[Observation, ...], reason: str
) -> None:
    found = judge(*rows)
    assert (found.status, found.finding.reason) == ("cannot_say", reason)
    assert "无法判断" in explain(found)


def test_both_definitions_reported_compare_the_targets_own() -> None:
    rows = (seen("2023", 162), seen("2023", 120, definition="新口径"))
    assert judge(*rows).status == "on_track"


def test_zero_is_a_value() -> None:
    found = judge(seen("2023", 0))
    assert (found.status, found.finding.actual) == ("behind", 0)


def test_late_data_are_not_late_work() -> None:
    found = judge(seen("2022", 140), day=date(2024, 12, 31))
    assert found.status == "on_track"
    assert (found.elapsed, found.elapsed_today) == (pytest.approx(0.4), pytest.approx(0.8))


def test_trend_needs_five_years_and_then_speaks() -> None:
    years = [seen(str(2014 + n), x) for n, x in enumerate([60, 66, 70, 78, 85, 91, 100, 121, 139])]
    short, long = judge(*years[-3:]), judge(*years)
    assert (short.trend.status, short.trend.reason) == ("cannot_say", "trend-too-short")
    assert short.trend.at_pace == pytest.approx(0.39 / 0.4)
    assert long.trend.status in ("likely", "open", "unlikely")
    assert long.trend.low is not None
    assert long.trend.high is not None
    assert long.trend.low < 200 * 1.5
    assert 0.02 <= (long.trend.probability or 0) <= 0.98


def test_history_under_another_definition_is_no_history() -> None:
    old = [seen(str(2012 + n), 50 + n**2, definition="旧") for n in range(9)]
    found = judge(*old, seen("2021", 118), seen("2022", 139))
    assert (found.trend.reason, found.trend.points) == ("trend-too-short", 2)


def test_trend_of_a_total_adds_the_years_to_come() -> None:
    asked = Target("cumulative", period("2021/2025"), "套", Decimal(500))
    rows = [
        seen(str(2013 + n), x, unit="套", measure="flow")
        for n, x in enumerate([90, 101, 95, 104, 98, 103, 97, 100, 102, 99])
    ]
    trend = judge(*rows, asked=asked).trend
    assert trend.value == pytest.approx(500, rel=0.05)
    assert trend.status == "open"


def test_explanation_holds_the_figures_in_both_languages() -> None:
    found = judge(seen("2022", 130))
    for text in (explain(found), explain(found, english=True)):
        for part in ("200亿元", "130亿元", "30%", "40%", "2022-12-31", "23.33"):
            assert part in text


@pytest.mark.parametrize(
    ("value", "text"),
    [(None, "—"), (0, "0"), (-0.001, "-0.001"), (5.0, "5"), (14.1266, "14.13"), (1e-9, "1e-09")],
)
def test_figures_are_short(value: float | None, text: str) -> None:
    assert figure(value) == text
