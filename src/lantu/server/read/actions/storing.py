"""Documents, texts, readings and quotes into the ledger."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict
from datetime import datetime

from lantu.read.claim import Claim
from lantu.read.task import Task
from lantu.read.version import EXTRACTOR, READER
from lantu.server.catalogue.models import Indicator
from lantu.server.read.memory import task_memory
from lantu.server.read.models import (
    Document,
    DocumentText,
    Quote,
    ReadClaim,
    Reading,
    Section,
)
from lantu.server.record.actions import Entry
from lantu.text import documents as core

BATCH = 500


def store_document(
    read: core.Document, *, digest: str, file_name: str, sample: bool, at: datetime, entry: Entry
) -> Document:
    """The row of a document, by the digest of its bytes."""
    profile = read.profile
    row = Document.objects.create(
        digest=digest,
        name=read.name[:200],
        file_name=file_name[:255],
        medium=read.medium,
        title=(read.title or read.name)[:300],
        kind=profile.kind,
        jurisdiction=profile.jurisdiction[:100],
        year=profile.year,
        period_start=profile.period[0] if profile.period else None,
        period_end=profile.period[1] if profile.period else None,
        published=profile.published,
        recorded_at=at,
        is_sample=sample,
    )
    entry.touch(row)
    return row


def store_text(document: Document, read: core.Document, entry: Entry) -> DocumentText:
    """The text of a document with its layout and sections, for this extractor's version."""
    row = DocumentText.objects.create(
        document=document,
        extractor=EXTRACTOR,
        text=read.text,
        paragraphs=[[p.pieces, p.section, p.is_heading] for p in read.paragraphs],
        tables=[asdict(table) for table in read.tables],
    )
    sections = Section.objects.bulk_create(
        [
            Section(
                text=row,
                index=section.index,
                parent_index=section.parent,
                level=section.level,
                kind=section.kind,
                number=section.number[:40],
                title=section.title[:300],
                start=section.start,
                end=section.end,
                heading_end=section.heading_end,
            )
            for section in read.sections
        ],
        batch_size=BATCH,
    )
    entry.touch_bulk([row, *sections])
    return row


class QuoteWriter:
    """Writes each span of a text once and hands out its row."""

    def __init__(self, text: DocumentText, read: core.Document, entry: Entry) -> None:
        self._text = text
        self._entry = entry
        self._read = read
        self._sentences = sorted(read.sentences, key=lambda sentence: sentence.start)
        self._starts = [sentence.start for sentence in self._sentences]
        self._sections = {row.index: row for row in text.sections.all()}
        self._rows = {(row.start, row.end): row for row in text.quotes.all()}

    @property
    def document(self) -> Document:
        """The document whose text is quoted."""
        return self._text.document

    def section_at(self, start: int) -> Section | None:
        """The innermost section that holds a position."""
        around = [s for s in self._sections.values() if s.start <= start < s.end]
        return max(around, key=lambda section: section.level, default=None)

    def write(self, spans: Iterable[tuple[int, int]]) -> dict[tuple[int, int], Quote]:
        """A row for each span; those already there are kept."""
        new = [self._quote(*span) for span in dict.fromkeys(spans) if span not in self._rows]
        Quote.objects.bulk_create(new, batch_size=BATCH)
        self._entry.touch_bulk(new)
        self._rows.update({(row.start, row.end): row for row in new})
        return self._rows

    def _quote(self, start: int, end: int) -> Quote:
        text = self._read.text
        first, last = self._around(start, end)
        return Quote(
            text=self._text,
            section=self.section_at(start),
            start=start,
            end=end,
            sentence_start=first,
            sentence_end=last,
            before=text[first:start],
            exact=text[start:end],
            after=text[end:last],
        )

    def _around(self, start: int, end: int) -> tuple[int, int]:
        """The sentence around a span; in a table, where there is none, the line."""
        position = bisect_right(self._starts, start) - 1
        if position >= 0 and self._sentences[position].end >= end:
            return self._sentences[position].start, self._sentences[position].end
        text = self._read.text
        line_end = text.find("\n", end)
        return text.rfind("\n", 0, start) + 1, len(text) if line_end < 0 else line_end


def store_reading(
    text: DocumentText,
    claims: Sequence[Claim],
    quotes: Mapping[tuple[int, int], Quote],
    indicators: Mapping[str, Indicator],
    tasks: Sequence[Task],
    at: datetime,
    entry: Entry,
) -> Reading:
    """A reading with its claims, for this reader's version."""
    reading = Reading.objects.create(
        text=text,
        reader=READER,
        recorded_at=at,
        claims_found=len(claims),
        tasks_found=len(tasks),
        tasks=task_memory(tasks),
    )
    rows = [
        _claim_row(reading, ordinal, claim, quotes[claim.start, claim.end], indicators[claim.id])
        for ordinal, claim in enumerate(claims)
    ]
    ReadClaim.objects.bulk_create(rows, batch_size=BATCH)
    entry.touch_bulk([reading, *rows])
    return reading


def _claim_row(
    reading: Reading, ordinal: int, claim: Claim, quote: Quote, indicator: Indicator
) -> ReadClaim:
    row = ReadClaim(
        reading=reading,
        ordinal=ordinal,
        key=claim.id,
        quote=quote,
        indicator=indicator,
        indicator_text=claim.indicator[:300],
        number_text=claim.number_text[:200],
        unit=claim.unit[:40],
        comparator=claim.comparator,
        measure=claim.measure,
        period=(claim.period or "")[:40],
        role=claim.role,
        scope=(claim.scope or "")[:100],
        confidence=claim.confidence,
        note=claim.note,
        source=claim.source,
        binding=claim.binding,
    )
    row.set_value(claim.value)
    return row
