"""The value expected for today and the pace needed."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from lantu.watch.paths import expected_at, pace, seasonal_share, yearly_growth
from lantu.watch.series import period
from lantu.watch.targets import Step, Target, elapsed_share

PLAN = period("2021/2025")
HALF = date(2023, 6, 30)


def target(**more: Any) -> Target:
    stated: dict[str, Any] = {"value": Decimal(200), "baseline": Decimal(100), **more}
    return Target(stated.pop("kind", "level"), PLAN, "亿元", **stated)


@pytest.mark.parametrize(
    ("day", "share"),
    [
        (date(2020, 12, 31), 0.0),
        (date(2021, 12, 31), 0.2),
        (date(2023, 12, 31), 0.6),
        (HALF, 0.5),
        (date(2025, 12, 31), 1.0),
        (date(2027, 1, 1), 1.0),
    ],
)
def test_elapsed_share_counts_months(day: date, share: float) -> None:
    assert elapsed_share(PLAN, day) == pytest.approx(share, abs=1e-12)


@pytest.mark.parametrize(
    ("more", "expected"),
    [
        ({}, 150.0),
        ({"path": "growing"}, 100 * 2**0.5),
        ({"kind": "cumulative", "baseline": None}, 100.0),
        ({"baseline": None}, None),
        ({"value": None}, None),
        ({"path": "growing", "baseline": Decimal(0)}, 100.0),
        (
            {
                "path": "stepped",
                "steps": (
                    Step(date(2022, 12, 31), Decimal(120)),
                    Step(date(2024, 12, 31), Decimal(180)),
                ),
            },
            120.0,
        ),
    ],
)
def test_expected_half_way(more: dict[str, Any], expected: float | None) -> None:
    assert expected_at(target(**more), HALF) == pytest.approx(expected)


def test_seasonal_path_follows_past_months() -> None:
    shares = [0.0] * 6 + [0.1, 0.2, 0.3, 0.4, 0.5, 1.0]
    year = period("2024")
    assert seasonal_share(year, date(2024, 6, 30), shares) == 0
    assert seasonal_share(year, date(2024, 11, 30), shares) == pytest.approx(0.5)
    assert seasonal_share(year, date(2024, 12, 31), shares) == 1
    asked = Target("cumulative", year, "套", Decimal(100), path="seasonal")
    assert expected_at(asked, date(2024, 8, 31), shares) == pytest.approx(20)
    assert expected_at(asked, date(2024, 6, 30)) == pytest.approx(50)  # without shares: linear


def test_pace_tells_gap_and_what_is_needed() -> None:
    found = pace(target(), 130, HALF)
    assert found is not None
    assert (found.gap, found.needed) == (pytest.approx(-20), pytest.approx(28))


def test_gap_of_a_falling_target_is_signed_for_good_and_bad() -> None:
    found = pace(target(value=Decimal(50), direction="down"), 60, HALF)
    assert found is not None
    assert (found.gap, found.needed) == (pytest.approx(15), pytest.approx(-4))


def test_nothing_is_needed_once_reached_or_over() -> None:
    reached, over = pace(target(), 210, HALF), pace(target(), 130, date(2026, 1, 1))
    assert reached is not None
    assert over is not None
    assert (reached.needed, over.needed) == (None, None)


def test_growth_needed_is_told_in_per_cent() -> None:
    found = pace(target(path="growing"), 100, date(2024, 12, 31))
    assert found is not None
    assert found.needed == pytest.approx(100)
    assert yearly_growth(1e300, 1e-9) == float("inf")
