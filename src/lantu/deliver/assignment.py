"""Assignment plans: drafted, sent to the units, their disputes settled, issued with a number.

Its stages are a playbook's like any other; what is special are the lines, the units' answers and
the settling of what they disagree on.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lantu.deliver.clocks import WorkingDay, weekdays
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.roles import holders
from lantu.deliver.stages import StageOffer, advance, next_stages
from lantu.deliver.state import CommitmentState, Reviewer
from lantu.playbooks.schema import Consultation, Playbook
from lantu.playbooks.terms import Label


@dataclass(frozen=True, slots=True)
class Line:
    """One task of the plan: who leads, who supports, how and by when."""

    key: str
    name: str
    lead_unit: str = ""
    supporting_units: tuple[str, ...] = ()
    measures: str = ""
    due: date | None = None


@dataclass(frozen=True, slots=True)
class Objection:
    """A unit disagrees with the lead of a line and says who should have it instead."""

    line: str
    unit: str
    reason: str
    proposes: str = ""


@dataclass(frozen=True, slots=True)
class Reply:
    """A unit's answer to the draft; no objections means that it agrees."""

    unit: str
    on: date
    comment: str = ""
    objections: tuple[Objection, ...] = ()


@dataclass(frozen=True, slots=True)
class Settlement:
    """What the coordinator decided about a line, the lead before, and the objections it ends."""

    line: str
    by: str
    lead_unit: str
    before: str
    reason: str
    on: date
    ends: tuple[tuple[date, Objection], ...]


@dataclass(frozen=True, slots=True)
class AssignmentPlan:
    """The plan as it stands. ``state`` carries its stage, roles and decisions."""

    state: CommitmentState
    lines: tuple[Line, ...] = ()
    consulted: tuple[str, ...] = ()
    replies: tuple[Reply, ...] = ()
    settlements: tuple[Settlement, ...] = ()

    def line(self, key: str) -> Line | None:
        """The line with this key."""
        return next((line for line in self.lines if line.key == key), None)


def open_objections(plan: AssignmentPlan) -> list[tuple[date, Objection]]:
    """Objections that no settlement has ended, each with the day it was made, in order."""
    ended = {one for settlement in plan.settlements for one in settlement.ends}
    made = [(reply.on, objection) for reply in plan.replies for objection in reply.objections]
    return [one for one in made if one not in ended]


def seen_by_rules(plan: AssignmentPlan) -> CommitmentState:
    """The plan's state with who has not answered and what is disputed, for the playbook's rules."""
    answered = {reply.unit for reply in plan.replies}
    disputed = dict.fromkeys(objection.line for _, objection in open_objections(plan))
    return replace(
        plan.state,
        awaiting=tuple(unit for unit in plan.consulted if unit not in answered),
        disputes=tuple(disputed),
    )


def next_steps(
    plan: AssignmentPlan,
    playbook: Playbook,
    as_of: date,
    *,
    reviewer: Reviewer | None = None,
    working: WorkingDay = weekdays,
) -> list[StageOffer]:
    """The stages that may follow, each with its reasons; a plan of gaps is not sent out."""
    offers = next_stages(seen_by_rules(plan), playbook, as_of, reviewer=reviewer, working=working)
    gaps = tuple(_gaps(plan))
    return [replace(offer, refusals=(*gaps, *offer.refusals)) for offer in offers]


def step(
    plan: AssignmentPlan,
    playbook: Playbook,
    to: str,
    as_of: date,
    *,
    reviewer: Reviewer | None = None,
    working: WorkingDay = weekdays,
) -> Outcome[AssignmentPlan]:
    """The plan in stage ``to``, or as it was with the reasons."""
    done = advance(seen_by_rules(plan), playbook, to, as_of, reviewer=reviewer, working=working)
    found = (*_gaps(plan), *done.refusals)
    if found:
        return Outcome(plan, found)
    return Outcome(replace(plan, state=replace(plan.state, path=done.value.path)))


def _gaps(plan: AssignmentPlan) -> Iterator[Refusal]:
    if not plan.lines:
        yield refusal("lines-none")
    if not plan.consulted:
        yield refusal("nobody-consulted")
    for line in plan.lines:
        if not line.lead_unit.strip():
            yield refusal("line-without-lead", line=line.name)


