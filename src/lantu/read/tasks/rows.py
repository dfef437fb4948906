"""The rows of one document: each with its id, its sentence, its claims and its regions."""

from __future__ import annotations

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from lantu.read.claim import Claim
from lantu.read.task import Stage, Task, TaskKind
from lantu.read.tasks.place import Place
from lantu.read.tasks.regions import Regions
from lantu.text.documents import Document


def task_id(digest: str, kind: str, start: int, end: int) -> str:
    """Stable identifier: digest of document, kind and span of the name."""
    return hashlib.sha256(f"task:{digest}:{kind}:{start}:{end}".encode()).hexdigest()[:16]


class Rows:
    """Collects the rows of one document; a second row of the same kind and span is not kept."""

    def __init__(self, document: Document, claims: Sequence[Claim]) -> None:
        self._document = document
        self._claims = sorted(claims, key=lambda claim: claim.start)
        self._claim_starts = [claim.start for claim in self._claims]
        self._sentence_starts = [sentence.start for sentence in document.sentences]
        self._regions = Regions(document.text, document.profile.jurisdiction)
        self._rows: dict[str, Task] = {}

    def add(
        self,
        kind: TaskKind,
        span: tuple[int, int],
        name: str,
        place: Place,
        *,
        when: str | None,
        done: bool,
        around: tuple[int, int],
        action: str | None = None,
        stage: Stage | None = None,
        parent: str | None = None,
        sentence: tuple[int, int] | None = None,
        words: str = "",
    ) -> str:
        """Add a row and return its id. ``around`` is the span whose claims belong to it; ``words``
        is the text in which its regions are looked for."""
        key = task_id(self._document.digest, kind, *span)
        if key not in self._rows:
            self._rows[key] = Task(
                id=key,
                doc=self._document.name,
                start=span[0],
                end=span[1],
                kind=kind,
                name=name,
                action=action,
                stage=stage,
                when=when,
                done=done,
                box=place.box,
                section=place.headings,
                parent=parent,
                claims=self._claims_in(*around),
                regions=self._regions.within(words),
                sentence=sentence or self._sentence(span[0]),
            )
        return key

    def sorted(self) -> list[Task]:
        """The rows in document order, a ◆ item before the project of the same name."""
        return sorted(
            self._rows.values(), key=lambda row: (row.start, row.kind != "task", row.end, row.kind)
        )

    def _claims_in(self, start: int, end: int) -> tuple[str, ...]:
        first = bisect_left(self._claim_starts, start)
        last = bisect_left(self._claim_starts, end)
        return tuple(claim.id for claim in self._claims[first:last])

    def _sentence(self, start: int) -> tuple[int, int] | None:
        index = bisect_right(self._sentence_starts, start) - 1
        if index < 0:
            return None
        sentence = self._document.sentences[index]
        return (sentence.start, sentence.end) if start < sentence.end else None
