"""Lists: adding, merging and splitting items with reason and decision, nothing lost on the way."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from lantu.deliver.adjustments import Request, adjust, permitted
from lantu.deliver.closing import is_ended
from lantu.deliver.conservation import merge_keeps, merged_due, split_keeps
from lantu.deliver.refusals import Outcome, Refusal, refusal
from lantu.deliver.rollup import item_stage
from lantu.deliver.state import Change, CommitmentState, Entered, Target
from lantu.playbooks.schema import Playbook


@dataclass(frozen=True, slots=True)
class ListState:
    """A list: its items, and the former ones that were merged or split, kept in sight."""

    key: str
    name: str
    items: tuple[CommitmentState, ...] = ()
    former: tuple[CommitmentState, ...] = ()
    year: int | None = None  #: the year the list is for, where it is for one

    def item(self, key: str) -> CommitmentState | None:
        """The item with this key."""
        return next((item for item in self.items if item.key == key), None)


@dataclass(frozen=True, slots=True)
class Part:
    """What an item is split into, or what several are merged into."""

    key: str
    name: str
    target: Target | None = None
    due: date | None = None


def add_item(
    listed: ListState, playbook: Playbook, item: CommitmentState, request: Request, as_of: date
) -> Outcome[ListState]:
    """The list with one more item, which begins in the first stage."""
    found = [*permitted(playbook, request, as_of), *_taken(listed, [item.key])]
    if item.stage != playbook.first_stage:
        first = playbook.stages[playbook.first_stage].label
        found.append(refusal("item-starts-late", stage=first))
    if playbook.adjustments.change_date.within_year:
        found.extend(_within_year(listed, item))
    if found:
        return Outcome(listed, tuple(found))
    change = Change("add", as_of, request.reason, request.decision, "", item.name)
    added = replace(item, changes=(*item.changes, change))
    return Outcome(replace(listed, items=(*listed.items, added)))


def merge_items(
    listed: ListState,
    playbook: Playbook,
    keys: Sequence[str],
    into: Part,
    request: Request,
    as_of: date,
) -> Outcome[ListState]:
    """Several items as one. On a list of two levels they become its contents, each with its own."""
    chosen = [item for item in listed.items if item.key in keys]
    found = [*permitted(playbook, request, as_of), *_unknown(listed, keys)]
    found.extend(_taken(listed, [into.key]))
    found.extend(_ended(chosen, playbook))
    if len(set(keys)) < 2:
        found.append(refusal("too-few"))
    if not found:
        found.extend(merge_keeps(chosen, into.target, into.due, playbook))
    if found:
        return Outcome(listed, tuple(found))
    merged = _merged(chosen, into, playbook, request, as_of)
    return Outcome(_replaced(listed, chosen, (merged,)))


def split_item(
    listed: ListState,
    playbook: Playbook,
    key: str,
    parts: Sequence[Part],
    request: Request,
    as_of: date,
) -> Outcome[ListState]:
    """One item as several, which begin anew with its roles, decisions and links."""
    item = listed.item(key)
    found = [*permitted(playbook, request, as_of), *_unknown(listed, [key])]
    found.extend(_taken(listed, [part.key for part in parts]))
    if len(parts) < 2:
        found.append(refusal("too-few"))
    if item is not None:
        found.extend(_ended([item], playbook))
        if item.contents:
            found.append(refusal("has-contents", name=item.name))
        found.extend(split_keeps(item, [(part.target, part.due) for part in parts], playbook))
    if found or item is None:
        return Outcome(listed, tuple(found))
    made = [_part(item, part, playbook, request, as_of) for part in parts]
    return Outcome(_replaced(listed, [item], made))


def adjust_item(
    listed: ListState, playbook: Playbook, key: str, request: Request, as_of: date
) -> Outcome[ListState]:
    """The list with one item (or content) withdrawn, or its target, date or content changed."""
    for item in listed.items:
        for one in (item, *item.contents):
            if one.key == key:
                done = adjust(one, playbook, request, as_of)
                changed = _with(listed, item, one, done.value) if done.allowed else listed
                return Outcome(changed, done.refusals)
    return Outcome(listed, (refusal("item-unknown", key=key),))


def unanswered(instructions: Mapping[str, str], items: Iterable[CommitmentState]) -> dict[str, str]:
    """The instructions (key: text) that no item carries out."""
    linked = {key for item in items for key in item.links.get("instruction", ())}
    return {key: text for key, text in instructions.items() if key not in linked}


def _within_year(listed: ListState, item: CommitmentState) -> Iterator[Refusal]:
    """Where nothing may be postponed past the year, an item comes with a date in it."""
    for one in item.contents or (item,):
        if one.due is None:
            yield refusal("date-missing")
        elif listed.year is not None and one.due.year > listed.year:
            yield refusal("date-past-year", due=str(one.due), year=listed.year)


def _with(
    listed: ListState, item: CommitmentState, old: CommitmentState, new: CommitmentState
) -> ListState:
    contents = tuple(new if one is old else one for one in item.contents)
    after = new if item is old else replace(item, contents=contents)
    return replace(listed, items=tuple(after if one is item else one for one in listed.items))


def _keys(listed: ListState) -> set[str]:
    everyone = [*listed.items, *listed.former]
    return {one.key for item in everyone for one in (item, *item.contents)}


def _taken(listed: ListState, keys: Sequence[str]) -> Iterator[Refusal]:
    used = _keys(listed)
    for key in keys:
        if key in used:
            yield refusal("item-twice", key=key)
        used.add(key)


def _unknown(listed: ListState, keys: Iterable[str]) -> Iterator[Refusal]:
    for key in keys:
        if listed.item(key) is None:
            yield refusal("item-unknown", key=key)


def _ended(items: Iterable[CommitmentState], playbook: Playbook) -> Iterator[Refusal]:
    for item in items:
        if is_ended(item, playbook):
            yield refusal("stage-ended", stage=playbook.stages[item_stage(item, playbook)].label)


def _replaced(
    listed: ListState, old: Sequence[CommitmentState], new: Sequence[CommitmentState]
) -> ListState:
    """The new items in the place of the first old one; the old ones point at the new."""
    keys = tuple(item.key for item in new)
    place = next(index for index, item in enumerate(listed.items) if item in old)
    rest = [item for item in listed.items if item not in old]
    former = tuple(replace(item, replaced_by=keys) for item in old)
    return replace(
        listed, items=(*rest[:place], *new, *rest[place:]), former=(*listed.former, *former)
    )


def _part(
    item: CommitmentState, part: Part, playbook: Playbook, request: Request, as_of: date
) -> CommitmentState:
    change = Change("split", as_of, request.reason, request.decision, item.name, part.name)
    return CommitmentState(
        key=part.key,
        name=part.name,
        path=(Entered(playbook.first_stage, as_of),),
        level=item.level,
        roles=item.roles,
        fields=item.fields,
        decisions=item.decisions,
        links=item.links,
        target=part.target,
        due=part.due or item.due,
        promised_due=item.first_due,
        changes=(*item.changes, change),
    )


def _merged(
    chosen: Sequence[CommitmentState],
    into: Part,
    playbook: Playbook,
    request: Request,
    as_of: date,
) -> CommitmentState:
    names = "；".join(item.name for item in chosen)
    change = Change("merge", as_of, request.reason, request.decision, names, into.name)
    contents: tuple[CommitmentState, ...] = ()
    if playbook.levels is not None:
        contents = tuple(
            one if item.contents else replace(one, level="content")
            for item in chosen
            for one in item.contents or (item,)
        )
    links = {
        link: tuple(dict.fromkeys(key for item in chosen for key in item.links.get(link, ())))
        for item in chosen
        for link in item.links
    }
    return replace(
        chosen[0],
        key=into.key,
        name=into.name,
        path=(Entered(playbook.first_stage, as_of),),
        schedule=None,
        evidence=(),
        links=links,
        target=into.target,
        due=into.due or merged_due(chosen),
        promised_due=min((d for d in (i.first_due for i in chosen) if d), default=None),
        contents=contents,
        changes=(*(one for item in chosen for one in item.changes), change),
    )
