"""The ratio of actual to required growth."""

from __future__ import annotations

import math

from lantu.judge.comparing import same
from lantu.judge.verdict import MethodResult

SIGNIFICANT, MODERATE = 0.95, 0.60


def compound_rate(base: float, value: float, years: float) -> float | None:
    """(value/base)^(1/years) − 1; None where the two are not of one sign or no time passed."""
    if years <= 0 or base == 0 or value / base <= 0:
        return None
    power = math.log(value / base) / years
    return math.expm1(power) if power < 700 else math.inf


def growth_ratio(
    base: float, value: float, target: float, years: float, whole: float, *, up: bool = True
) -> MethodResult:
    """Ratio R of the observed to the required compound annual growth rate, in its classes.

    ``years`` from base to value, ``whole`` from base to target. CAGRₐ = (x/b)^(1/n) − 1,
    CAGRᵣ = (T/b)^(1/N) − 1, R = CAGRₐ/CAGRᵣ: at least 95% significant progress, 60 to 95% moderate,
    0 to 60% insufficient, below 0 movement away. A target already met is ``achieved``.

    Source: Eurostat, Sustainable development in the European Union, monitoring report (2021
    edition), annex on methods; the rule for targets met is that of Open SDG / Statistics Canada,
    Progress Measurement Methodology, from which the ratio's formula was checked. Not applied to
    zeros or mixed signs (no rate), nor where base and target are equal (required rate 0).
    """
    if (value >= target) if up else (value <= target):
        return MethodResult(None, "achieved")
    actual, required = compound_rate(base, value, years), compound_rate(base, target, whole)
    if actual is None or required is None:
        return MethodResult(None, "", "method-signs")
    if same(base, target) or required == 0 or (target > base) != up:
        return MethodResult(None, "", "method-base-at-target")
    if math.isinf(required):
        return MethodResult(0.0, "insufficient")
    ratio = actual / required
    return MethodResult(ratio, _class(ratio))


def _class(ratio: float) -> str:
    if ratio >= SIGNIFICANT or same(ratio, SIGNIFICANT):
        return "significant"
    if ratio >= MODERATE or same(ratio, MODERATE):
        return "moderate"
    return "insufficient" if ratio >= 0 else "away"


def growth_without_target(base: float, value: float, years: float, *, up: bool) -> MethodResult:
    """Progress without a target: the compound annual growth rate in the desired direction.

    At least 1% a year significant progress, 0 to 1% moderate, −1 to 0% moderate movement away,
    below −1% significant movement away. Source: Eurostat, as for :func:`growth_ratio`.
    """
    rate = compound_rate(base, value, years)
    if rate is None:
        return MethodResult(None, "", "method-signs")
    good = rate if up else -rate
    if good >= 0.01 or same(good, 0.01):
        return MethodResult(good, "significant")
    if good >= 0:
        return MethodResult(good, "moderate")
    return MethodResult(good, "moderate-away" if good > -0.01 else "away")
