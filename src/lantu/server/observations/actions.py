"""Actual and baseline values into the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from lantu.read.claim import Claim
from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.queries import RegionFinder
from lantu.server.read.models import Quote
from lantu.server.record.actions import Entry
from lantu.text.spans import period_days

from .models import Observation


def record_observations(
    claims: Iterable[Claim],
    quotes: dict[tuple[int, int], Quote],
    indicators: dict[str, Indicator],
    regions: RegionFinder,
    *,
    known_on: date | None,
    at: datetime,
    entry: Entry,
) -> int:
    """Add a row for each claim about what is or was; returns how many."""
    rows: dict[tuple[object, ...], Observation] = {}
    for claim in claims:
        row = Observation(
            indicator=indicators[claim.id],
            region=regions.find(claim.scope),
            is_baseline=claim.role == "baseline",
            quote=quotes[claim.start, claim.end],
            **claim_columns(claim, known_on, at),
        )
        row.set_value(claim.value)
        rows.setdefault((row.indicator_id, row.scope, row.measure, row.period, row.quote_id), row)
    Observation.objects.bulk_create(rows.values(), batch_size=500)
    if rows:
        entry.touch_many(
            "observations.Observation",
            f"{min(row.pk for row in rows.values())}+{len(rows)}",
            (f"{row} {row.value} {row.parts}" for row in rows.values()),
        )
    return len(rows)


def claim_columns(claim: Claim, known_on: date | None, at: datetime) -> dict[str, object]:
    """The columns that a target and an observation take from a claim alike."""
    days = period_days(claim.period)
    return {
        "scope": (claim.scope or "")[:100],
        "number_text": claim.number_text[:200],
        "unit": claim.unit[:40],
        "comparator": claim.comparator,
        "measure": claim.measure,
        "period": (claim.period or "")[:40],
        "period_start": days[0] if days else None,
        "period_end": days[1] if days else None,
        "definition": claim.note,
        "known_on": known_on,
        "recorded_at": at,
    }
