"""A commitment's life: taken into management, equipped, moved on, closed, reopened."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from django.db import transaction

from lantu.deliver.assignment import step
from lantu.deliver.closing import reopen as reopened
from lantu.deliver.fields import edit_fields, not_open
from lantu.deliver.refusals import Outcome
from lantu.deliver.schedule import Milestone
from lantu.deliver.scheduling import reach_milestone, set_schedule
from lantu.deliver.stages import advance, begin
from lantu.deliver.state import CommitmentState, Decision, FactorBalance, Target
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import Cap, Factor, Link
from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit, User
from lantu.server.deliver.books import leading_role
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.states import plan_of, reviewer_of
from lantu.server.deliver.storing import store, today
from lantu.server.deliver.telling import or_refuse
from lantu.server.record.actions import change

from .acting import act, managed, not_future
from .assignment import put_in_force


def manage(
    row: Commitment,
    book: Playbook,
    *,
    lead: Unit | None,
    due: date | None,
    target: Target | None = None,
    fields: Mapping[str, str] | None = None,
    actor: User,
    read_version: int | None = None,
    on: date | None = None,
) -> Commitment:
    """Let a commitment follow a playbook from its first stage: one just read, or a new one.

    A new row (without a key) is created. ``on`` is the day from which it is followed.
    """
    rights.require(actor, "commitment.manage", row)
    with change("commitment.managed", actor=actor, name=row.name, playbook=book.key) as entry:
        state = replace(
            begin(row.code, row.name, book, not_future(on)),
            roles={leading_role(book): (lead.key,)} if lead else {},
            target=target,
            due=due or row.due_on,
        )
        state = or_refuse(edit_fields(state, book, fields or {}))
        store(row, state, book, entry, read_version=read_version)
    return row


def name_holders(
    row: Commitment,
    given: Mapping[str, Sequence[str]],
    *,
    actor: User,
    right: str,
    read_version: int,
) -> Commitment:
    """Name units (right ``commitment.assign``) or people (``commitment.edit``) for roles."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        roles = {**state.roles, **{role: tuple(names) for role, names in given.items()}}
        return Outcome(replace(state, roles=roles), tuple(not_open(state, book)))

    return act(
        row,
        "commitment.roles_named",
        rule,
        actor=actor,
        right=right,
        read_version=read_version,
        roles=sorted(given),
    )


def fill_fields(
    row: Commitment, values: Mapping[str, str], *, actor: User, read_version: int
) -> Commitment:
    """Fill in the playbook's fields; what was promised changes only by adjustment."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        changed = {key: v for key, v in values.items() if state.fields.get(key, "") != v}
        return edit_fields(state, book, changed)

    return act(row, "commitment.fields_filled", rule, actor=actor, read_version=read_version)


def plan_schedule(
    row: Commitment, milestones: Sequence[Milestone], reason: str, *, actor: User, read_version: int
) -> Commitment:
    """Lay down the schedule, or move it with a reason once it is frozen."""
    return act(
        row,
        "commitment.scheduled",
        lambda state, book: set_schedule(state, book, milestones, reason),
        actor=actor,
        read_version=read_version,
        reason=reason,
    )


def reach(row: Commitment, key: str, on: date, *, actor: User, read_version: int) -> Commitment:
    """Enter the day on which a milestone was reached."""
    return act(
        row,
        "commitment.milestone_reached",
        lambda state, book: reach_milestone(state, book, key, on, today()),
        actor=actor,
        read_version=read_version,
        milestone=key,
    )


def state_factors(
    row: Commitment,
    balances: Mapping[Factor, FactorBalance],
    caps: Mapping[Cap, bool],
    *,
    actor: User,
    read_version: int,
) -> Commitment:
    """State what is needed, approved, arranged and used, and which caps were checked."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        after = replace(state, factors={**state.factors, **balances}, caps={**state.caps, **caps})
        return Outcome(after, tuple(not_open(state, book)))

    return act(row, "commitment.factors_stated", rule, actor=actor, read_version=read_version)


def enter_decision(
    row: Commitment, decision: Decision, *, actor: User, read_version: int
) -> Commitment:
    """Enter what a body decided for a gate: document number and day."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        after = replace(state, decisions=(*state.decisions, decision))
        return Outcome(after, tuple(not_open(state, book)))

    not_future(decision.on)
    return act(
        row,
        "commitment.decision_entered",
        rule,
        actor=actor,
        right="decision.enter",
        read_version=read_version,
        gate=decision.gate,
        document_number=decision.document_number,
    )


def add_link(
    row: Commitment, kind: Link, key: str, *, actor: User, read_version: int
) -> Commitment:
    """Link it to an instruction, an indicator, a plan, a project, an enterprise, a gap ..."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        keys = tuple(dict.fromkeys((*state.links.get(kind, ()), key)))
        after = replace(state, links={**state.links, kind: keys})
        return Outcome(after, tuple(not_open(state, book)))

    return act(row, "commitment.linked", rule, actor=actor, read_version=read_version, link=kind)


def move(row: Commitment, to: str, on: date, *, actor: User, read_version: int) -> Commitment:
    """Enter the next stage, which its playbook's conditions must allow; closing is another's.

    An assignment plan that is issued is in force: its commitments get the units that it names.
    """
    book = managed(row)
    closing = to in book.stages and book.stages[to].phase == "closed"
    reviewer = reviewer_of(actor) if closing else None
    planned = row.kind == Commitment.Kind.ASSIGNMENT_PLAN

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        if not planned:
            return advance(state, book, to, on, reviewer=reviewer)
        done = step(plan_of(row), book, to, on, reviewer=reviewer)
        return Outcome(done.value.state, done.refusals)

    with transaction.atomic():
        act(
            row,
            "commitment.closed" if closing else "commitment.moved",
            rule,
            actor=actor,
            right="commitment.close" if closing else "commitment.edit",
            target=closer(row, book) if closing else row,
            read_version=read_version,
            on=on,
            stage=to,
        )
        if planned and closing:
            put_in_force(row, actor=actor)
    return row


def reopen(row: Commitment, reason: str, *, actor: User, read_version: int) -> Commitment:
    """Back to work, because it was closed too early."""
    return act(
        row,
        "commitment.reopened",
        lambda state, book: reopened(
            state, book, reviewer=reviewer_of(actor), reason=reason, as_of=today()
        ),
        actor=actor,
        right="commitment.close",
        target=closer(row, managed(row)),
        read_version=read_version,
        reason=reason,
    )


@dataclass(frozen=True)
class Closing:
    """The act of closing, owned by the unit that the playbook's role names, or by no unit."""

    owning_unit_id: int | None


def closer(row: Commitment, book: Playbook) -> Closing:
    """Whose right it is to close this commitment."""
    if book.close.role is None:
        return Closing(None)
    named = row.state.get("roles", {}).get(book.close.role) or ()
    unit = Unit.objects.filter(key__in=named).first()
    return Closing(unit.pk if unit else None)
