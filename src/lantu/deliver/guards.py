"""The conditions a playbook may set on a stage: one small function for each, and no others.

``GUARDS`` has exactly the fields of :class:`lantu.playbooks.schema.Needs`.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from lantu.deliver.clocks import WorkingDay, end_of, weekdays
from lantu.deliver.evidence import short
from lantu.deliver.progress import progress_of
from lantu.deliver.refusals import Refusal, refusal
from lantu.deliver.roles import unfilled
from lantu.deliver.state import CommitmentState, Decision
from lantu.playbooks.schema import Needs, Playbook
from lantu.playbooks.terms import BODIES, CAPS, FACTORS, LINKS, Body, Label


@dataclass(frozen=True, slots=True)
class Situation:
    """What a guard looks at: the commitment, its playbook, what is asked, the day."""

    state: CommitmentState
    playbook: Playbook
    needs: Needs
    as_of: date
    working: WorkingDay = weekdays


Guard = Callable[[Situation], Iterator[Refusal]]


def unmet(at: Situation) -> tuple[Refusal, ...]:
    """Every condition that does not hold."""
    return tuple(
        found for name, guard in GUARDS.items() if getattr(at.needs, name) for found in guard(at)
    )


def body_names(bodies: Iterable[Body]) -> Label:
    """The names of several bodies in one label."""
    labels = [BODIES[body] for body in bodies]
    return Label(
        "、".join(label.name for label in labels), ", ".join(label.name_en for label in labels)
    )


def decided(decision: Decision, bodies: Iterable[Body], as_of: date) -> bool:
    """Whether one of these bodies decided, with a document number, by this day."""
    return (
        decision.body in tuple(bodies)
        and bool(decision.document_number.strip())
        and decision.on <= as_of
    )


def _roles(at: Situation) -> Iterator[Refusal]:
    return unfilled(at.state, at.playbook, at.needs.roles)


def _fields(at: Situation) -> Iterator[Refusal]:
    return empty_fields(at.state, at.playbook, at.needs.fields)


def empty_fields(
    state: CommitmentState, playbook: Playbook, fields: Iterable[str]
) -> Iterator[Refusal]:
    """A refusal for each field that is not filled in."""
    for field in fields:
        if not state.fields.get(field, "").strip():
            yield refusal("field-empty", field=playbook.fields[field].label)


def _schedule(at: Situation) -> Iterator[Refusal]:
    least = at.needs.schedule or 0
    have = len(at.state.schedule.current) if at.state.schedule else 0
    if have < least:
        yield refusal("schedule-missing", least=least, have=have)


def _gates(at: Situation) -> Iterator[Refusal]:
    for key in at.needs.gates:
        gate = at.playbook.gates[key]
        taken = (one for one in at.state.decisions if one.gate == key)
        if not any(decided(one, gate.bodies, at.as_of) for one in taken):
            yield refusal("gate-closed", gate=gate.label, bodies=body_names(gate.bodies))


def _evidence(at: Situation) -> Iterator[Refusal]:
    return short(at.state, at.playbook, at.needs.evidence, at.as_of)


def _links(at: Situation) -> Iterator[Refusal]:
    for link, least in at.needs.links.items():
        have = len(at.state.links.get(link, ()))
        if link == "replication":
            have = sum(one.on <= at.as_of for one in at.state.replications)
        if have < least:
            yield refusal("link-missing", link=LINKS[link], least=least, have=have)


def _factors(at: Situation) -> Iterator[Refusal]:
    for factor in at.needs.factors:
        balance = at.state.factors.get(factor)
        if balance is None:
            yield refusal("factor-not-stated", factor=FACTORS[factor])
        elif balance.approved < balance.needed:
            yield refusal(
                "factor-not-approved",
                factor=FACTORS[factor],
                needed=str(balance.needed),
                approved=str(balance.approved),
            )


def _caps(at: Situation) -> Iterator[Refusal]:
    for cap in at.needs.caps:
        within = at.state.caps.get(cap)
        if within is None:
            yield refusal("cap-not-checked", cap=CAPS[cap])
        elif not within:
            yield refusal("cap-exceeded", cap=CAPS[cap])


def _progress(at: Situation) -> Iterator[Refusal]:
    least = at.needs.progress or 0
    have = progress_of(at.state, at.as_of)
    if have < least:
        yield refusal("progress-short", least=least, have=str(round(have, 1)))


def _in_stage(at: Situation) -> Iterator[Refusal]:
    if at.needs.in_stage is None:
        return
    until = end_of(at.needs.in_stage, at.state.since, at.state.due, at.working)
    if until is None or at.as_of < until:
        stage = at.playbook.stages[at.state.stage].label
        yield refusal("too-early", stage=stage, day=str(until or "—"))


def _replies(at: Situation) -> Iterator[Refusal]:
    """Silence until the end of the clock counts as no objection."""
    asked = at.playbook.consultation
    if asked is None or not at.state.awaiting:
        return
    clock = at.playbook.clocks[asked.clock]
    sent = [entered.on for entered in at.state.path if entered.stage == clock.starts]
    due = end_of(clock.limit, sent[-1], at.state.due, at.working) if sent else None
    if due is None or at.as_of <= due:
        units = "、".join(at.state.awaiting)
        yield refusal("replies-missing", units=units, due=str(due or "—"))


def _disputes(at: Situation) -> Iterator[Refusal]:
    asked = at.playbook.consultation
    if asked is not None and at.state.disputes:
        settler = at.playbook.roles[asked.settled_by].label
        yield refusal("disputes-open", count=len(at.state.disputes), settler=settler)


GUARDS: Mapping[str, Guard] = {
    "roles": _roles,
    "fields": _fields,
    "schedule": _schedule,
    "gates": _gates,
    "evidence": _evidence,
    "links": _links,
    "factors": _factors,
    "caps": _caps,
    "progress": _progress,
    "in_stage": _in_stage,
    "replies": _replies,
    "disputes_settled": _disputes,
}
