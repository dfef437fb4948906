"""Whoever reports does not close: closing needs evidence and another unit's review."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from lantu.deliver.evidence import short
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.roles import holders, reporting_units
from lantu.deliver.state import CommitmentState, Entered, Reviewer
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Label


def may_close(
    state: CommitmentState, playbook: Playbook, reviewer: Reviewer | None, as_of: date
) -> tuple[Refusal, ...]:
    """Why ``reviewer`` may not close it on that day; empty where nothing stands against it."""
    open_contents = [
        one
        for one in state.contents
        if not is_closed(one, playbook) and not is_dropped(one, playbook)
    ]
    found: list[Refusal] = []
    if open_contents:
        found.append(refusal("contents-open", count=len(open_contents)))
    found.extend(short(state, playbook, playbook.close.evidence, as_of))
    found.extend(standing(state, playbook, reviewer))
    return tuple(found)


def standing(
    state: CommitmentState, playbook: Playbook, reviewer: Reviewer | None
) -> Iterator[Refusal]:
    """Why this reviewer is not the one: nobody, a unit that reports, or not the side named."""
    if reviewer is None or not reviewer.unit.strip():
        yield refusal("close-needs-reviewer")
        return
    reporting = reporting_units(state, playbook)
    if not reporting:
        yield refusal("close-nobody-reports")
    if reporting & {reviewer.unit, *reviewer.above}:
        yield refusal("close-own-unit")
    role = playbook.close.role
    if role is not None and reviewer.unit not in holders(state, role):
        yield refusal("close-wrong-unit", role=playbook.roles[role].label)


def is_closed(state: CommitmentState, playbook: Playbook) -> bool:
    """Whether it stands in a closing stage; an item does when all contents still in it do."""
    if state.contents:
        live = [content for content in state.contents if not is_dropped(content, playbook)]
        return bool(live) and all(is_closed(content, playbook) for content in live)
    return playbook.stages[state.stage].phase == "closed"


def is_dropped(state: CommitmentState, playbook: Playbook) -> bool:
    """Whether it was withdrawn; an item is when all its contents are."""
    if state.contents:
        return all(is_dropped(content, playbook) for content in state.contents)
    return playbook.stages[state.stage].phase == "dropped"


def is_ended(state: CommitmentState, playbook: Playbook) -> bool:
    """Whether nothing follows but reopening."""
    if state.contents:
        return all(is_ended(content, playbook) for content in state.contents)
    return playbook.stages[state.stage].is_end


def may_reopen(
    state: CommitmentState, playbook: Playbook, reviewer: Reviewer | None, reason: str
) -> tuple[Refusal, ...]:
    """Why it may not be reopened; a unit that does not report may, where the playbook says so."""
    found: list[Refusal] = []
    if not is_closed(state, playbook):
        found.append(refusal("not-closed"))
    elif state.contents:
        found.append(refusal("moves-by-contents", name=state.name))
    if playbook.close.reopens is None:
        found.append(refusal("no-reopening"))
    if not reason.strip():
        found.append(refusal("reason-missing", move=Label("重开", "reopening")))
    found.extend(standing(state, playbook, reviewer))
    return tuple(found)


def reopen(
    state: CommitmentState,
    playbook: Playbook,
    *,
    reviewer: Reviewer | None,
    reason: str,
    as_of: date,
) -> Outcome[CommitmentState]:
    """Back to the stage that the playbook names, because it was closed too early."""
    found = may_reopen(state, playbook, reviewer, reason)
    if not found and as_of < state.since:
        found = (day_before_last(state, playbook, as_of),)
    stage = playbook.close.reopens
    if found or stage is None:
        return Outcome(state, found)
    return Outcome(replace(state, path=(*state.path, Entered(stage, as_of))))


def day_before_last(state: CommitmentState, playbook: Playbook, as_of: date) -> Refusal:
    """The refusal of a day that lies before the last stage was entered."""
    stage = playbook.stages[state.stage].label
    return refusal("day-before-last", day=str(as_of), stage=stage, entered=str(state.since))
