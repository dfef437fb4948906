"""Plans, targets and what places are for into the ledger."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Mapping

from lantu.catalogue.city import PlanEntry
from lantu.read.claim import Claim
from lantu.read.tables import TextTarget
from lantu.read.tasks import PlaceFunction, SpecialPlan
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.catalogue.models import Indicator
from lantu.server.observations.placing import Placing
from lantu.server.plan import models
from lantu.server.plan.models import Plan, Target
from lantu.server.read.models import Document, Quote
from lantu.server.record.actions import Entry, change, save_version
from lantu.text.spans import period_days

Span = tuple[int, int]
WORDS = "words"  #: measure of a target that has no number


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


def set_text_targets(
    plan: Plan | None,
    found: Iterable[TextTarget],
    indicators: Mapping[str, Indicator],
    placing: Placing,
) -> int:
    """Add a row for each target in words (完成上级下达任务); returns how many.

    ``indicators`` gives the row of each, by the words that name it.
    """
    rows = []
    for target in found:
        days = period_days(target.period)
        row = Target(
            plan=plan,
            indicator=indicators[target.indicator],
            region=placing.regions.root,
            binding=target.binding,
            quote=placing.quotes[target.start, target.end],
            number_text=target.text[:200],
            measure=WORDS,
            unit=target.unit[:40],
            period=(target.period or "")[:40],
            period_start=days[0] if days else None,
            period_end=days[1] if days else None,
            known_on=placing.known_on,
            recorded_at=placing.at,
        )
        rows.append(row)
    Target.objects.bulk_create(rows, batch_size=500)
    placing.entry.touch_bulk(rows)
    return len(rows)


def attach(plan: Plan, document: Document, entry: Entry) -> None:
    """The document is the plan's. One that was only announced is thereby registered."""
    plan.documents.add(document)
    if plan.status == Plan.Status.PROPOSED:
        plan.status = Plan.Status.REGISTERED
        save_version(plan, read_version=plan.version, fields=["status"])
    entry.touch(plan)


def register_special_plans(
    outline: Plan, found: Iterable[SpecialPlan], quotes: Mapping[Span, Quote], entry: Entry
) -> int:
    """The special plans that an outline lists, below it, as plans still to be made."""
    known = set(outline.children.values_list("name", flat=True))
    new: dict[str, Plan] = {}
    for place, item in enumerate(found, 1):
        name = item.name[:200]
        if name in known or name in new:
            continue
        new[name] = Plan(
            key=f"{outline.key[:56]}-special-{hashlib.sha256(name.encode()).hexdigest()[:12]}",
            name=name,
            level=outline.level,
            kind=Plan.Kind.SPECIAL,
            status=Plan.Status.PROPOSED,
            number=int(item.number) if item.number.isdecimal() else place,
            lead=(item.lead_unit or "")[:100],
            listed_in=quotes[item.start, item.end],
            parent=outline,
            period_start=outline.period_start,
            period_end=outline.period_end,
        )
    Plan.objects.bulk_create(new.values())
    entry.touch_bulk(new.values())
    return len(new)


def store_functions(plan: Plan, found: Iterable[PlaceFunction], placing: Placing) -> int:
    """What a plan says districts and parks are for; returns how many rows."""
    rows = {
        (item.start, item.end): models.PlaceFunction(
            plan=plan,
            place=item.place[:100],
            region=placing.regions.find(item.place),
            kind=item.kind,
            functions=list(item.functions),
            industries=list(item.leading_industries),
            quote=placing.quotes[item.start, item.end],
        )
        for item in found
    }
    models.PlaceFunction.objects.bulk_create(rows.values())
    placing.entry.touch_bulk(rows.values())
    return len(rows)


def register(plan: Plan, *, actor: User, read_version: int) -> Plan:
    """Take a plan that was only announced into the tree of plans for good.

    Raises ``NotPermitted``, or ``ChangedMeanwhile`` where it is no longer what the actor saw.
    """
    rights.require(actor, "catalogue.edit")
    with change("plan.registered", actor=actor, plan=plan.key) as entry:
        plan.status = Plan.Status.REGISTERED
        save_version(plan, read_version=read_version, fields=["status"])
        entry.touch(plan)
    return plan
