"""Projections of short yearly series."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.watch.projections import Projection, Unfit, calibrate, project
from lantu.watch.projections.calibration import pooled, shipped
from lantu.watch.projections.history import latest_run, linear_runs
from lantu.watch.projections.models import BENCHMARKS, COMBINED, median

GROWING = {2015 + n: 100 * 1.06**n * (1 + 0.02 * (-1) ** n) for n in range(10)}


def made(values: dict[int, float], until: int) -> Projection:
    found = project(values, until)
    assert isinstance(found, Projection)
    return found


@pytest.mark.parametrize("name", [*BENCHMARKS, *COMBINED])
def test_models_keep_a_constant_series(name: str) -> None:
    model = {**BENCHMARKS, **COMBINED}[name]
    assert model(np.full((2, 8), 3.0), 4) == pytest.approx(np.full((2, 4), 3.0))


def test_drift_extends_a_straight_line() -> None:
    line = np.arange(6.0)[None, :]
    assert BENCHMARKS["drift"](line, 3)[0] == pytest.approx([6, 7, 8])
    assert COMBINED["damped_drift"](line, 2)[0] == pytest.approx([5.9, 6.71])


def test_median_does_not_depend_on_the_unit() -> None:
    rows = np.log(np.array([list(GROWING.values())]))
    assert median(rows + math.log(10_000), 5) - math.log(10_000) == pytest.approx(median(rows, 5))


def test_projection_lies_inside_its_interval_which_widens() -> None:
    found = made(GROWING, 2029)
    widths = [math.log(high / low) for low, high in zip(found.low, found.high, strict=True)]
    assert widths == sorted(widths)
    assert all(
        low < value < high
        for low, value, high in zip(found.low, found.values, found.high, strict=True)
    )


def test_probability_falls_with_the_target_and_is_never_certain() -> None:
    found = made(GROWING, 2028)
    told = [found.probability_at_least(value, 2028) for value in (1, 150, 220, 300, 1e9)]
    assert told == sorted(told, reverse=True)
    assert (told[0], told[-1]) == (pytest.approx(0.98), pytest.approx(0.02))
    assert found.probability_at_least(-5, 2028) == 0.98


def test_a_year_that_was_not_projected_is_refused() -> None:
    with pytest.raises(KeyError):
        made(GROWING, 2026).probability_at_least(100, 2030)


@pytest.mark.parametrize(
    ("values", "until", "reason", "points"),
    [
        ({2020 + n: 10.0 + n**2 for n in range(4)}, 2025, "too-short", 4),
        ({}, 2025, "too-short", 0),
        ({**GROWING, 2026: 200.0}, 2028, "too-short", 1),
        (GROWING, 2030, "too-far", 10),
        (GROWING, 2024, "too-far", 10),
        ({**GROWING, 2024: float("nan")}, 2026, "not-finite", 10),
        ({2015 + n: 100.0 + 5 * n for n in range(10)}, 2026, "interpolated", 10),
        ({2015 + n: 3.0 for n in range(10)}, 2026, "interpolated", 10),
    ],
)
def test_history_that_bears_no_projection(
    values: dict[int, float], until: int, reason: str, points: int
) -> None:
    assert project(values, until) == Unfit(reason, points)  # type: ignore[arg-type]


@settings(deadline=None)
@given(
    st.lists(st.floats(-1e12, 1e12, allow_nan=False), min_size=5, max_size=20),
    st.integers(1, 5),
)
def test_any_finite_history_gives_an_answer(row: list[float], ahead: int) -> None:
    found = project({2000 + n: value for n, value in enumerate(row)}, 2000 + len(row) - 1 + ahead)
    assert isinstance(found, Unfit) or len(found.values) == ahead


def test_linear_runs_are_found() -> None:
    rows = np.array([[1.0, 2, 3, 4, 9, 7], [1.0, 2, 3, 9, 4, 7], [5.0, 5, 5, 5, 6, 7]])
    assert linear_runs(rows).tolist() == [True, False, True]


def test_only_the_last_years_without_a_gap_count() -> None:
    assert [latest_run(years) for years in ([], [2020], [2018, 2020, 2021])] == [0, 1, 2]


def test_calibration_leaves_the_indicator_itself_out() -> None:
    rng = np.random.default_rng(7)
    calm = rng.normal(0.05, 0.02, (40, 20)).cumsum(axis=1)
    wild = calm.copy()
    wild[:, 10:] += 5
    series = {"calm": [calm], "wild": [wild]}
    with_wild, without = calibrate(series, "calm"), calibrate(series, "wild")
    assert with_wild is not None
    assert without is not None
    assert with_wild.interval(5, 0.95)[1] > without.interval(5, 0.95)[1]
    assert calibrate({"few": [calm[:2, :16]]}) is None


def test_pooled_interval_holds_the_stated_share() -> None:
    errors = np.random.default_rng(3).normal(size=(5000, 5))
    low, high = pooled([errors]).interval(3)
    assert low == pytest.approx(-high)  # which way an era was wrong does not carry over
    assert ((errors[:, 2] >= low) & (errors[:, 2] <= high)).mean() == pytest.approx(0.8, abs=0.01)


def test_short_histories_have_wider_intervals() -> None:
    short, long = shipped(5).interval(5), shipped(15).interval(5)
    assert short[1] - short[0] > long[1] - long[0]
    assert shipped(11).errors == shipped(10).errors
