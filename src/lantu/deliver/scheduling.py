"""The schedule of a commitment: suggested from the playbook, free while planned, frozen after.

While a commitment is planned its schedule may be laid down anew. Once work has begun or a milestone
was reached, the schedule stays as the baseline: milestones may move and be added, none disappears.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from lantu.deliver.closing import is_ended
from lantu.deliver.fields import not_open
from lantu.deliver.refusals import Outcome, refusal
from lantu.deliver.schedule import Milestone, Schedule, lay_down, reach, reschedule
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Label, Phase

_AT_WORK: frozenset[Phase] = frozenset({"under_way", "delivered", "closed"})


def suggested(playbook: Playbook, start: date, due: date) -> tuple[Milestone, ...]:
    """The playbook's milestones between two days, each where its share of the work ends."""
    made: list[Milestone] = []
    passed = 0
    for key, milestone in playbook.milestones.items():
        passed += milestone.weight
        day = start + timedelta(days=(due - start).days * passed // 100)
        made.append(Milestone(key, milestone.name, day, Decimal(milestone.weight)))
    return tuple(made)


def is_frozen(state: CommitmentState, playbook: Playbook) -> bool:
    """Whether work has begun or a milestone was reached, so that the baseline stays."""
    if any(playbook.stages[one.stage].phase in _AT_WORK for one in state.path):
        return True
    current = state.schedule.current if state.schedule else ()
    return any(one.done_on is not None for one in current)


def set_schedule(
    state: CommitmentState, playbook: Playbook, milestones: Sequence[Milestone], reason: str = ""
) -> Outcome[CommitmentState]:
    """The commitment with these milestones; once work has begun, with a reason and its baseline."""
    if is_ended(state, playbook):
        return Outcome(state, tuple(not_open(state, playbook)))
    if state.schedule is None or not is_frozen(state, playbook):
        first = lay_down(milestones, state.due)
        return Outcome(replace(state, schedule=first.value or state.schedule), first.refusals)
    moved = reschedule(state.schedule, milestones, state.due)
    found = list(moved.refusals)
    if not reason.strip():
        found.append(refusal("reason-missing", move=Label("调整进度表", "changing the schedule")))
    kept = {one.key for one in milestones}
    lost = (one for one in state.schedule.baseline if one.key not in kept)
    found.extend(refusal("milestone-lost", name=one.name) for one in lost)
    if found:
        return Outcome(state, tuple(found))
    return Outcome(replace(state, schedule=moved.value))


def reach_milestone(
    state: CommitmentState, playbook: Playbook, key: str, on: date, as_of: date
) -> Outcome[CommitmentState]:
    """A milestone reached on a day that is not after ``as_of``."""
    found = list(not_open(state, playbook))
    if on > as_of:
        found.append(refusal("reached-in-future", day=str(on)))
    done = reach(state.schedule or Schedule((), ()), key, on)
    found.extend(done.refusals)
    if found:
        return Outcome(state, tuple(found))
    return Outcome(replace(state, schedule=done.value))
