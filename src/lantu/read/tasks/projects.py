"""Named projects in a clause: which, what is done with them, at which stage."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.read.task import Stage
from lantu.read.tasks.clauses import Clause, Verb, prepositional
from lantu.read.tasks.cues import starts_like_name
from lantu.read.tasks.items import Item, list_items
from lantu.read.tasks.lexicon import (
    ADVERBS,
    COMPLETE,
    PLAIN,
    POST,
    POST_PROPOSED,
    STAGES,
    START,
    TAKING,
    alternatives,
)
from lantu.read.tasks.naming import is_work, named

_FURTHER: dict[Stage | None, int] = {
    None: -1,
    "other": 0,
    "build": 1,
    "proposed": 2,
    "start": 3,
    "complete": 4,
}
#: A clause without a governing verb that begins so is no list of names either.
_NO_NOUN = re.compile(
    rf"(?:{alternatives([*ADVERBS, *PLAIN, *STAGES])}|特别|无论|由|让|使|各|其中|包括|如)"
)
_STATE = re.compile(alternatives(POST))
_COMPLETE = tuple(word for word in COMPLETE if len(word) > 1)


@dataclass(frozen=True, slots=True)
class Found:
    """A named project: the span of its name in the paragraph, the verb, the clause it stands in."""

    start: int
    end: int
    action: str | None
    stage: Stage | None
    clause: Clause


def projects_in(
    text: str, clause: Clause, verbs: list[Verb], carried: Verb | None, *, boxed: bool
) -> tuple[list[Found], Verb | None]:
    """The named projects of a clause, in order, and the verb that the next clause may go on with.

    ``carried`` is the verb of the clause before (实施A工程，B工程); ``boxed`` says that the clause
    stands in a box of a plan.
    """
    if not verbs:
        return _verbless(text, clause, carried, boxed), carried
    objects: list[Found] = []
    for index, verb in enumerate(verbs):
        following = verbs[index + 1 :]
        stop = following[0].start if following else clause.end
        ahead = following[0] if following and _FURTHER[following[0].stage] > 1 else verb
        for item in _named(text, verb.end, stop, ahead if verb.stage is None else verb, boxed):
            objects.append(_found(item, _later(text, verb, following, item), clause))
    subjects = _subjects(text, clause, verbs, boxed, first=bool(objects))
    carried = verbs[0] if objects and not subjects and verbs[0].stage else None
    return subjects + objects, carried


def _verbless(text: str, clause: Clause, carried: Verb | None, boxed: bool) -> list[Found]:
    """Names alone: they go on with the verb of the clause before."""
    in_brackets = text.startswith(("（", "("), clause.start)
    if in_brackets or prepositional(text, clause.start, clause.end):
        return []
    items = list_items(text, clause.start, clause.end)
    kept = named(text, items, carried.text if carried else "", boxed=boxed, plain=False)
    if not kept or 2 * len(kept) < len(items):
        return []
    if _NO_NOUN.match(text, clause.start, clause.end):
        return []
    first = text[kept[0].start : kept[0].end]
    if carried is None and not (starts_like_name(first) and (boxed or is_work(first, kept[0]))):
        return []
    return [_found(item, carried, clause) for item in kept]


def _subjects(
    text: str, clause: Clause, verbs: list[Verb], boxed: bool, *, first: bool
) -> list[Found]:
    """Names before the verb: A、B工程顺利竣工. Of several verbs the furthest stage counts."""
    staged = [verb for verb in verbs if verb.stage]
    if not staged or verbs[0].text in TAKING or prepositional(text, clause.start, clause.end):
        return []
    told = staged[0] if first else max(staged, key=lambda verb: _FURTHER[verb.stage])
    items = _named(text, clause.start, verbs[0].start, verbs[0], boxed)
    return [_found(item, told, clause) for item in items]


def _later(text: str, verb: Verb, following: list[Verb], item: Item) -> Verb:
    """推动A、B等项目投产: the verb behind the list tells the stage of what is only pushed on."""
    if not following or _STATE.search(item.post) or verb.stage not in ("build", "proposed", None):
        return verb
    other = following[0]
    return other if _FURTHER[other.stage] > 1 else verb


def _named(text: str, start: int, end: int, verb: Verb, boxed: bool) -> list[Item]:
    if end - start < 2:
        return []
    items = list_items(text, start, end)
    return named(text, items, verb.text, boxed=boxed, plain=verb.stage is None)


def _found(item: Item, verb: Verb | None, clause: Clause) -> Found:
    stage = verb.stage if verb else None
    if any(word in item.post or word in item.tail for word in POST_PROPOSED):
        stage = "proposed"
    elif any(word in item.post for word in _COMPLETE):
        stage = "complete"
    elif any(word in item.post for word in START):
        stage = "start"
    return Found(item.start, item.end, verb.text if verb else None, stage, clause)
