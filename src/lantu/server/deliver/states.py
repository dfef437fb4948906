"""From rows to what the rules look at, and the JSON between them.

A commitment's life is one JSON value: the core's ``CommitmentState`` without its evidence (rows of
their own) and contents (commitments of their own). Units stand in it by key, people by login or,
where they have no account, by name.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from pydantic import TypeAdapter

from lantu.deliver.assignment import AssignmentPlan
from lantu.deliver.enclaves import Agreement
from lantu.deliver.lists import ListState
from lantu.deliver.state import CommitmentState, Reviewer
from lantu.deliver.state import Evidence as Proof
from lantu.server.accounts.models import UnitWithin, User

from .models import Commitment, CommitmentList, Evidence

_STATE = TypeAdapter(CommitmentState)
_PLAN = TypeAdapter(AssignmentPlan)
_AGREEMENTS = TypeAdapter(tuple[Agreement, ...])
_APART = ("evidence", "contents", "awaiting", "disputes", "replaced_by")


def to_json(state: CommitmentState) -> dict[str, Any]:
    """The state as plain JSON, without what is kept in rows of its own."""
    found: dict[str, Any] = _STATE.dump_python(state, mode="json")
    return {key: value for key, value in found.items() if key not in _APART}


def from_json(value: dict[str, Any]) -> CommitmentState:
    """The state that :func:`to_json` gave."""
    return _STATE.validate_python(value)


def state_of(row: Commitment, contents: Sequence[Commitment] = ()) -> CommitmentState:
    """A managed commitment as the rules see it, with its evidence and contents."""
    return replace(
        from_json(row.state),
        name=row.name,
        evidence=tuple(_proof(one) for one in row.evidence.all()),
        contents=tuple(state_of(content) for content in contents),
    )


def _proof(row: Evidence) -> Proof:
    unit = row.unit.key if row.unit else None
    return Proof(row.kind, row.on, unit, row.rejected, row.period)


def list_state(listed: CommitmentList, rows: Iterable[Commitment]) -> ListState:
    """A list as the rules see it; ``rows`` are its commitments in order, contents included."""
    rows = list(rows)
    contents: dict[int, list[Commitment]] = {}
    for row in rows:
        if row.parent_id is not None:
            contents.setdefault(row.parent_id, []).append(row)
    inside = {row.pk for row in rows}
    tops = [row for row in rows if row.parent_id not in inside]
    states = {row.pk: state_of(row, contents.get(row.pk, ())) for row in tops}
    return ListState(
        listed.code,
        listed.name,
        items=tuple(states[row.pk] for row in tops if not row.former),
        former=tuple(states[row.pk] for row in tops if row.former),
        year=listed.year,
    )


def plan_to_json(plan: AssignmentPlan) -> dict[str, Any]:
    """Lines, units asked, answers and settlements as plain JSON."""
    found: dict[str, Any] = _PLAN.dump_python(plan, mode="json")
    return {key: value for key, value in found.items() if key != "state"}


def plan_of(row: Commitment) -> AssignmentPlan:
    """An assignment plan as the rules see it."""
    content = {**row.assignment.content, "state": row.state}
    return replace(_PLAN.validate_python(content), state=state_of(row))


def reviewer_of(user: User) -> Reviewer | None:
    """The user as the one who would close: the own unit and the units above it."""
    if user.unit is None:
        return None
    above = UnitWithin.objects.filter(unit=user.unit, distance__gt=0)
    return Reviewer(user.unit.key, frozenset(above.values_list("ancestor__key", flat=True)))


def agreements_of(row: Commitment) -> tuple[Agreement, ...]:
    """The agreements on sharing what an enclave project brings."""
    return _AGREEMENTS.validate_python(row.agreements)


def agreements_to_json(agreements: Sequence[Agreement]) -> list[Any]:
    """Agreements as plain JSON."""
    found: list[Any] = _AGREEMENTS.dump_python(tuple(agreements), mode="json")
    return found
