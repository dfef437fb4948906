"""Assignment plans: drafted from commitments, commented, settled, issued and then in force."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from django.db import transaction

from lantu.deliver.assignment import AssignmentPlan, Line, Reply, answer, draft, settle
from lantu.deliver.refusals import Outcome
from lantu.deliver.stages import begin
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit, User
from lantu.server.deliver.books import leading_role, playbook
from lantu.server.deliver.models import Assignment, Commitment
from lantu.server.deliver.states import from_json, plan_of, plan_to_json
from lantu.server.deliver.storing import store, today
from lantu.server.deliver.telling import or_refuse
from lantu.server.record.actions import change, save_version

from .acting import act

Rule = Callable[[AssignmentPlan, Playbook], Outcome[AssignmentPlan]]


def start(
    name: str,
    book: Playbook,
    roles: dict[str, tuple[str, ...]],
    commitments: Sequence[Commitment],
    *,
    source: str,
    actor: User,
) -> Commitment:
    """A draft with a line for each commitment: its lead and supporting units, its due date."""
    row = Commitment(kind=Commitment.Kind.ASSIGNMENT_PLAN, name=name[:300], source=source[:300])
    rights.require(actor, "assignment.draft")
    with change("assignment.started", actor=actor, name=name, lines=len(commitments)) as entry:
        state = replace(begin(row.code, name, book, today()), roles=roles)
        store(row, state, book, entry)
        plan = AssignmentPlan(state, tuple(line_of(one) for one in commitments))
        entry.touch(Assignment.objects.create(commitment=row, content=plan_to_json(plan)))
    return row


def line_of(row: Commitment) -> Line:
    """A commitment as a line of a plan."""
    roles = from_json(row.state).roles if row.playbook else {}
    return Line(
        key=row.code,
        name=row.name,
        lead_unit=row.lead_unit.key if row.lead_unit else "",
        supporting_units=tuple(roles.get("supporting_unit", ())),
        due=row.due_on,
    )


def redraft(
    row: Commitment,
    lines: Sequence[Line],
    consulted: Iterable[str],
    *,
    actor: User,
    read_version: int,
) -> Commitment:
    """Change lines, and send the draft to further units."""
    return _act(
        row,
        "assignment.drafted",
        lambda plan, book: draft(plan, book, lines, consulted),
        actor=actor,
        right="assignment.draft",
        read_version=read_version,
    )


def reply(row: Commitment, given: Reply, *, actor: User, read_version: int) -> Commitment:
    """A unit's answer to the draft, by its own people."""
    unit = Unit.objects.filter(key=given.unit).first()
    return _act(
        row,
        "assignment.replied",
        lambda plan, book: answer(plan, book, given),
        actor=actor,
        right="assignment.reply",
        target=unit,
        read_version=read_version,
        unit=given.unit,
    )


def decide(
    row: Commitment, line: str, lead_unit: str, reason: str, *, actor: User, read_version: int
) -> Commitment:
    """The coordinator settles who leads a line."""
    return _act(
        row,
        "assignment.settled",
        lambda plan, book: settle(
            plan,
            book,
            line=line,
            lead_unit=lead_unit,
            by=actor.username,
            reason=reason,
            on=today(),
        ),
        actor=actor,
        right="assignment.settle",
        read_version=read_version,
        line=line,
        lead_unit=lead_unit,
    )


def _act(
    row: Commitment,
    action: str,
    rule: Rule,
    *,
    actor: User,
    right: str,
    read_version: int,
    target: rights.Owned | None = None,
    **summary: str,
) -> Commitment:
    rights.require(actor, right, target or row)
    book = playbook(row.playbook)
    with change(action, actor=actor, commitment=row.code, **summary) as entry:
        plan = or_refuse(rule(plan_of(row), book))
        kept = row.assignment
        kept.content = plan_to_json(plan)
        save_version(kept, read_version=kept.version, fields=["content"])
        store(row, plan.state, book, entry, read_version=read_version)
        entry.touch(kept)
    return row


def put_in_force(row: Commitment, *, actor: User) -> None:
    """Once issued, the plan's lines are what the commitments are held to."""
    plan = plan_of(row)
    rows = Commitment.objects.filter(code__in=[line.key for line in plan.lines])
    by_code = {one.code: one for one in rows}
    with transaction.atomic():
        for line in plan.lines:
            if line.key in by_code:
                _assign(by_code[line.key], line, row, actor)


def _assign(row: Commitment, line: Line, plan: Commitment, actor: User) -> None:
    if row.playbook:
        if not playbook(row.playbook).stages[row.at_stage].is_end:
            act(
                row,
                "commitment.assigned",
                lambda state, book: Outcome(_assigned(state, book, line)),
                actor=actor,
                right="commitment.assign",
                plan=plan.code,
            )
        return
    with change("commitment.assigned", actor=actor, commitment=row.code, plan=plan.code) as entry:
        row.lead_unit = Unit.objects.filter(key=line.lead_unit).first()
        save_version(row, read_version=row.version, fields=["lead_unit"])
        row.units.set(Unit.objects.filter(key__in=(line.lead_unit, *line.supporting_units)))
        entry.touch(row)


def _assigned(state: CommitmentState, book: Playbook, line: Line) -> CommitmentState:
    roles = {**state.roles, leading_role(book): (line.lead_unit,)}
    if "supporting_unit" in book.roles:
        roles["supporting_unit"] = line.supporting_units
    return replace(state, roles=roles)
