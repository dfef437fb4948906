"""What is needed from here on, by kind of target."""

from __future__ import annotations

import math

from lantu.judge.case import Case
from lantu.judge.rules.levels import as_level, one_sided
from lantu.judge.verdict import Finding
from lantu.watch.paths import Pace, pace, yearly_growth
from lantu.watch.targets import elapsed_share


def pace_of(case: Case, finding: Finding) -> Pace | None:
    """Expected value, gap and the pace needed; None for kinds that have no way to go.

    For average growth and compounding reductions the pace is the yearly rate that still reaches
    the target: g′ = [(1+g*)^N / ∏(1+gᵢ)]^(1/(N−n)) − 1.
    """
    target, until = case.target, finding.until
    if finding.actual is None or until is None or target.value is None:
        return None
    if target.kind in ("average_growth", "reduction"):
        return _compounding(case, finding)
    told = as_level(target) if target.kind in ("decline", "multiple") else target
    if told is None or told.kind not in ("level", "cumulative"):
        return None
    way = one_sided(told) if told.kind == "level" else told
    return pace(way, finding.actual, until, case.shares)


def _compounding(case: Case, finding: Finding) -> Pace | None:
    target, actual = case.target, finding.actual
    if actual is None or finding.until is None or finding.required is None:
        return None
    years = target.period.years
    passed = years * elapsed_share(target.period, finding.until)
    asked = float(target.value or 0)
    falls = target.kind == "reduction"
    sign = -1.0 if falls else 1.0
    whole = (1 - asked / 100) if falls else _power(1 + asked / 100, years)
    so_far = (1 - actual / 100) if falls else _power(1 + actual / 100, passed)
    left = years - passed
    needed = None
    if left > 0 and whole > 0 and so_far > 0 and sign * (whole - so_far) > 0:
        needed = sign * yearly_growth(whole / so_far, left)
    return Pace(finding.required, actual, actual - finding.required, needed, "growth", left)


def _power(factor: float, years: float) -> float:
    return math.exp(min(math.log(factor) * years, 700.0)) if factor > 0 else 0.0
