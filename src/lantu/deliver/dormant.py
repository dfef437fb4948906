"""Dormant commitments: begun, not finished, not paused, and without a sign of life for a while."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date

from lantu.deliver.clocks import end_of
from lantu.deliver.evidence import counting
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Limit, Playbook
from lantu.playbooks.terms import Phase

_MAY_SLEEP: frozenset[Phase] = frozenset({"planned", "under_way"})


def last_sign_of_life(state: CommitmentState, as_of: date) -> date:
    """The latest day of a stage entered, a milestone reached or evidence handed in."""
    days = [entered.on for entered in state.path if entered.on <= as_of]
    days.extend(proof.on for proof in counting(state, as_of))
    if state.schedule is not None:
        reached = (one.done_on for one in state.schedule.current)
        days.extend(day for day in reached if day is not None and day <= as_of)
    return max(days, default=state.path[0].on)


def dormant(
    states: Iterable[CommitmentState], playbook: Playbook, as_of: date, after: Limit
) -> list[tuple[CommitmentState, date]]:
    """Those without a sign of life for longer than ``after``, the longest asleep first."""
    found = []
    for state in states:
        last = last_sign_of_life(state, as_of)
        limit = end_of(after, last)
        asleep = limit is not None and as_of > limit
        if asleep and playbook.stages[state.stage].phase in _MAY_SLEEP:
            found.append((state, last))
    return sorted(found, key=lambda pair: (pair[1], pair[0].key))
