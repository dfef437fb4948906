"""Sums of flows from months, sums since January, quarters and years."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from lantu.watch.series import Observation, period
from lantu.watch.sums import monthly_shares, summed, year_end

KNOWN = date(2030, 1, 1)


def flow(text: str, value: float, kind: str | None = None) -> Observation:
    return Observation(period(text, kind), Decimal(str(value)), "套", KNOWN, "flow")  # type: ignore[arg-type]


PLAN = period("2021/2025")


def test_years_and_the_running_year_add_up_once() -> None:
    rows = [flow("2021", 10), flow("2022", 12), flow("2023-01", 1), flow("2023-01/2023-05", 6)]
    found = summed(rows, PLAN)
    assert (found.total, found.until) == (28, date(2023, 5, 31))


def test_a_sum_since_the_start_replaces_its_parts() -> None:
    rows = [flow("2021", 10), flow("2022", 12), flow("2021/2022", 23, "since_start")]
    assert summed(rows, PLAN).total == 23


def test_a_missing_month_is_a_gap_not_a_zero() -> None:
    rows = [flow("2021-01", 1), flow("2021-02", 1), flow("2021-04", 9)]
    found = summed(rows, PLAN)
    assert (found.total, found.until, found.gap) == (2, date(2021, 2, 28), date(2021, 3, 1))


def test_nothing_reported_is_no_day() -> None:
    assert summed([], PLAN).until is None


def test_shares_are_averaged_over_whole_years() -> None:
    even = [flow(f"2021-{month:02d}", 1) for month in range(1, 13)]
    late = [flow("2022-01/2022-06", 0, "to_date"), flow("2022-01/2022-11", 0, "to_date")]
    shares = monthly_shares([*even, *late], [2021, 2022])
    assert shares == pytest.approx([month / 12 for month in range(1, 13)])


def test_year_end_from_the_same_month_of_earlier_years() -> None:
    shares = [0.05, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0]
    assert year_end(Decimal(40), 3, shares) == pytest.approx(200)
    assert year_end(Decimal(40), 1, [0.0, *shares[1:]]) is None
    assert year_end(Decimal(40), 3, []) is None
