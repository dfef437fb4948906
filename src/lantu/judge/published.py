"""The published methods applied to a case, and their classes beside ours."""

from __future__ import annotations

from dataclasses import replace

from lantu.judge.case import Case
from lantu.judge.comparing import LEEWAY, closed
from lantu.judge.methods import (
    anticipated_progress,
    chart_ratio,
    current_status,
    growth_ratio,
)
from lantu.judge.rules.levels import as_level, one_sided
from lantu.judge.verdict import Finding, Method, MethodResult, Status
from lantu.watch.series import Period
from lantu.watch.targets import Target

_UNTIL_REACHED: dict[str, Status] = {
    "achieved": "done_early",
    "significant": "on_track",
    "on-track": "on_track",
    "maintain": "on_track",
    "moderate": "behind",
    "insufficient": "behind",
    "away": "behind",
    "fair": "behind",
    "stagnation": "behind",
    "accelerate": "behind",
    "reverse": "behind",
    "regressed": "behind",
}


def by_method(case: Case, finding: Finding, method: Method) -> tuple[Finding, MethodResult]:
    """The finding by a published method: its figure and class, in our classes as well.

    The methods know only a way from a base to a level: for every other kind of target, for series
    that are rates, and for the cases that they cannot compute, the finding says why nothing is
    said. A period that is over is judged by the target itself.
    """
    target = _way(case.target)
    row = case.current()
    if target is None or row is None or row.measure in ("growth", "decline"):
        return Finding("cannot_say", reason="method-kind", until=finding.until), _NONE
    if target.baseline is None:
        return Finding("cannot_say", reason="no-baseline", until=finding.until), _NONE
    years = Period(target.period.start, row.period.end).years
    result = _measured(case, target, method, row.number, years)
    if result.reason:
        return Finding("cannot_say", reason=result.reason, until=finding.until), result
    if finding.status in ("met", "missed"):
        return replace(finding, status=closed(bool(finding.reached))), result
    return replace(finding, status=_status(result, case.until(row))), result


_NONE = MethodResult(None, "")


def _way(target: Target) -> Target | None:
    told = as_level(target) if target.kind in ("decline", "multiple") else target
    return (
        one_sided(told)
        if told is not None and told.kind == "level" and told.value is not None
        else None
    )


def _status(result: MethodResult, expected: float) -> Status:
    """Ours for theirs; a growth ratio or chart share well above 1 is faster than expected."""
    native, value = result.native, result.value
    if native == "progress":  # the status index says where, not whether in time: 10·τ is in time
        done = (value or 0) / 10
        if done > expected * (1 + LEEWAY):
            return "ahead"
        return "on_track" if done >= expected * (1 - LEEWAY) else "behind"
    if native in ("significant", "on-track") and value is not None and value > 1 + LEEWAY:
        return "ahead"
    return _UNTIL_REACHED[native]


def _measured(
    case: Case, target: Target, method: Method, value: float, years: float
) -> MethodResult:
    base, aim = float(target.baseline or 0), float(target.value or 0)
    whole, up = target.period.years, target.direction != "down"
    if method == "eurostat":
        return growth_ratio(base, value, aim, years, whole, up=up)
    if method == "un_chart":
        return chart_ratio(base, value, aim, years, whole, up=up)
    if method == "escap_status":
        return current_status(base, value, aim, up=up)
    end = float(target.period.end.year)
    return anticipated_progress(_points(case, base), base, aim, end, up=up)


def _points(case: Case, base: float) -> dict[float, float]:
    """Values by year, the baseline at the end of the year before the period."""
    points = {float(case.target.base_day.year): base}
    for row in case.history:
        last = row.period.end
        points[last.year + (last.month - 12) / 12] = row.number
    return points
