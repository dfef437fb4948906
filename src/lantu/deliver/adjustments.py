"""Changing what was promised: by the playbook's rule, with reason and decision, the old kept.

A target is never lowered silently. Where the playbook says no, the state stays as it was.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import date

from lantu.deliver.closing import day_before_last, is_ended
from lantu.deliver.fields import faults_of, not_open
from lantu.deliver.guards import body_names
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.rollup import item_stage
from lantu.deliver.state import Change, CommitmentState, Decision, Entered, Target, promised_year
from lantu.playbooks.schema import Adjustment, Playbook
from lantu.playbooks.terms import BODIES, MOVES, Label, Move


@dataclass(frozen=True, slots=True)
class Request:
    """A change asked for: which, why, by whose decision, to what."""

    move: Move
    reason: str
    decision: Decision | None = None
    target: Target | None = None
    due: date | None = None
    fields: Mapping[str, str] = field(default_factory=dict)  #: promised content, for ``dilute``


def may_adjust(
    state: CommitmentState, playbook: Playbook, request: Request, as_of: date
) -> tuple[Refusal, ...]:
    """Why the change may not be made on that day; empty where nothing stands against it.

    ``add``, ``merge`` and ``split`` change the list: :mod:`lantu.deliver.lists`.
    """
    rule = playbook.adjustments.of(request.move)
    found = [*not_open(state, playbook), *permitted(playbook, request, as_of)]
    if request.move == "change_target":
        found.extend(_target(state, rule, request.target))
    elif request.move == "change_date":
        found.extend(_due(state, rule, request.due, as_of))
    elif request.move == "dilute":
        found.extend(_content(state, playbook, request.fields))
    return tuple(found)


def adjust(
    state: CommitmentState, playbook: Playbook, request: Request, as_of: date
) -> Outcome[CommitmentState]:
    """The commitment with the change made and the old value kept, or as it was with the reasons.

    Raises ``ValueError`` for ``add``, ``merge`` and ``split``, which change a list.
    """
    if request.move in ("add", "merge", "split"):
        raise ValueError(f"{request.move} changes a list, not one commitment")
    found = may_adjust(state, playbook, request, as_of)
    if not found and as_of < state.since:
        found = (day_before_last(state, playbook, as_of),)
    return Outcome(state, found) if found else Outcome(_changed(state, playbook, request, as_of))


def permitted(playbook: Playbook, request: Request, as_of: date) -> Iterator[Refusal]:
    """What the playbook's rule for this way of changing has against it: reason and decision."""
    rule = playbook.adjustments.of(request.move)
    move = MOVES[request.move]
    if rule.refused:
        yield refusal("refused-by-playbook", move=move, reason=Label(rule.refused, rule.refused_en))
        return
    if not request.reason.strip():
        yield refusal("reason-missing", move=move)
    if rule.decision:
        yield from _decision(rule, move, request.decision, as_of)


def _decision(
    rule: Adjustment, move: Label, decision: Decision | None, as_of: date
) -> Iterator[Refusal]:
    bodies = body_names(rule.decision)
    if decision is None:
        yield refusal("decision-missing", move=move, bodies=bodies)
        return
    if decision.body not in rule.decision:
        yield refusal("decision-wrong-body", body=BODIES[decision.body], move=move, bodies=bodies)
    if not decision.document_number.strip():
        yield refusal("decision-without-number")
    if decision.on > as_of:
        yield refusal("decision-in-future", day=str(decision.on))


def _target(state: CommitmentState, rule: Adjustment, target: Target | None) -> Iterator[Refusal]:
    if target is None:
        yield refusal("target-missing")
    elif state.target is None:
        return
    elif not target.comparable(state.target):
        yield refusal("target-not-comparable")
    elif target.value == state.target.value:
        yield refusal("nothing-changes")
    elif rule.only_raise and target.weaker_than(state.target):
        yield refusal("target-lowered", new=str(target), old=str(state.target))


def _due(
    state: CommitmentState, rule: Adjustment, due: date | None, as_of: date
) -> Iterator[Refusal]:
    if due is None:
        yield refusal("date-missing")
        return
    if due == state.due:
        yield refusal("nothing-changes")
    if due < as_of:
        yield refusal("date-gone", due=str(due))
    year = promised_year(state)
    if rule.within_year and due.year > year:
        yield refusal("date-past-year", due=str(due), year=year)


def _content(
    state: CommitmentState, playbook: Playbook, fields: Mapping[str, str]
) -> Iterator[Refusal]:
    yield from faults_of(playbook, fields)
    if all(state.fields.get(key) == value for key, value in fields.items()):
        yield refusal("nothing-changes")


def _changed(
    state: CommitmentState, playbook: Playbook, request: Request, as_of: date
) -> CommitmentState:
    """The new state; ``changes`` keeps old and new."""
    match request.move:
        case "change_target":
            old, new = str(state.target or ""), str(request.target)
            after = replace(state, target=request.target)
        case "change_date":
            old, new = str(state.due or ""), str(request.due)
            after = replace(state, due=request.due, promised_due=state.first_due)
        case "dilute":
            old = "；".join(state.fields.get(key, "") for key in request.fields)
            new = "；".join(request.fields.values())
            after = replace(state, fields={**state.fields, **request.fields})
        case _:
            old, new = item_stage(state, playbook), playbook.stages_in("dropped")[0]
            after = _withdrawn(state, playbook, Entered(new, as_of))
    change = Change(request.move, as_of, request.reason, request.decision, old, new)
    return replace(after, changes=(*state.changes, change))


def _withdrawn(state: CommitmentState, playbook: Playbook, into: Entered) -> CommitmentState:
    """The state and all its contents in the stage of what was withdrawn; what is closed stays."""
    if is_ended(state, playbook):
        return state
    contents = tuple(_withdrawn(content, playbook, into) for content in state.contents)
    return replace(state, path=(*state.path, into), contents=contents)
