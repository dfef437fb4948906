"""Lists: made, filled, merged, split; the instructions that their items carry out."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from datetime import date

from django.db import transaction
from django.utils import timezone

from lantu.deliver.adjustments import Request
from lantu.deliver.fields import edit_fields
from lantu.deliver.lists import ListState, Part, add_item, merge_items, split_item
from lantu.deliver.refusals import Outcome
from lantu.deliver.schedule import Milestone
from lantu.deliver.scheduling import set_schedule
from lantu.deliver.stages import begin
from lantu.deliver.state import CommitmentState, Level, Target
from lantu.errors import ActionRefused
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.deliver.books import playbook
from lantu.server.deliver.models import Commitment, CommitmentList, Instruction
from lantu.server.deliver.queries.lists import rows_of
from lantu.server.deliver.states import list_state
from lantu.server.deliver.storing import store, today
from lantu.server.deliver.telling import or_refuse
from lantu.server.record.actions import Entry, change, save_version

from .acting import Rule, act


@dataclass
class NewItem:
    """An item that joins a list: what was promised, by whom, until when."""

    name: str
    kind: str
    roles: dict[str, tuple[str, ...]] = field(default_factory=dict)
    fields: dict[str, str] = field(default_factory=dict)
    links: dict[str, tuple[str, ...]] = field(default_factory=dict)
    target: Target | None = None
    due: date | None = None
    whole: Commitment | None = None  #: the item that it is a content of
    inside: int | None = None  #: the same, by its position among the items added with it
    row: Commitment | None = None  #: what was read from a document and is now taken in
    on: date | None = None
    milestones: Sequence[Milestone] = ()


def make_list(listed: CommitmentList, *, actor: User) -> CommitmentList:
    """Store a new list."""
    rights.require(actor, "list.edit", listed)
    playbook(listed.playbook)
    with change("list.made", actor=actor, name=listed.name, playbook=listed.playbook) as entry:
        listed.recorded_at = timezone.now()
        listed.save()
        entry.touch(listed)
    return listed


def add(
    listed: CommitmentList, items: Sequence[NewItem], request: Request, *, actor: User
) -> list[Commitment]:
    """Add items, all of them or none, by the list's rule for adding."""
    rights.require(actor, "list.edit", listed)
    book = playbook(listed.playbook)
    with change(
        "list.items_added", actor=actor, list=listed.code, number=len(items), reason=request.reason
    ) as entry:
        state = list_state(listed, rows_of(listed))
        made: list[Commitment] = []
        for item in items:
            if item.inside is not None:
                item = replace(item, whole=made[item.inside])  # noqa: PLW2901
            row, state = _add(listed, book, state, item, request, entry)
            made.append(row)
    return made


def new_state(code: str, item: NewItem, book: Playbook) -> Outcome[CommitmentState]:
    """The item in the first stage with what was promised, or what is wrong with it."""
    state = replace(
        begin(code, item.name, book, item.on or today()),
        level=_level(book, item),
        roles=item.roles,
        links=item.links,  # type: ignore[arg-type]
        target=item.target,
        due=item.due,
    )
    filled = edit_fields(state, book, item.fields)
    if filled.refusals or not item.milestones:
        return filled
    return set_schedule(filled.value, book, item.milestones)


def _add(
    listed: CommitmentList,
    book: Playbook,
    state: ListState,
    item: NewItem,
    request: Request,
    entry: Entry,
) -> tuple[Commitment, ListState]:
    row = item.row or Commitment(kind=item.kind, name=item.name, source=listed.name)
    new = replace(or_refuse(new_state(row.code, item, book)), name=item.name or row.name)
    state = or_refuse(add_item(state, book, new, request, today()))
    row.in_list, row.plan = listed, row.plan or listed.plan
    row.place_in_list = len(state.items)
    if item.whole is not None:
        row.parent = item.whole
    store(row, state.items[-1], book, entry)
    return row, state


