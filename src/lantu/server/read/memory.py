"""Documents and their readings as the core knows them, rebuilt from rows without reading again.

Comparing documents needs their text, sentences, profile, claims and tasks; sections and tables
stay in the database. A document is called by its title there, for that is what explanations name.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from lantu.read.claim import Claim, Comparator, Measure, Role
from lantu.read.contradictions import Reading as CoreReading
from lantu.read.layout.sentences import split_sentences
from lantu.read.task import Task
from lantu.text import documents as core

from .models import Document, DocumentText, ReadClaim, Reading

#: What comparing asks of a task; the rest of it stands in its commitment.
TASK_FIELDS = (
    "id", "start", "end", "kind", "name", "action", "stage", "when", "done", "box", "section",
    "sentence",
)  # fmt: skip


@dataclass(frozen=True)
class Remembered:
    """Readings for the core, with the rows behind them."""

    readings: list[CoreReading]
    rows: Mapping[str, Reading]  #: by the document's name in ``readings``
    claims: Mapping[str, ReadClaim]  #: by the claim's id


def task_memory(tasks: Iterable[Task]) -> list[dict[str, Any]]:
    """What is kept of a reading's tasks."""
    rows = (task.as_row() for task in tasks)
    return [{field: row[field] for field in TASK_FIELDS} for row in rows]


def remember(rows: Sequence[Reading], known: Container[str]) -> Remembered:
    """The readings, in order. Their texts and documents must be loaded.

    ``known`` are the catalogue's ids: of an indicator that only this ledger has, the core is told
    the name.
    """
    names = _names([row.text.document for row in rows])
    claims: dict[int, list[ReadClaim]] = {row.pk: [] for row in rows}
    found = ReadClaim.objects.filter(reading__in=claims).select_related("quote", "indicator")
    for claim in found.order_by("reading_id", "ordinal"):
        claims[claim.reading_id].append(claim)
    return Remembered(
        [_reading(row, names[row.text.document_id], claims[row.pk], known) for row in rows],
        {names[row.text.document_id]: row for row in rows},
        {claim.key: claim for each in claims.values() for claim in each},
    )


def _names(documents: Sequence[Document]) -> dict[int, str]:
    """Each document's title; with its code where several have the same."""
    titles = Counter(row.title for row in documents)
    return {
        row.pk: row.title if titles[row.title] == 1 else f"{row.title}（{row.code}）"
        for row in documents
    }


def _reading(
    row: Reading, name: str, claims: Sequence[ReadClaim], known: Container[str]
) -> CoreReading:
    document = _document(row.text, name)
    return CoreReading(
        document,
        [_claim(claim, name, known) for claim in claims],
        [_task(task, name) for task in row.tasks],
    )


def _document(text: DocumentText, name: str) -> core.Document:
    row = text.document
    paragraphs = tuple(
        core.Paragraph(
            tuple((start, end) for start, end in pieces),
            "".join(text.text[start:end] for start, end in pieces),
            section,
            heading,
        )
        for pieces, section, heading in text.paragraphs
    )
    period = (row.period_start, row.period_end)
    return core.Document(
        name=name,
        medium=row.medium,
        digest=row.digest,
        title=row.title,
        text=text.text,
        profile=core.Profile(
            kind=cast(core.DocumentKind, row.kind),
            jurisdiction=row.jurisdiction,
            year=row.year,
            period=cast(tuple[int, int], period) if None not in period else None,
            published=row.published,
        ),
        sections=(),
        paragraphs=paragraphs,
        tables=(),
        sentences=split_sentences(paragraphs),
    )


def _claim(row: ReadClaim, name: str, known: Container[str]) -> Claim:
    key = row.indicator.key if row.indicator is not None else None
    return Claim(
        id=row.key,
        doc=name,
        start=row.quote.start,
        end=row.quote.end,
        number_text=row.number_text,
        indicator=row.indicator_text,
        value=_value(row),
        unit=row.unit,
        comparator=cast(Comparator, row.comparator),
        measure=cast(Measure, row.measure),
        period=row.period or None,
        role=cast(Role, row.role),
        scope=row.scope or None,
        confidence=row.confidence,
        source="table" if row.source == "table" else "text",
        note=row.note,
        indicator_id=key if key in known else None,
        binding=row.binding,
    )


def _value(row: ReadClaim) -> float | list[float]:
    if row.parts is not None:
        numbers = [float(part) for part in row.parts]
        return numbers if len(numbers) > 1 else numbers[0]
    return float(row.value or 0)


def _task(row: Mapping[str, Any], name: str) -> Task:
    sentence = row["sentence"]
    return Task(
        **{field: row[field] for field in TASK_FIELDS if field not in ("section", "sentence")},
        doc=name,
        section=tuple(row["section"]),
        sentence=(sentence[0], sentence[1]) if sentence else None,
    )
