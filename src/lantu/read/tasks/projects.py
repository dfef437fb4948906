"""Named projects in a paragraph: which, what is done with them, at which stage."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from lantu.read.task import Stage
from lantu.read.tasks.clauses import Clause, Verb, clauses, governing_verbs, prepositional
from lantu.read.tasks.items import Item, list_items
from lantu.read.tasks.lexicon import COMPLETE, POST_PROPOSED, START
from lantu.read.tasks.naming import named

@dataclass(frozen=True, slots=True)
class Found:
    """A named project: span of its name in the paragraph, the verb, the clause it stands in."""

    start: int
    end: int
    action: str | None
    stage: Stage | None
    clause: Clause


def find_projects(text: str, *, boxed: bool = False) -> Iterator[Found]:
    """The named projects of a paragraph, in order."""
    carried: Verb | None = None
    for clause in clauses(text):
        if clause.opens:
            carried = None
        verbs = governing_verbs(text, clause)
        if verbs:
            found, carried = _governed(text, clause, verbs, boxed)
        else:
            found = _verbless(text, clause, carried, boxed)
        yield from found


def _verbless(text: str, clause: Clause, carried: Verb | None, boxed: bool) -> list[Found]:
    """Names alone: they go on with the verb of the clause before (实施A工程，B工程)."""
    if prepositional(text, clause.start, clause.end):
        return []
    items = list_items(text, clause.start, clause.end)
    kept = named(text, items, carried.text if carried else "", boxed=boxed, plain=False)
    if 2 * len(kept) < len(items):
        return []
    return [_found(item, carried, clause) for item in kept]


def _governed(
    text: str, clause: Clause, verbs: list[Verb], boxed: bool
) -> tuple[list[Found], Verb | None]:
    objects: list[Found] = []
    for index, verb in enumerate(verbs):
        stop = verbs[index + 1].start if index + 1 < len(verbs) else clause.end
        for item in _named(text, verb.end, stop, verb, boxed):
            objects.append(_found(item, _later(text, verb, verbs[index + 1 :], item), clause))
    staged = [verb for verb in verbs if verb.stage]
    subjects: list[Found] = []
    if staged and not prepositional(text, clause.start, clause.end):
        best = max(staged, key=lambda verb: _rank(verb.stage)) if not objects else staged[0]
        for item in _named(text, clause.start, verbs[0].start, verbs[0], boxed):
            subjects.append(_found(item, best, clause))
    carried = verbs[0] if objects and not subjects and verbs[0].stage else None
    return subjects + objects, carried


def _later(text: str, verb: Verb, following: list[Verb], item: Item) -> Verb:
    """推动A投产: the verb behind the name tells the stage."""
    for other in following:
        between = text[item.end : other.start].strip()
        if between in ("", "建设", "项目", "等项目", "工程") and _rank(other.stage) > 1:
            return other
    return verb


def _rank(stage: Stage | None) -> int:
    return {None: -1, "other": 0, "build": 1, "proposed": 2, "start": 3, "complete": 4}[stage]


def _named(text: str, start: int, end: int, verb: Verb, boxed: bool) -> list[Item]:
    if end - start < 2:
        return []
    items = list_items(text, start, end)
    return named(text, items, verb.text, boxed=boxed, plain=verb.stage is None)


def _found(item: Item, verb: Verb | None, clause: Clause) -> Found:
    stage = verb.stage if verb else None
    post = item.post + item.tail
    if any(word in post for word in POST_PROPOSED):
        stage = "proposed"
    elif any(word in item.post for word in COMPLETE if len(word) > 1):
        stage = "complete"
    elif any(word in item.post for word in START):
        stage = "start"
    return Found(item.start, item.end, verb.text if verb else None, stage, clause)
