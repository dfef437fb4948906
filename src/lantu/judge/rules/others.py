"""Ranks, targets without a number of their own, targets in words."""

from __future__ import annotations

from dataclasses import replace

from lantu.judge.case import Case
from lantu.judge.comparing import closed
from lantu.judge.rules.bounds import bound
from lantu.judge.rules.growth import reduction
from lantu.judge.verdict import Finding, Status
from lantu.watch.series import Observation


def rank(case: Case) -> Finding:
    """A better rank (位次前移): below the rank at the start, or at most the rank that is named."""
    row, target = case.rows[-1], case.target
    if target.value is None and target.baseline is None:
        return Finding("cannot_say", reason="no-baseline")
    if target.value is not None:
        asked, kept = float(target.value), row.number <= float(target.value)
    else:
        asked = float(target.baseline or 0)
        kept = row.number < asked
    status: Status = closed(kept) if case.over(row.period.end) else "on_track" if kept else "behind"
    return Finding(status, kept, row.number, asked, margin=asked - row.number, until=row.period.end)


def assigned(case: Case) -> Finding:
    """A target that the province assigns (完成省下达任务).

    While no figure is assigned, only a reported "done" or "not done" can be told. The figure comes
    as a reference series named by the target; then it is judged as a reduction where rates of
    decline are reported, else as a bound.
    """
    figures = [row for row in case.reference(case.target.reference) if row.value is not None]
    if not figures:
        return text(case) if _answer(case) else Finding("cannot_say", reason="not-assigned")
    value = figures[-1].value
    row = case.current() or case.rows[-1]
    if row.measure == "decline":
        return reduction(replace(case, target=replace(case.target, kind="reduction", value=value)))
    return bound(replace(case, target=replace(case.target, kind="bound", value=value)))


def text(case: Case) -> Finding:
    """A target in words: kept when it is reported as done."""
    row = _answer(case)
    if row is None:
        return Finding("cannot_say", reason="no-number")
    done = bool(row.achieved)
    over = case.over(row.period.end)
    status: Status = closed(done) if over else "done_early" if done else "behind"
    if not over and not done:
        return Finding("cannot_say", False, until=row.period.end, reason="not-done-yet")
    return Finding(status, done, until=row.period.end)


def _answer(case: Case) -> Observation | None:
    answers = [row for row in case.rows if row.achieved is not None]
    return answers[-1] if answers else None