def draft(
    plan: AssignmentPlan, playbook: Playbook, lines: Sequence[Line], consulted: Iterable[str] = ()
) -> Outcome[AssignmentPlan]:
    """The plan with these lines and further units to ask.

    Lines may be changed while the plan is drafted or out for comment. Once it was sent out, no
    line disappears, and a lead that was settled stays.
    """
    found = tuple(_may_draft(plan, playbook, lines))
    if found:
        return Outcome(plan, found)
    units = tuple(dict.fromkeys((*plan.consulted, *consulted)))
    return Outcome(replace(plan, lines=tuple(lines), consulted=units))


def _may_draft(
    plan: AssignmentPlan, playbook: Playbook, lines: Sequence[Line]
) -> Iterator[Refusal]:
    if plan.state.stage not in (playbook.first_stage, _asking_stage(playbook)):
        yield refusal("lines-fixed")
        return
    given = {line.key: line for line in lines}
    for line in lines:
        if given[line.key] is not line:
            yield refusal("item-twice", key=line.key)
    if plan.state.stage != playbook.first_stage:
        for line in plan.lines:
            if line.key not in given:
                yield refusal("line-removed", line=line.name)
    for settlement in plan.settlements:
        kept, now = plan.line(settlement.line), given.get(settlement.line)
        if kept is not None and now is not None and now.lead_unit != kept.lead_unit:
            yield refusal("line-settled", line=kept.name)


def answer(plan: AssignmentPlan, playbook: Playbook, reply: Reply) -> Outcome[AssignmentPlan]:
    """The plan with a unit's answer; a later answer of the same unit takes the earlier's place."""
    found: list[Refusal] = []
    if plan.state.stage != _asking_stage(playbook):
        found.append(refusal("not-consulting"))
    if reply.unit not in plan.consulted:
        found.append(refusal("not-consulted", unit=reply.unit))
    for objection in reply.objections:
        if plan.line(objection.line) is None:
            found.append(refusal("line-unknown", line=objection.line))
        if not objection.reason.strip():
            found.append(refusal("reason-missing", move=Label("异议", "the objection")))
    if found:
        return Outcome(plan, tuple(found))
    others = tuple(one for one in plan.replies if one.unit != reply.unit)
    return Outcome(replace(plan, replies=(*others, reply)))


def settle(
    plan: AssignmentPlan,
    playbook: Playbook,
    *,
    line: str,
    lead_unit: str,
    by: str,
    reason: str,
    on: date,
) -> Outcome[AssignmentPlan]:
    """The dispute over a line settled: its lead is ``lead_unit``, the lead before is kept."""
    found = tuple(_may_settle(plan, playbook, line, lead_unit, by, reason))
    disputed = plan.line(line)
    if found or disputed is None:
        return Outcome(plan, found)
    ends = tuple(one for one in open_objections(plan) if one[1].line == line)
    settlement = Settlement(line, by, lead_unit, disputed.lead_unit, reason, on, ends)
    lines = tuple(
        replace(one, lead_unit=lead_unit) if one.key == line else one for one in plan.lines
    )
    return Outcome(replace(plan, lines=lines, settlements=(*plan.settlements, settlement)))


def _may_settle(
    plan: AssignmentPlan, playbook: Playbook, line: str, lead_unit: str, by: str, reason: str
) -> Iterator[Refusal]:
    asked = _consultation(playbook)
    if by not in holders(plan.state, asked.settled_by):
        yield refusal("not-settler", settler=playbook.roles[asked.settled_by].label)
    if line not in {objection.line for _, objection in open_objections(plan)}:
        yield refusal("no-dispute", line=line)
    if not lead_unit.strip():
        yield refusal("line-without-lead", line=line)
    if not reason.strip():
        yield refusal("reason-missing", move=Label("裁定", "the settlement"))


def _consultation(playbook: Playbook) -> Consultation:
    """The playbook's consultation; raises ``ValueError`` for a playbook without one."""
    if playbook.consultation is None:
        raise ValueError(f"playbook {playbook.key} has no consultation")
    return playbook.consultation


def _asking_stage(playbook: Playbook) -> str:
    """The stage in which units answer: where the clock for their answers starts."""
    return playbook.clocks[_consultation(playbook).clock].starts
