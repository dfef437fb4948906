"""The United Nations' progress chart."""

from __future__ import annotations

import math

from lantu.judge.comparing import same
from lantu.judge.methods.eurostat import compound_rate
from lantu.judge.verdict import MethodResult

ON_TRACK, FAIR = 0.95, 0.10


def chart_ratio(
    base: float, value: float, target: float, years: float, whole: float, *, up: bool = True
) -> MethodResult:
    """S = (x̂ − b)/(T − b): the share of the way done at the end if the growth rate goes on.

    g = (x/b)^(1/n) − 1 and x̂ = x·(1+g)^(N−n). On track from 0.95, fair progress from 0.10, below it
    stagnation or regression; a target met already is ``achieved`` whatever the trend.

    Source: United Nations Statistics Division, Sustainable Development Goals Progress Chart,
    technical note (2022, 2023). Not applied to series that are themselves rates of growth (the
    note leaves them to experts), to zeros or mixed signs, nor where base and target are equal.
    """
    if (value >= target) if up else (value <= target):
        return MethodResult(None, "achieved")
    rate = compound_rate(base, value, years)
    if rate is None:
        return MethodResult(None, "", "method-signs")
    if same(base, target) or (target > base) != up:
        return MethodResult(None, "", "method-base-at-target")
    power = math.log1p(rate) * max(whole - years, 0.0) if math.isfinite(rate) else math.inf
    reached = value * math.exp(power) if power < 700 else math.copysign(math.inf, value)
    share = (reached - base) / (target - base)
    return MethodResult(share, _class(share))


def _class(share: float) -> str:
    if share >= ON_TRACK or same(share, ON_TRACK):
        return "on-track"
    return "fair" if share >= FAIR or same(share, FAIR) else "stagnation"


def chart_without_target(base: float, value: float, years: float, *, up: bool) -> MethodResult:
    """The rate itself, in the desired direction: from 2% a year on track, from 0.5% fair.

    Source: as for :func:`chart_ratio`.
    """
    rate = compound_rate(base, value, years)
    if rate is None:
        return MethodResult(None, "", "method-signs")
    good = rate if up else -rate
    if good >= 0.02 or same(good, 0.02):
        return MethodResult(good, "on-track")
    return MethodResult(good, "fair" if good >= 0.005 or same(good, 0.005) else "stagnation")
