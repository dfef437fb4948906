"""Published methods, to the digit.

The methods' papers give formulas and classes; their worked tables were not at hand. Each example
below is computed by hand from the published formula, with the arithmetic in its line.
"""

from __future__ import annotations

import pytest

from lantu.judge.methods import (
    anticipated_progress,
    chart_ratio,
    chart_without_target,
    current_status,
    growth_ratio,
    growth_without_target,
)
from lantu.judge.methods.escap import weighted_line


@pytest.mark.parametrize(
    ("base", "value", "target", "years", "whole", "up", "ratio", "native"),
    [
        # 121/100 over 2 of 10 years: 10% a year; 1.1^10 = 2.5937424601: 10% required
        (100, 121, 259.37424601, 2, 10, True, 1.0, "significant"),
        # 4% against 5% a year
        (100, 108.16, 162.889462677744, 2, 10, True, 0.8, "moderate"),
        # 1% against 5% a year
        (100, 102.01, 162.889462677744, 2, 10, True, 0.2, "insufficient"),
        # -5% against 10% a year
        (100, 90.25, 259.37424601, 2, 10, True, -0.5, "away"),
        # falling: -5% against -10% a year, 0.9^10 = 0.3486784401
        (100, 90.25, 34.86784401, 2, 10, False, 0.5, "insufficient"),
        # -10% against -10%
        (100, 81, 34.86784401, 2, 10, False, 1.0, "significant"),
        # +10% where -10% is required
        (100, 121, 34.86784401, 2, 10, False, -1.0, "away"),
    ],
)
def test_eurostat_ratio(
    base: float,
    value: float,
    target: float,
    years: float,
    whole: float,
    up: bool,
    ratio: float,
    native: str,
) -> None:
    found = growth_ratio(base, value, target, years, whole, up=up)
    assert found.native == native
    assert found.value == pytest.approx(ratio, abs=1e-9)


@pytest.mark.parametrize(
    ("base", "value", "target", "up", "native", "reason"),
    [
        (100, 260, 259, True, "achieved", ""),
        (3.4, 4.2, 4.5, False, "achieved", ""),  # a bound that holds: the ratio would be negative
        (3.4, 4.6, 4.5, False, "", "method-base-at-target"),
        (41.5, 41.0, 41.5, True, "", "method-base-at-target"),
        (0, 5, 10, True, "", "method-signs"),
        (-2, 5, 10, True, "", "method-signs"),
        (10, 5, 0, False, "", "method-signs"),
    ],
)
def test_eurostat_edges(
    base: float, value: float, target: float, up: bool, native: str, reason: str
) -> None:
    found = growth_ratio(base, value, target, 2, 5, up=up)
    assert (found.native, found.reason) == (native, reason)


@pytest.mark.parametrize(
    ("value", "native"),
    [(102.01, "significant"), (101, "moderate"), (99.5, "moderate-away"), (97, "away")],
)
def test_eurostat_without_target(value: float, native: str) -> None:
    assert growth_without_target(100, value, 2, up=True).native == native
    assert growth_without_target(100, value, 2, up=False).native != native


@pytest.mark.parametrize(
    ("value", "target", "share", "native"),
    [
        # 2% a year: 104.04·1.02^8 = 121.8994419994757; (121.899…−100)/(120−100)
        (104.04, 120, 1.0949720999737866, "on-track"),
        # 2% a year towards 150: 21.899…/50
        (104.04, 150, 0.43798883998951487, "fair"),
        # 0.5% a year: 101.0025·1.005^8 = 105.11401320407897; 5.114…/60
        (101.0025, 160, 0.08523355340131614, "stagnation"),
        (98, 120, -0.480396016, "stagnation"),  # 100·0.98^5 = 90.39207968
    ],
)
def test_un_progress_chart(value: float, target: float, share: float, native: str) -> None:
    found = chart_ratio(100, value, target, 2, 10)
    assert found.native == native
    assert found.value == pytest.approx(share, abs=1e-6)


def test_un_progress_chart_edges() -> None:
    assert chart_ratio(100, 130, 120, 2, 10).native == "achieved"
    assert chart_ratio(0, 5, 10, 2, 10).reason == "method-signs"
    assert chart_ratio(50, 49, 50, 2, 10).reason == "method-base-at-target"
    natives = [chart_without_target(100, x, 1, up=True).native for x in (102, 100.5, 100.4)]
    assert natives == ["on-track", "fair", "stagnation"]


@pytest.mark.parametrize(
    ("base", "value", "target", "up", "parity", "index", "native"),
    [
        (40, 55, 100, True, False, 2.5, "progress"),  # 10·15/60
        (40, 31, 100, True, False, -1.5, "regressed"),
        (40, 100, 100, True, False, 10.0, "achieved"),
        (80, 60, 20, False, False, 20 / 6, "progress"),  # −10·(−20)/60
        (80, 110, 20, False, False, -5.0, "regressed"),
        (0.8, 0.9, 1.0, True, True, 5.0, "progress"),  # 10 − 10·0.1/0.2
        (0.8, 1.1, 1.0, True, True, 5.0, "progress"),  # the other side counts alike
    ],
)
def test_escap_current_status(
    base: float, value: float, target: float, up: bool, parity: bool, index: float, native: str
) -> None:
    found = current_status(base, value, target, up=up, parity=parity)
    assert (found.value, found.native) == (pytest.approx(index), native)


@pytest.mark.parametrize(
    ("points", "target", "gap", "native"),
    [
        ({2015: 40, 2020: 60}, 100, 0.0, "maintain"),  # the line reaches 100 in 2030
        ({2015: 40, 2020: 50}, 100, 50.0, "accelerate"),  # 70 in 2030: 30 of 60 are left
        ({2015: 40, 2020: 40}, 100, 100.0, "accelerate"),
        ({2015: 40, 2020: 35}, 100, 125.0, "reverse"),
        ({2015: 40, 2020: 58}, 100, 10.0, "maintain"),  # 94 in 2030: 6 of 60
    ],
)
def test_escap_anticipated_progress(
    points: dict[float, float], target: float, gap: float, native: str
) -> None:
    found = anticipated_progress(points, 40, target, 2030)
    assert (found.value, found.native) == (pytest.approx(gap), native)


def test_recent_years_weigh_more() -> None:
    rising_late = {2015.0: 0.0, 2016.0: 0.0, 2017.0: 3.0}
    # weights 1, 2, 3: middle 4/3 years, mean 3/2, slope 6/(10/3) = 1.8; 1.5 + 1.8·(3 − 4/3)
    assert weighted_line(rising_late, 2018) == pytest.approx(4.5)
    assert weighted_line(rising_late, 2018) > 4.0  # the unweighted line


def test_escap_edges() -> None:
    assert current_status(5, 6, 5).reason == "method-base-at-target"
    assert anticipated_progress({2020: 5}, 4, 9, 2030).reason == "method-too-short"
