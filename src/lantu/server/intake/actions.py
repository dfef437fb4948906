"""Ingest: read files into the ledger, all of them or none, each only once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import asdict, dataclass, field
from datetime import date, datetime
from pathlib import Path

from django.utils import timezone

from lantu.catalogue.city import City
from lantu.read.claim import Claim
from lantu.read.version import EXTRACTOR, READER
from lantu.server.accounts import rights
from lantu.server.accounts.actions import store_sample_users, store_units
from lantu.server.accounts.models import User
from lantu.server.catalogue.actions import indicators_for, store_regions
from lantu.server.catalogue.queries import RegionFinder
from lantu.server.deliver.actions import commit_tasks
from lantu.server.observations.actions import record_observations
from lantu.server.plan.actions import set_targets, store_plans
from lantu.server.plan.models import Plan
from lantu.server.read.actions import QuoteWriter, store_document, store_reading, store_text
from lantu.server.read.models import Document, DocumentText, Reading
from lantu.server.record.actions import Entry, change

from .blobs import keep_blob
from .reading import FileReading, catalogue, read_file

DOUBTFUL = 0.5  #: claims that are more often wrong than right wait for a person

Progress = Callable[[str, int, int], None]


@dataclass
class FileSummary:
    """What one file brought."""

    file_name: str
    title: str = ""
    code: str = ""  #: the document's public code
    known: bool = False  #: same bytes, same versions: nothing was added
    reread: bool = False  #: known bytes, a newer reader: a further reading, the ledger unchanged
    claims: int = 0
    targets: int = 0
    observations: int = 0
    commitments: int = 0
    proposed_indicators: int = 0
    no_period: int = 0
    no_region: int = 0
    doubtful: int = 0


@dataclass
class IngestSummary:
    """What an ingest added, what was known, what could not be placed."""

    files: list[FileSummary] = field(default_factory=list)

    @property
    def added(self) -> int:
        """Rows that the ledger did not have: documents, readings, targets, values, commitments."""
        return sum(
            (not file.known) + file.targets + file.observations + file.commitments
            for file in self.files
        )


@dataclass(frozen=True)
class FileToIngest:
    """A file with the plan and the day that belong to it."""

    path: Path
    plan_key: str | None = None
    published: date | None = None
    file_name: str | None = None


def ingest(
    files: Sequence[FileToIngest],
    *,
    actor: User | None,
    sample: bool = False,
    progress: Progress | None = None,
) -> IngestSummary:
    """Read the files and add what they say. ``actor`` is None for the machine's own operator.

    All files are read first, outside any transaction; then one transaction writes everything.
    Raises ``DocumentRefused`` (a file cannot be read), ``ImportRefused`` (an unknown plan) or
    ``NotPermitted``; in each case nothing was added.
    """
    if actor is not None:
        rights.require(actor, "document.ingest")
    tell = progress or (lambda _step, _done, _total: None)
    readings = []
    for number, file in enumerate(files):
        tell(file.file_name or file.path.name, number, len(files))
        readings.append(read_file(file.path, published=file.published, file_name=file.file_name))
    return store_readings(list(zip(files, readings, strict=True)), actor=actor, sample=sample)


def store_readings(
    pairs: Sequence[tuple[FileToIngest, FileReading]], *, actor: User | None, sample: bool = False
) -> IngestSummary:
    """Write what was read, in one transaction; nothing is written where nothing is new."""
    summary = IngestSummary()
    new = []
    for file, reading in pairs:
        known = _known(reading)
        if known is not None:
            summary.files.append(known)
        elif all(reading.digest != other.digest for _file, other in new):
            new.append((file, reading))
    if not new:
        return summary
    for _file, reading in new:
        keep_blob(reading.content, reading.digest)
    names = [reading.file_name for _file, reading in new]
    at = timezone.now()
    with change("document.ingested", actor=actor, files=names) as entry:
        for file, reading in new:
            summary.files.append(_store(file, reading, sample=sample, at=at, entry=entry))
        entry.summary["brought"] = [asdict(file) for file in summary.files if not file.known]
    return summary


def _known(reading: FileReading) -> FileSummary | None:
    """A summary that says so where these bytes were read by these versions before."""
    done = Reading.objects.filter(
        text__document__digest=reading.digest, text__extractor=EXTRACTOR, reader=READER
    ).select_related("text__document")
    row = done.first()
    if row is None:
        return None
    document = row.text.document
    return FileSummary(reading.file_name, document.title, document.code, known=True)


def _store(
    file: FileToIngest, reading: FileReading, *, sample: bool, at: datetime, entry: Entry
) -> FileSummary:
    known = Document.objects.filter(digest=reading.digest).first()
    document = known or store_document(
        reading.document,
        digest=reading.digest,
        file_name=reading.file_name,
        sample=sample,
        at=at,
        entry=entry,
    )
    text = DocumentText.objects.filter(document=document, extractor=EXTRACTOR).first()
    text = text or store_text(document, reading.document, entry)
    summary = FileSummary(reading.file_name, document.title, document.code, reread=bool(known))
    writer = QuoteWriter(text, reading.document)
    quotes = writer.write((claim.start, claim.end) for claim in reading.claims)
    indicators = indicators_for(reading.claims, catalogue(), entry)
    store_reading(
        text,
        reading.claims,
        quotes,
        indicators,
        tasks_found=len(reading.tasks),
        at=at,
        entry=entry,
    )
    summary.claims = len(reading.claims)
    summary.proposed_indicators = sum(claim.indicator_id is None for claim in reading.claims)
    if known is None:
        _place(file, reading, document, writer, indicators, summary, at, entry)
    return summary


def _place(
    file: FileToIngest,
    reading: FileReading,
    document: Document,
    writer: QuoteWriter,
    indicators: dict[str, object],
    summary: FileSummary,
    at: datetime,
    entry: Entry,
) -> None:
    """Targets, observations and commitments of a document that is new to the ledger."""
    plan = Plan.objects.get(key=file.plan_key) if file.plan_key else None
    if plan is not None:
        plan.documents.add(document)
    regions = RegionFinder()
    sure = [claim for claim in reading.claims if claim.confidence >= DOUBTFUL and claim.period]
    _count_unplaced(reading.claims, regions, summary)
    quotes = writer.write(())
    common = {"known_on": document.published, "at": at, "entry": entry}
    summary.targets = set_targets(
        plan, (c for c in sure if c.role == "target"), quotes, indicators, regions, **common
    )
    summary.observations = record_observations(
        (c for c in sure if c.role != "target"), quotes, indicators, regions, **common
    )
    spans = {claim.id: (claim.start, claim.end) for claim in reading.claims}
    summary.commitments = commit_tasks(
        plan, reading.tasks, writer, spans, regions, **common
    )


def _count_unplaced(
    claims: Iterable[Claim], regions: RegionFinder, summary: FileSummary
) -> None:
    for claim in claims:
        summary.doubtful += claim.confidence < DOUBTFUL
        summary.no_period += claim.period is None
        summary.no_region += regions.find(claim.scope) is None


def load_city(city: City, *, password: str) -> None:
    """Regions, units, plans and (for a sample city) demo users; what is there already stays."""
    with change("city.loaded", actor=None, city=city.name) as entry:
        store_regions(city, entry)
        units = store_units(city.units)
        users = store_sample_users(city.users, password) if city.sample else []
        entry.touch(*units, *users)
        store_plans(city.plans, entry)
