"""Which stages may follow, and why one may not yet: the heart of every playbook."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date

from lantu.deliver.clocks import WorkingDay, weekdays
from lantu.deliver.closing import day_before_last, may_close
from lantu.deliver.fields import required_fields
from lantu.deliver.guards import Situation, empty_fields, unmet
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.roles import required_roles, unfilled
from lantu.deliver.state import CommitmentState, Entered, Reviewer
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Label


@dataclass(frozen=True, slots=True)
class StageOffer:
    """A stage that may follow, or the reasons why it may not yet."""

    stage: str
    label: Label
    refusals: tuple[Refusal, ...] = ()

    @property
    def allowed(self) -> bool:
        """Whether it may be entered now."""
        return not self.refusals


def begin(key: str, name: str, playbook: Playbook, on: date) -> CommitmentState:
    """A commitment in the first stage of its playbook."""
    return CommitmentState(key, name, (Entered(playbook.first_stage, on),))


def next_stages(
    state: CommitmentState,
    playbook: Playbook,
    as_of: date,
    *,
    reviewer: Reviewer | None = None,
    working: WorkingDay = weekdays,
) -> list[StageOffer]:
    """The stages that may follow on ``as_of``, in the playbook's order, each with its reasons.

    A closing stage is offered to ``reviewer``, who must be of a unit that does not report. An
    item with contents has none of its own: it stands where its contents stand.
    """
    if state.contents:
        return []
    return [
        StageOffer(
            key,
            playbook.stages[key].label,
            _refusals(state, playbook, key, as_of, reviewer, working),
        )
        for key in playbook.stages[state.stage].next
    ]


def advance(
    state: CommitmentState,
    playbook: Playbook,
    to: str,
    as_of: date,
    *,
    reviewer: Reviewer | None = None,
    working: WorkingDay = weekdays,
) -> Outcome[CommitmentState]:
    """The commitment in stage ``to``, or as it was with the reasons."""
    found = _not_next(state, playbook, to)
    if not found and as_of < state.since:
        found = (day_before_last(state, playbook, as_of),)
    if not found:
        found = _refusals(state, playbook, to, as_of, reviewer, working)
    if found:
        return Outcome(state, found)
    return Outcome(replace(state, path=(*state.path, Entered(to, as_of))))


def _not_next(state: CommitmentState, playbook: Playbook, to: str) -> tuple[Refusal, ...]:
    now = playbook.stages[state.stage]
    if state.contents:
        return (refusal("moves-by-contents", name=state.name),)
    if now.is_end:
        return (refusal("stage-ended", stage=now.label),)
    if to not in now.next:
        label = playbook.stages[to].label if to in playbook.stages else to
        return (refusal("stage-not-next", now=now.label, stage=label),)
    return ()


def _refusals(
    state: CommitmentState,
    playbook: Playbook,
    to: str,
    as_of: date,
    reviewer: Reviewer | None,
    working: WorkingDay,
) -> tuple[Refusal, ...]:
    stage = playbook.stages[to]
    found: list[Refusal] = []
    if state.stage == playbook.first_stage:
        found.extend(unfilled(state, playbook, required_roles(playbook)))
        found.extend(empty_fields(state, playbook, required_fields(playbook)))
    found.extend(unmet(Situation(state, playbook, stage.needs, as_of, working)))
    if stage.phase == "closed":
        found.extend(may_close(state, playbook, reviewer, as_of))
    return tuple(dict.fromkeys(found))
