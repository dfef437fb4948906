"""The shape of what does not fit together: places, figures, an explanation in two languages."""

from __future__ import annotations

import hashlib
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from typing import Any, Literal

from lantu.read.claim import Claim
from lantu.read.task import Task
from lantu.text.documents import Document

Kind = Literal[
    "value",  # one indicator, period, scope and definition, but different values
    "target_lowered",  # a target below (or looser than) an earlier one
    "growth",  # a rate or change that its two levels deny
    "sum",  # parts that do not add to the whole, or exceed it
    "timing",  # one undertaking with dates that exclude each other
    "repeat",  # one promise named in several places; no contradiction
]
#: ``contradiction``: the figures exclude each other. ``doubt``: they do if the names mean the same.
#: ``note``: nothing to correct (a repeat; a difference that a note or a later revision explains).
Severity = Literal["contradiction", "doubt", "note"]


@dataclass(frozen=True, slots=True)
class Reading:
    """One document with what was read from it."""

    document: Document
    claims: Sequence[Claim]
    tasks: Sequence[Task] = ()


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a document: the number or name at ``start:end`` and the sentence around it."""

    doc: str
    start: int
    end: int
    text: str
    sentence_start: int
    sentence_end: int
    claim: str | None = None  #: id of the claim that stands there
    task: str | None = None  #: id of the task that stands there


@dataclass(frozen=True, slots=True)
class Contradiction:
    """Two or more places that do not fit together, or say the same thing twice."""

    id: str
    kind: Kind
    severity: Severity
    subject: str  #: the indicator or the undertaking, in the first place's words
    period: str | None
    places: tuple[Place, ...]
    message: str  #: what does not fit, with the figures, in Chinese
    message_en: str
    explained_by: str | None = None  #: the note, or the reason, that accounts for it

    def as_row(self) -> dict[str, Any]:
        """A JSON-ready dictionary, one key a field."""
        row = asdict(self)
        row["places"] = [asdict(place) for place in self.places]
        return row


def contradiction_rows(found: Iterable[Contradiction]) -> list[dict[str, Any]]:
    """The contradictions as JSON-ready dictionaries, in order."""
    return [entry.as_row() for entry in found]


def contradiction_id(kind: Kind, places: Sequence[Place]) -> str:
    """Stable identifier: digest of kind and places, whatever their order."""
    spots = sorted(f"{place.doc}:{place.start}:{place.end}" for place in places)
    return hashlib.sha256(f"{kind}|{'|'.join(spots)}".encode()).hexdigest()[:16]


def claim_place(document: Document, claim: Claim) -> Place:
    """Where a claim stands, with the sentence or table row around it."""
    begin, end = around(document, claim.start, claim.end)
    return Place(
        document.name, claim.start, claim.end, claim.number_text, begin, end, claim=claim.id
    )


def task_place(document: Document, task: Task) -> Place:
    """Where a task's name stands, with the sentence it came from."""
    begin, end = task.sentence or around(document, task.start, task.end)
    return Place(document.name, task.start, task.end, task.name, begin, end, task=task.id)


def around(document: Document, start: int, end: int) -> tuple[int, int]:
    """The span of the sentence that holds a span; in a table of its row."""
    at = bisect_right(document.sentences, start, key=lambda sentence: sentence.start) - 1
    if at >= 0 and document.sentences[at].end >= end:
        return document.sentences[at].start, document.sentences[at].end
    line_end = document.text.find("\n", end)
    return document.text.rfind("\n", 0, start) + 1, line_end if line_end >= 0 else len(
        document.text
    )
