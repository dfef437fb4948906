"""Looking up plans, targets and indicators."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from lantu.server.catalogue.models import Indicator
from lantu.server.observations.models import Observation
from lantu.server.read.models import ReadClaim, Reading

from .models import Plan, Target

#: A document's text is long and not needed where only its quote is shown.
WITHOUT_TEXT = ("quote__text__text", "quote__text__paragraphs", "quote__text__tables")


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with its latest value and its furthest target, as the list shows it."""

    indicator: Indicator
    actual: Observation | None
    target: Target | None


def plans() -> QuerySet[Plan]:
    """All plans with the number of their targets."""
    return Plan.objects.annotate(targets_set=Count("targets")).order_by(
        "-period_start", "kind", "name"
    )


def targets_of_plan(plan: Plan, *, binding: bool | None) -> QuerySet[Target]:
    """A plan's binding (True), expected (False) or undeclared (None) targets by indicator."""
    rows = (
        plan.targets.filter(binding=binding)
        if binding is not None
        else plan.targets.filter(binding__isnull=True)
    )
    related = rows.select_related("indicator", "region", "quote__text__document")
    return related.defer(*WITHOUT_TEXT).order_by("indicator__name", "period_end", "pk")


def targets_by_kind(plan: Plan) -> dict[bool | None, int]:
    """How many targets a plan has of each kind."""
    return dict(plan.targets.order_by().values_list("binding").annotate(Count("pk")))


def indicators(
    *, search: str = "", theme: str = "", status: str = "", has: str = ""
) -> QuerySet[Indicator]:
    """Indicators by status and name. ``has`` is ``targets`` or ``actuals``."""
    rows = Indicator.objects.all()
    for word in search.lower().split():
        rows = rows.filter(search__contains=word)
    if theme:
        rows = rows.alias(theme_list=Cast("themes", TextField()))
        rows = rows.filter(theme_list__contains=f'"{theme}"')
    if status:
        rows = rows.filter(status=status)
    if has == "targets":
        rows = rows.filter(Exists(Target.objects.filter(indicator=OuterRef("pk"))))
    if has == "actuals":
        rows = rows.filter(Exists(Observation.objects.filter(indicator=OuterRef("pk"))))
    return rows.annotate(
        actual_id=_last(Observation.objects.filter(is_baseline=False)),
        target_id=_last(Target.objects.all()),
    ).order_by("status", "name")


def _last(rows: QuerySet[Any]) -> Subquery:
    """Key of the row of the jurisdiction itself with the latest period."""
    own = rows.filter(indicator=OuterRef("pk"), scope="")
    return Subquery(
        own.order_by(
            F("period_end").desc(nulls_last=True), F("known_on").desc(nulls_last=True), "-pk"
        ).values("pk")[:1]
    )


def lines(rows: Sequence[Indicator]) -> list[IndicatorLine]:
    """The rows of :func:`indicators` with their latest value and furthest target."""
    actuals = Observation.objects.in_bulk([row.actual_id for row in rows if row.actual_id])  # type: ignore[attr-defined]
    targets = Target.objects.in_bulk([row.target_id for row in rows if row.target_id])  # type: ignore[attr-defined]
    return [
        IndicatorLine(row, actuals.get(row.actual_id), targets.get(row.target_id))  # type: ignore[attr-defined]
        for row in rows
    ]


def targets_of_indicator(indicator: Indicator, *, as_of: date | None = None) -> QuerySet[Target]:
    """An indicator's targets, furthest first; ``as_of`` keeps what was published by that day."""
    rows = Target.objects.filter(indicator=indicator)
    if as_of is not None:
        rows = rows.filter(known_on__lte=as_of)
    related = rows.select_related("plan", "region", "quote__text__document").defer(*WITHOUT_TEXT)
    return related.order_by(F("period_end").desc(nulls_last=True), "-pk")


def mentions_of(indicator: Indicator) -> QuerySet[ReadClaim]:
    """Every claim of the newest readings about an indicator, newest document first."""
    newer = Reading.objects.filter(
        Q(text__document=OuterRef("reading__text__document")), pk__gt=OuterRef("reading_id")
    )
    rows = ReadClaim.objects.filter(~Exists(newer), indicator=indicator)
    return (
        rows.select_related("quote__section", "quote__text__document")
        .defer(*WITHOUT_TEXT)
        .order_by(
            F("quote__text__document__published").desc(nulls_last=True), "quote__start", "ordinal"
        )
    )