def _level(book: Playbook, item: NewItem) -> Level | None:
    if book.levels is None:
        return None
    return "item" if item.whole is None and item.inside is None else "content"


def merge(
    listed: CommitmentList, keys: Sequence[str], into: Part, request: Request, *, actor: User
) -> Commitment:
    """Several items as one; the former ones stay in sight and point at it."""
    (made,) = _rearrange(
        listed,
        "list.items_merged",
        lambda state, book: merge_items(state, book, keys, into, request, today()),
        request,
        actor,
    )
    return made


def split(
    listed: CommitmentList, key: str, parts: Sequence[Part], request: Request, *, actor: User
) -> list[Commitment]:
    """One item as several, which begin anew; the former one stays in sight."""
    return _rearrange(
        listed,
        "list.item_split",
        lambda state, book: split_item(state, book, key, parts, request, today()),
        request,
        actor,
    )


def _rearrange(
    listed: CommitmentList,
    action: str,
    rule: Callable[[ListState, Playbook], Outcome[ListState]],
    request: Request,
    actor: User,
) -> list[Commitment]:
    rights.require(actor, "commitment.adjust", listed)
    book = playbook(listed.playbook)
    with change(action, actor=actor, list=listed.code, reason=request.reason) as entry:
        rows = {row.code: row for row in rows_of(listed)}
        before = list_state(listed, rows.values())
        after = or_refuse(rule(before, book))
        new = [item for item in after.items if item.key not in rows]
        gone = [item for item in after.former if not rows[item.key].former]
        made = [_store_new(listed, book, item, rows, gone, entry) for item in new]
        _retire(gone, made, rows, entry)
    return made


def _store_new(
    listed: CommitmentList,
    book: Playbook,
    item: CommitmentState,
    rows: dict[str, Commitment],
    gone: Sequence[CommitmentState],
    entry: Entry,
) -> Commitment:
    first = rows[gone[0].key]
    row = Commitment(code=item.key, kind=first.kind, name=item.name)
    row.in_list, row.plan = listed, first.plan
    row.place_in_list, row.source, row.themes = first.place_in_list, first.source, first.themes
    store(row, replace(item, contents=()), book, entry)
    row.regions.set({region for one in gone for region in rows[one.key].regions.all()})
    for content in item.contents:
        part = rows[content.key]
        part.parent = row
        store(part, replace(content, contents=()), book, entry)
    return row


def _retire(
    gone: Iterable[CommitmentState],
    made: Sequence[Commitment],
    rows: dict[str, Commitment],
    entry: Entry,
) -> None:
    """Former items point at what took their place; one that became a content goes on living."""
    for state in gone:
        row = rows[state.key]
        if row.parent_id in {one.pk for one in made}:
            continue
        row.former = True
        save_version(row, read_version=row.version, fields=["former"])
        row.replaced_by.set(made)
        entry.touch(row)


def give_instruction(instruction: Instruction, *, actor: User) -> Instruction:
    """Enter an instruction that items of a list are to carry out."""
    rights.require(actor, "list.edit", instruction.list)
    if not instruction.text.strip():
        raise ActionRefused("instruction_empty", "批示没有内容", remedy="请填写批示要求")
    with change("instruction.entered", actor=actor, list=instruction.list.code) as entry:
        instruction.save()
        entry.touch(instruction)
    return instruction


def bring_in(
    listed: CommitmentList,
    items: Sequence[NewItem],
    updates: Sequence[tuple[Commitment, Rule, int]],
    request: Request,
    *,
    actor: User,
) -> None:
    """What a spreadsheet brought: items added, others brought up to date; all or nothing."""
    with transaction.atomic():
        for row, rule, version in updates:
            act(
                row,
                "commitment.brought_up_to_date",
                rule,
                actor=actor,
                right="commitment.assign",
                read_version=version,
                list=listed.code,
            )
        if items:
            add(listed, items, request, actor=actor)
