"""Reform pilots: where a result was taken over, by which document and when."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date

from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.state import CommitmentState, Replication
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Phase

_ASSESSED: frozenset[Phase] = frozenset({"delivered", "closed"})


def may_replicate(
    state: CommitmentState,
    playbook: Playbook,
    replication: Replication,
    as_of: date,
    *,
    pilot_role: str = "pilot_area",
) -> tuple[Refusal, ...]:
    """Why the replication cannot be entered: not assessed, the same place, no number, its day."""
    found: list[Refusal] = []
    assessed = _assessed_on(state, playbook)
    if assessed is None:
        found.append(refusal("not-yet-assessed"))
    elif not assessed <= replication.on <= as_of:
        found.append(refusal("replication-day", day=str(replication.on)))
    if replication.place in state.roles.get(pilot_role, ()):
        found.append(refusal("same-place", place=replication.place))
    if any(one.place == replication.place for one in state.replications):
        found.append(refusal("replicated-twice", place=replication.place))
    if not replication.document_number.strip():
        found.append(refusal("replication-without-number"))
    return tuple(found)


def replicate(
    state: CommitmentState, playbook: Playbook, replication: Replication, as_of: date
) -> Outcome[CommitmentState]:
    """The pilot with one more place where its result was taken over."""
    found = may_replicate(state, playbook, replication, as_of)
    if found:
        return Outcome(state, found)
    return Outcome(replace(state, replications=(*state.replications, replication)))


def replicated_where(
    states: Iterable[CommitmentState], as_of: date
) -> list[tuple[str, str, Replication]]:
    """Key and name of each pilot with each of its replications up to ``as_of``, oldest first."""
    rows = [
        (state.key, state.name, one)
        for state in states
        for one in state.replications
        if one.on <= as_of
    ]
    return sorted(rows, key=lambda row: (row[2].on, row[0], row[2].place))


def _assessed_on(state: CommitmentState, playbook: Playbook) -> date | None:
    """The day on which a stage of a delivered result was first entered."""
    return next(
        (one.on for one in state.path if playbook.stages[one.stage].phase in _ASSESSED), None
    )
