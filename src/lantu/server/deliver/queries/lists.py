"""Looking up lists, their items and instructions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from django.db.models import Prefetch, QuerySet

from lantu.deliver.closing import is_closed
from lantu.deliver.dormant import dormant
from lantu.deliver.lists import ListState, unanswered
from lantu.deliver.progress import progress_of
from lantu.deliver.replication import replicated_where
from lantu.deliver.rollup import Tally, item_stage, tally
from lantu.deliver.state import CommitmentState, Replication
from lantu.playbooks.schema import Limit, Playbook, Stage
from lantu.playbooks.terms import BODIES
from lantu.server.accounts import rights
from lantu.server.deliver.models import Commitment, CommitmentList, Evidence, Instruction
from lantu.server.deliver.states import list_state
from lantu.server.deliver.telling import told

from .visible import only_visible


@dataclass(frozen=True)
class Line:
    """An item or content as the list's page shows it."""

    row: Commitment
    state: CommitmentState
    stage: Stage
    progress: float
    days_left: int | None  #: until due; negative when overdue, None when done or without a date
    closed: bool
    contents: tuple[Line, ...] = ()


@dataclass(frozen=True)
class ListView:
    """A list as its page shows it."""

    book: Playbook
    state: ListState
    lines: list[Line]
    former: list[Line]
    tally: Tally
    instructions: list[tuple[Instruction, list[Line]]] = field(default_factory=list)
    unanswered: list[Instruction] = field(default_factory=list)
    replications: list[tuple[str, str, Replication]] = field(default_factory=list)


def lists() -> QuerySet[CommitmentList]:
    """All lists, the latest year first."""
    return CommitmentList.objects.select_related("unit").order_by("-year", "-recorded_at", "pk")


def rows_of(listed: CommitmentList) -> QuerySet[Commitment]:
    """The commitments of a list in its order, contents and former items included."""
    proofs = Evidence.objects.select_related("unit")
    return (
        Commitment.objects.filter(in_list=listed)
        .select_related("lead_unit", "parent")
        .prefetch_related(Prefetch("evidence", proofs))
        .order_by("place_in_list", "pk")
    )


def view_of(listed: CommitmentList, book: Playbook, actor: rights.Actor, as_of: date) -> ListView:
    """What ``actor`` may see of a list on a day."""
    rows = list(only_visible(rows_of(listed), actor))
    state = list_state(listed, rows)
    by_code = {row.code: row for row in rows}
    lines = [_line(one, by_code, book, as_of) for one in state.items]
    instructions = list(listed.instructions.all())
    answered = [(one, _answers(one, lines)) for one in instructions]
    missing = unanswered({one.code: one.text for one in instructions}, state.items)
    return ListView(
        book=book,
        state=state,
        lines=lines,
        former=[_line(one, by_code, book, as_of) for one in state.former],
        tally=tally(state.items, book, as_of),
        instructions=answered,
        unanswered=[one for one in instructions if one.code in missing],
        replications=replicated_where(state.items, as_of),
    )


def _answers(instruction: Instruction, lines: Iterable[Line]) -> list[Line]:
    return [line for line in lines if instruction.code in line.state.links.get("instruction", ())]


def _line(state: CommitmentState, rows: dict[str, Commitment], book: Playbook, as_of: date) -> Line:
    closed = is_closed(state, book)
    due = None if closed else state.due
    return Line(
        row=rows[state.key],
        state=state,
        stage=book.stages[item_stage(state, book)],
        progress=float(progress_of(state, as_of)),
        days_left=(due - as_of).days if due else None,
        closed=closed,
        contents=tuple(_line(one, rows, book, as_of) for one in state.contents),
    )


def asleep(view: ListView, as_of: date, months: int) -> list[tuple[Line, date]]:
    """Items without a sign of life for longer than so many months, the longest asleep first."""
    by_key = {line.state.key: line for line in view.lines}
    found = dormant(view.state.items, view.book, as_of, Limit(months=months))
    return [(by_key[state.key], last) for state, last in found]


def body_words() -> list[tuple[str, str]]:
    """The bodies that decide, with their names in the language of the page."""
    return [(body, told(label)) for body, label in BODIES.items()]
