"""UNESCAP's two questions: how far since the base year, and how near at the end."""

from __future__ import annotations

from collections.abc import Mapping

from lantu.judge.comparing import same
from lantu.judge.verdict import MethodResult

MAINTAIN, ACCELERATE = 10.0, 100.0


def current_status(
    base: float, value: float, target: float, *, up: bool = True, parity: bool = False
) -> MethodResult:
    """Current Status index: 0 at the base, 10 at the target.

    CS = D·(x − b)/|T − b| with D = 10 for a rising and −10 for a falling target; for parity (a
    target to be met from both sides) 10 − 10·|T − x|/|T − b|. Its class is where it stands: at
    least 10 achieved, above 0 progress, else regressed.

    Source: UNESCAP, Progress Assessment Methodology (2020), and Bidarbakht Nia (2017), Tracking
    progress towards the SDGs, SD Working Paper 05. Not applied where base and target are equal.
    """
    if same(base, target):
        return MethodResult(None, "", "method-base-at-target")
    way = abs(target - base)
    made = 10 - 10 * abs(target - value) / way if parity else 10 * (value - base) / way
    index = made if up or parity else -made
    if index >= 10 or same(index, 10):
        return MethodResult(index, "achieved")
    return MethodResult(index, "progress" if index > 0 else "regressed")


def anticipated_progress(
    points: Mapping[float, float], base: float, target: float, end: float, *, up: bool = True
) -> MethodResult:
    """Anticipated Progress index: the gap left at the end, in % of the whole way from the base.

    ``points`` are values by time in years; x̂(end) comes from a time-weighted straight line, and
    P = 100·|T − x̂|/|T − b|. A target met by x̂ or a gap of at most 10 is ``maintain``, up to 100
    ``accelerate``, beyond or on the wrong side of the base ``reverse``.

    Source: UNESCAP, Progress Assessment Methodology (2020), and Bidarbakht Nia (2017), A weighted
    extrapolation method, SD Working Paper 04, which lets recent years weigh more. The weights here
    grow evenly with time from the first observation on; the paper's own table of weights was not
    at hand. Not applied to fewer than two points or where base and target are equal.
    """
    if len(points) < 2:
        return MethodResult(None, "", "method-too-short")
    if same(base, target):
        return MethodResult(None, "", "method-base-at-target")
    reached = weighted_line(points, end)
    sign = 1.0 if up else -1.0
    gap = 100 * max(sign * (target - reached), 0.0) / abs(target - base)
    if gap <= MAINTAIN or same(gap, MAINTAIN):
        return MethodResult(gap, "maintain")
    wrong = sign * (reached - base) < 0
    return MethodResult(gap, "reverse" if wrong or gap > ACCELERATE else "accelerate")


def weighted_line(points: Mapping[float, float], at: float) -> float:
    """The straight line through ``points`` (two or more), recent ones weighing more, at ``at``."""
    first = min(points)
    weights = {time: time - first + 1 for time in points}
    whole = sum(weights.values())
    middle = sum(weights[time] * time for time in points) / whole
    level = sum(weights[time] * value for time, value in points.items()) / whole
    spread = sum(weights[time] * (time - middle) ** 2 for time in points)
    together = sum(weights[t] * (t - middle) * (value - level) for t, value in points.items())
    return level + together / spread * (at - middle)
