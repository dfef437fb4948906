"""Who is named for what, and which units report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from lantu.deliver.refusals import Refusal, refusal
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook


def holders(state: CommitmentState, role: str) -> tuple[str, ...]:
    """Keys of the units or persons that hold a role; blanks do not count."""
    return tuple(holder for holder in state.roles.get(role, ()) if holder.strip())


def unfilled(state: CommitmentState, playbook: Playbook, roles: Iterable[str]) -> Iterator[Refusal]:
    """A refusal for each role that nobody holds."""
    for role in roles:
        if not holders(state, role):
            yield refusal("role-empty", role=playbook.roles[role].label)


def required_roles(playbook: Playbook) -> tuple[str, ...]:
    """Roles that must be filled before the first stage is left."""
    return tuple(key for key, role in playbook.roles.items() if role.required)


def reporting_units(state: CommitmentState, playbook: Playbook) -> frozenset[str]:
    """Units that may not close: those whose role reports, and those that handed in evidence."""
    named = {
        unit for key, role in playbook.roles.items() if role.reports for unit in holders(state, key)
    }
    gave = {proof.unit for proof in state.evidence if proof.unit is not None}
    below = (reporting_units(content, playbook) for content in state.contents)
    return frozenset(named | gave).union(*below)
