"""What the ledger holds, and what came last."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Plan, Target
from lantu.server.read.models import Document, ReadClaim
from lantu.server.record.models import LogEntry
from lantu.server.record.queries import head_digest, latest

KINDS = tuple(Commitment.Kind)
STATUSES = tuple(Indicator.Status)


@dataclass(frozen=True)
class Holdings:
    """How many rows of each kind the ledger holds."""

    plans: int = 0
    documents: int = 0
    claims: int = 0
    targets: int = 0
    observations: int = 0
    tasks: int = 0
    projects: int = 0
    rules: int = 0
    proposed_indicators: int = 0
    indicators: int = 0


@dataclass(frozen=True)
class Ingest:
    """One ingest of the record with what each file brought."""

    entry: LogEntry
    files: list[dict[str, Any]] = field(default_factory=list)


def holdings() -> Holdings:
    """What the ledger holds now.

    The ledger changes only through the record, so the rows are counted once after each change and
    not for each page.
    """
    digest = head_digest()
    return _count(digest) if digest else Holdings()


@lru_cache(maxsize=1)
def _count(_digest: str) -> Holdings:
    kinds = {kind: Commitment.objects.filter(kind=kind).count() for kind in KINDS}
    statuses = {status: Indicator.objects.filter(status=status).count() for status in STATUSES}
    return Holdings(
        plans=Plan.objects.count(),
        documents=Document.objects.count(),
        claims=ReadClaim.objects.count(),
        targets=Target.objects.count(),
        observations=Observation.objects.count(),
        tasks=kinds[Commitment.Kind.TASK],
        projects=kinds[Commitment.Kind.PROJECT],
        rules=kinds[Commitment.Kind.RULE],
        indicators=statuses[Indicator.Status.ACCEPTED],
        proposed_indicators=statuses[Indicator.Status.PROPOSED],
    )


def last_ingests(count: int = 5) -> list[Ingest]:
    """The last ingests, newest first."""
    return [
        Ingest(entry, entry.summary.get("brought", []))
        for entry in latest(["document.ingested"], count)
    ]
