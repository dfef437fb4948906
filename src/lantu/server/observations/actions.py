"""Actual and baseline values into the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.read.claim import Claim

from .models import Observation
from .placing import Placing


def record_observations(claims: Iterable[Claim], placing: Placing) -> int:
    """Add a row for each claim about what is or was; returns how many."""
    rows: dict[tuple[object, ...], Observation] = {}
    for claim in claims:
        row = Observation(is_baseline=claim.role == "baseline", **placing.columns(claim))
        row.set_value(claim.value)
        rows.setdefault((row.indicator_id, row.scope, row.measure, row.period, row.quote_id), row)
    Observation.objects.bulk_create(rows.values(), batch_size=500)
    placing.entry.touch_bulk(rows.values())
    return len(rows)
