"""What the ledger holds, and what came last."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Plan, Target
from lantu.server.read.models import Document, Finding, FindingPlace, ReadClaim
from lantu.server.read.queries import open_findings
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
    contradictions: int = 0  #: that nobody has settled
    repeated: int = 0  #: places where a promise stands once more; they are not counted again


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
    repeats = _repeats()
    statuses = {status: Indicator.objects.filter(status=status).count() for status in STATUSES}
    return Holdings(
        plans=Plan.objects.count(),
        documents=Document.objects.count(),
        claims=ReadClaim.objects.count(),
        targets=Target.objects.count() - repeats["target"],
        observations=Observation.objects.count(),
        tasks=kinds[Commitment.Kind.TASK] - repeats["task"],
        projects=kinds[Commitment.Kind.PROJECT] - repeats["project"],
        rules=kinds[Commitment.Kind.RULE] - repeats["rule"],
        indicators=statuses[Indicator.Status.ACCEPTED],
        proposed_indicators=statuses[Indicator.Status.PROPOSED],
        contradictions=open_findings().count(),
        repeated=sum(repeats.values()),
    )


def _repeats() -> Counter[str]:
    """By kind (and ``target``), the rows that tell a promise again: all but the first of each.

    A repeat that somebody settled, as not the same after all, counts in full.
    """
    found: Counter[str] = Counter()
    places = FindingPlace.objects.filter(
        finding__kind=Finding.Kind.REPEAT,
        finding__gone_at__isnull=True,
        finding__settled_at__isnull=True,
    )
    seen: set[tuple[int, str]] = set()
    told = Commitment.objects.filter(quote__findings__in=places)
    for finding, kind in told.values_list("quote__findings__finding", "kind"):
        found[kind] += (finding, kind) in seen
        seen.add((finding, kind))
    targets = Target.objects.filter(quote__findings__in=places)
    for (finding,) in targets.values_list("quote__findings__finding"):
        found["target"] += (finding, "target") in seen
        seen.add((finding, "target"))
    return found


def last_ingests(count: int = 5) -> list[Ingest]:
    """The last ingests, newest first."""
    return [
        Ingest(entry, entry.summary.get("brought", []))
        for entry in latest(["document.ingested"], count)
    ]
