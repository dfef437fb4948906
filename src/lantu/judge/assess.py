"""The entry: a target and its observations, as of a day, give a verdict."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lantu.judge.case import Case, References, prepare
from lantu.judge.paces import pace_of
from lantu.judge.published import by_method
from lantu.judge.rules import RULES
from lantu.judge.trends import trend_of
from lantu.judge.verdict import ORDER, Finding, Method, MethodResult, Trend, Verdict
from lantu.watch.projections import Calibration
from lantu.watch.series import Observation
from lantu.watch.targets import Target, elapsed_share
from lantu.watch.vintages import as_of as in_force

_NO_REFERENCES: Mapping[str, Sequence[Observation]] = {}


def assess(
    target: Target,
    observations: Iterable[Observation],
    *,
    as_of: date,
    method: Method = "elapsed",
    references: Mapping[str, Sequence[Observation]] = _NO_REFERENCES,
    shares: Sequence[float] = (),
    calibration: Calibration | None = None,
) -> Verdict:
    """Judge a target on what was known on ``as_of``.

    ``observations`` are all vintages of the target's own series; ``references`` other series by the
    name that the target calls them; ``shares`` past years' 12 cumulative monthly shares for a
    seasonal path (:func:`lantu.watch.sums.monthly_shares`); ``calibration`` of the projection
    (default: the one that comes with Lantu). ``method`` chooses the measure of progress; every
    kind of target has a rule of its own under ``elapsed``, the published methods say where they do
    not apply. The same inputs give the same verdict, on any later day too: what was published
    after ``as_of`` is not looked at.
    """
    basis = _Basis(tuple(observations), as_of, method, references, tuple(shares), calibration)
    return _assess(target, basis)


@dataclass(frozen=True)
class _Basis:
    """All that a target is judged on."""

    rows: tuple[Observation, ...]
    day: date
    method: Method
    references: References
    shares: tuple[float, ...]
    calibration: Calibration | None


def _assess(target: Target, basis: _Basis) -> Verdict:
    if target.kind == "both":
        return _of_parts(target, basis)
    verdict = _judged(target, basis)
    latest = _latest_base(target, basis)
    return replace(verdict, on_latest_base=_judged(latest, basis)) if latest else verdict


def _judged(target: Target, basis: _Basis) -> Verdict:
    case = prepare(target, basis.rows, basis.day, basis.references, basis.shares)
    if isinstance(case, Finding):
        nothing = Trend("cannot_say", reason="trend-no-data")
        today = elapsed_share(target.period, basis.day)
        return Verdict(target, basis.day, basis.method, case, nothing, elapsed_today=today)
    finding = RULES[target.kind](case)
    trend = trend_of(case, finding, basis.calibration)
    result = MethodResult(None, "")
    if basis.method != "elapsed":
        finding, result = by_method(case, finding, basis.method)
    if not target.baseline_final:
        finding = replace(finding, notes=(*finding.notes, "base-provisional"))
    return _verdict(case, basis.method, finding, trend, result)


def _verdict(
    case: Case, method: Method, finding: Finding, trend: Trend, result: MethodResult
) -> Verdict:
    whole, until = case.target.period, finding.until
    return Verdict(
        case.target,
        case.day,
        method,
        finding,
        trend,
        until=until,
        elapsed=None if until is None else elapsed_share(whole, until),
        elapsed_today=elapsed_share(whole, case.day),
        final=finding.status in ("met", "missed"),
        method_value=result.value,
        native=result.native,
        pace=pace_of(case, finding),
    )


def _latest_base(target: Target, basis: _Basis) -> Target | None:
    """The target on its baseline as published last, where that is another than at its setting."""
    if target.baseline is None:
        return None
    for row in in_force(basis.rows, basis.day):
        if not _is_base(target, row):
            continue
        value = row.told_in(target.level_unit or row.unit).value
        if value is not None and value != target.baseline:
            return replace(target, baseline=value, baseline_final=True)
    return None


def _is_base(target: Target, row: Observation) -> bool:
    states = row.measure in ("level", "rank") or (row.measure == "flow" and row.period.years == 1)
    same = row.definition == target.definition and row.period.end == target.base_day
    return states and same and row.convertible(target.level_unit or row.unit)


def _of_parts(target: Target, basis: _Basis) -> Verdict:
    """Two targets at once (省、市): both are judged, the one that fares worse speaks."""
    parts = tuple(_assess(part, basis) for part in target.parts)
    worst = min(parts, key=lambda part: ORDER.get(part.status, -1))
    return replace(worst, target=replace(target, binding=worst.target.binding), parts=parts)
