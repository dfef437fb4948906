"""Targets as read become targets to judge: the rows of the sample city's outline."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.watch.claims import StatedTarget, to_judge

PLAN = "2021/2025"


def stated(value: Any, comparator: str, measure: str, when: str, **more: Any) -> StatedTarget:
    numbers = [Decimal(str(x)) for x in (value if isinstance(value, list) else [value])]
    more.setdefault("unit", "%")
    more.setdefault("plan", PLAN)
    return StatedTarget(numbers, comparator=comparator, measure=measure, period=when, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("claim", "kind", "value", "comparator", "direction"),
    [
        (stated(6, "gt", "growth", PLAN), "average_growth", 6, "gt", "up"),
        (stated(6, "approx", "growth", PLAN), "average_growth", 6, "ge", "up"),
        (stated(-15, "eq", "growth", PLAN, direction="down"), "reduction", 15, "ge", "up"),
        (stated(-15, "le", "growth", PLAN, direction="down"), "reduction", 15, "ge", "up"),
        (stated(6.5, "approx", "growth", "2025"), "approx", 6.5, "ge", "up"),
        (stated(6.5, "ge", "growth", "2025"), "rate", 6.5, "ge", "up"),
        (stated([6.5, 7], "range", "growth", "2025"), "range", 6.5, "ge", "up"),
        (stated(80, "gt", "share", "2025"), "level", 80, "gt", "up"),
        (stated(35, "eq", "level", "2025", direction="down"), "level", 35, "le", "down"),
        (stated(4.5, "lt", "share", "2025", direction="bound"), "bound", 4.5, "lt", "down"),
        (stated(16389, "eq", "cumulative", PLAN, unit="套"), "cumulative", 16389, "ge", "up"),
        (stated(3, "le", "rank", "2025", direction="down", unit="位"), "rank", 3, "le", "down"),
        (stated(2, "eq", "change", "2025", baseline=Decimal(40)), "level", 42, "ge", "up"),
    ],
)
def test_kind_value_and_bound(
    claim: StatedTarget, kind: str, value: float, comparator: str, direction: str
) -> None:
    target = to_judge(claim)
    assert target is not None
    assert (target.kind, float(target.value or 0)) == (kind, value)
    assert (target.comparator, target.direction) == (comparator, direction)


def test_a_level_by_a_year_runs_from_the_plans_first_day() -> None:
    target = to_judge(stated(80, "ge", "share", "2025", baseline=Decimal("78.8")))
    assert target is not None
    assert (target.period.start, target.period.end) == (date(2021, 1, 1), date(2025, 12, 31))
    assert target.baseline == Decimal("78.8")


def test_about_gives_a_tolerance() -> None:
    level = to_judge(stated(12, "approx", "share", "2025", baseline=Decimal("7.2")))
    assert level is not None
    assert (level.kind, level.tolerance, level.eased) == ("level", Decimal("0.60"), Decimal("11.4"))


def test_a_growth_rate_takes_no_baseline() -> None:
    target = to_judge(stated(6, "gt", "growth", PLAN, baseline=Decimal("0.9")))
    assert target is not None
    assert target.baseline is None


@pytest.mark.parametrize(
    "claim", [stated([1, 2, 3], "eq", "ratio", "2025"), stated(2, "eq", "change", "2025")]
)
def test_what_has_no_rule(claim: StatedTarget) -> None:
    assert to_judge(claim) is None
