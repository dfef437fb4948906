"""Ingest: read files into the ledger, all of them or none, each only once."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

from django.utils import timezone

from lantu.errors import ImportRefused
from lantu.read.apart import Apart
from lantu.read.tables import TextTarget
from lantu.read.version import EXTRACTOR, READER
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.catalogue.actions import Mention, indicators_for
from lantu.server.catalogue.queries import RegionFinder
from lantu.server.deliver.actions import commit_tasks
from lantu.server.observations.actions import record_observations
from lantu.server.observations.placing import Placing
from lantu.server.plan.actions import (
    attach,
    register_special_plans,
    set_targets,
    set_text_targets,
    store_functions,
)
from lantu.server.plan.belonging import plan_of
from lantu.server.plan.models import Plan
from lantu.server.read.actions import (
    QuoteWriter,
    compare,
    store_document,
    store_reading,
    store_text,
)
from lantu.server.read.blobs import keep_blob
from lantu.server.read.models import Document, DocumentText, Reading
from lantu.server.record.actions import Entry, change

from .reading import FileReading, catalogue, load, read_file
from .summary import FileSummary, IngestSummary

DOUBTFUL = 0.5  #: claims that are more often wrong than right wait for a person

Progress = Callable[[str, int, int], None]


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
    _require_plans(files)
    summary = IngestSummary()
    new: list[tuple[FileToIngest, FileReading]] = []
    with Apart() as reader:
        for number, file in enumerate(files):
            if progress is not None:
                progress(file.file_name or file.path.name, number, len(files))
            content = load(file.path)
            known = _known(content.digest, file)
            if known is not None:
                summary.files.append(known)
            elif all(content.digest != other.digest for _file, other in new):
                read = read_file(reader, content, published=file.published, name=file.file_name)
                new.append((file, read))
    if new:
        _store_readings(new, summary, actor=actor, sample=sample)
        # An action of its own: what the documents say is kept even where comparing them fails, it
        # can be done again at any time, and the ledger is not held up while it computes.
        summary.comparison = compare(catalogue(), actor=actor)
    return summary


def _require_plans(files: Sequence[FileToIngest]) -> None:
    wanted = {file.plan_key for file in files if file.plan_key}
    unknown = wanted - set(Plan.objects.filter(key__in=wanted).values_list("key", flat=True))
    if unknown:
        raise ImportRefused(
            "unknown_plan",
            f"没有代号为“{'、'.join(sorted(unknown))}”的规划",
            where="plan",
            remedy="请先在城市文件中登记这个规划，或改正代号",
        )


def _store_readings(
    new: Sequence[tuple[FileToIngest, FileReading]],
    summary: IngestSummary,
    *,
    actor: User | None,
    sample: bool,
) -> None:
    """Write what was read, in one transaction."""
    for _file, reading in new:
        keep_blob(reading.content, reading.digest)
    names = [reading.file_name for _file, reading in new]
    at = timezone.now()
    with change("document.ingested", actor=actor, files=names) as entry:
        for file, reading in new:
            summary.files.append(_store(file, reading, sample=sample, at=at, entry=entry))
        entry.summary["brought"] = [asdict(file) for file in summary.files if not file.known]


def _known(digest: str, file: FileToIngest) -> FileSummary | None:
    """A summary that says so where these bytes were read by these versions before."""
    done = Reading.objects.filter(
        text__document__digest=digest, text__extractor=EXTRACTOR, reader=READER
    ).select_related("text__document")
    row = done.first()
    if row is None:
        return None
    document = row.text.document
    name = file.file_name or file.path.name
    return FileSummary(name, document.title, document.code, known=True)


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
    writer = QuoteWriter(text, reading.document, entry)
    quotes = writer.write(reading.spans())
    indicators = indicators_for([*reading.claims, *_mentions(reading)], catalogue(), entry)
    placing = Placing(quotes, indicators, RegionFinder(), document.published, at, entry)
    store_reading(text, reading.claims, placing.quotes, indicators, reading.tasks, at, entry)
    summary = FileSummary(
        reading.file_name,
        document.title,
        document.code,
        reread=known is not None,
        claims=len(reading.claims),
        proposed_indicators=sum(claim.indicator_id is None for claim in reading.claims),
    )
    return summary if known else replace(summary, **_place(file, reading, writer, placing))


def _mentions(reading: FileReading) -> list[Mention]:
    """The indicators that tables name with words instead of a number."""
    return [
        Mention(_worded(target), target.indicator, target.unit, _known_as(target))
        for target in reading.text_targets
    ]


def _worded(target: TextTarget) -> str:
    return f"words:{target.indicator}"


def _known_as(target: TextTarget) -> str | None:
    return catalogue().find(target.indicator, target.unit, "level")


def _set_worded(plan: Plan | None, reading: FileReading, placing: Placing) -> int:
    indicators = {
        target.indicator: placing.indicators[_worded(target)] for target in reading.text_targets
    }
    return set_text_targets(plan, reading.text_targets, indicators, placing)


def _announce(plan: Plan | None, reading: FileReading, placing: Placing) -> int:
    """What a plan says of other plans and of places; without a plan there is nothing to hang on."""
    if plan is None:
        return 0
    store_functions(plan, reading.functions, placing)
    return register_special_plans(plan, reading.special_plans, placing.quotes, placing.entry)


def _place(
    file: FileToIngest, reading: FileReading, writer: QuoteWriter, placing: Placing
) -> dict[str, Any]:
    """Targets, observations and commitments of a document that is new to the ledger."""
    plan = plan_of(file.plan_key, writer.document)
    if plan is not None:
        attach(plan, writer.document, placing.entry)
    sure = [claim for claim in reading.claims if claim.confidence >= DOUBTFUL and claim.period]
    targets = [claim for claim in sure if claim.role == "target"]
    values = [claim for claim in sure if claim.role != "target"]
    spans = {claim.id: (claim.start, claim.end) for claim in reading.claims}
    return {
        "targets": set_targets(plan, targets, placing) + _set_worded(plan, reading, placing),
        "special_plans": _announce(plan, reading, placing),
        "observations": record_observations(values, placing),
        "commitments": commit_tasks(plan, reading.tasks, writer, spans, placing),
        "doubtful": sum(claim.confidence < DOUBTFUL for claim in reading.claims),
        "no_period": sum(claim.period is None for claim in reading.claims),
        "no_region": sum(placing.regions.find(c.scope) is None for c in reading.claims),
    }
