"""Plans and targets into the ledger."""

from __future__ import annotations

from collections.abc import Iterable

from lantu.catalogue.city import PlanEntry
from lantu.read.claim import Claim
from lantu.server.observations.placing import Placing
from lantu.server.record.actions import Entry

from .models import Plan, Target


def store_plans(entries: Iterable[PlanEntry], entry: Entry) -> None:
    """Plans of a city file, parents first; those already there stay as they are."""
    for item in entries:
        if Plan.objects.filter(key=item.key).exists():
            continue
        row = Plan.objects.create(
            key=item.key,
            name=item.name,
            name_en=item.name_en,
            level=item.level,
            kind=item.kind,
            period_start=item.period[0],
            period_end=item.period[1],
            parent=Plan.objects.get(key=item.parent) if item.parent else None,
        )
        entry.touch(row)


def set_targets(plan: Plan | None, claims: Iterable[Claim], placing: Placing) -> int:
    """Add a row for each claim about what is to be reached; returns how many."""
    rows: dict[tuple[object, ...], Target] = {}
    for claim in claims:
        row = Target(plan=plan, binding=claim.binding, **placing.columns(claim))
        row.set_value(claim.value)
        rows.setdefault((row.indicator_id, row.scope, row.measure, row.period, row.quote_id), row)
    Target.objects.bulk_create(rows.values(), batch_size=500)
    placing.entry.touch_bulk(rows.values())
    return len(rows)
