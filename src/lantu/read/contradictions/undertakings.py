"""One project or task with dates that exclude each other, or named in several places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantu.catalogue.names import normalise
from lantu.read.contradictions import wording
from lantu.read.contradictions.model import (
    Contradiction,
    Reading,
    contradiction_id,
    task_place,
)
from lantu.read.task import Task
from lantu.text.documents import Document

_STAGES = {"complete": ("建成", "completion"), "start": ("开工", "start of work")}
_SUFFIX = re.compile(r"(?<=.{4})(?:建设)?(?:工程|项目)$")
_SPECIFIC = 5
#: A task that is no project is known again only by a name that says this much.
_TASK = 10
_SPAN = re.compile(r"(\d{4})(?:-\d{2})?(?:-\d{2})?(?:/(\d{4})(?:-\d{2})?(?:-\d{2})?)?")


@dataclass(frozen=True, slots=True)
class _Named:
    document: Document
    task: Task
    name: str  #: in its one form


def undertakings(readings: Sequence[Reading]) -> Iterator[Contradiction]:
    """Dates promised for one stage that exclude each other, and promises named more than once."""
    named: dict[tuple[str, str], list[_Named]] = {}
    for reading in readings:
        for task in reading.tasks:
            entry = _Named(reading.document, task, _SUFFIX.sub("", normalise(task.name)))
            if len(entry.name) >= _SPECIFIC:
                place = reading.document.profile.jurisdiction
                named.setdefault((entry.name, place), []).append(entry)
    for group in named.values():
        yield from _timing(group)
        yield from _repeats(group)


def _timing(group: Sequence[_Named]) -> Iterator[Contradiction]:
    for stage, words in _STAGES.items():
        dated = [n for n in group if _is_promised(n.task, stage)]
        times = list(dict.fromkeys(n.task.when or "" for n in dated))
        if len(times) < 2 or not any(_apart(a, b) for a in times for b in times):
            continue
        shown = [next(n for n in dated if n.task.when == time) for time in times]
        places = tuple(task_place(n.document, n.task) for n in shown)
        message, english = wording.timing_differs(shown[0].task.name, *words, times)
        yield Contradiction(
            contradiction_id("timing", places),
            "timing",
            "contradiction",
            shown[0].task.name,
            times[0],
            places,
            message,
            english,
        )


def _is_promised(task: Task, stage: str) -> bool:
    """A project's dated stage that is still to come."""
    return task.kind == "project" and task.stage == stage and bool(task.when) and not task.done


def _apart(first: str, second: str) -> bool:
    """Whether two times have no year in common."""
    one, other = _SPAN.fullmatch(first), _SPAN.fullmatch(second)
    if one is None or other is None:
        return False
    return int(one[2] or one[1]) < int(other[1]) or int(other[2] or other[1]) < int(one[1])


def _repeats(group: Sequence[_Named]) -> Iterator[Contradiction]:
    """Promises of one kind in different boxes or sections of one document."""
    for kind in ("task", "project", "rule"):
        for document in dict.fromkeys(id(n.document) for n in group):
            same = [
                n
                for n in group
                if id(n.document) == document and n.task.kind == kind and not n.task.done
            ]
            homes = list({(n.task.box, n.task.section): n for n in same}.values())
            if len(homes) > 1 and (kind != "task" or _is_concrete(homes)):
                yield _repeat(homes)


def _is_concrete(group: Sequence[_Named]) -> bool:
    """Whether a task is an entry of a box somewhere, and not a phrase that all plans repeat."""
    return any(n.task.box for n in group) and len(group[0].name) >= _TASK


def _repeat(group: Sequence[_Named]) -> Contradiction:
    first = group[0].task
    places = tuple(task_place(n.document, n.task) for n in group)
    message, english = wording.repeated(first.name, "", len(group))
    return Contradiction(
        contradiction_id("repeat", places),
        "repeat",
        "note",
        first.name,
        first.when,
        places,
        message,
        english,
    )
