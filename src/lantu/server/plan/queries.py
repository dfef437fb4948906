"""Looking up plans, targets and indicators."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, Subquery, TextField
from django.db.models.functions import Cast

from lantu.server.catalogue.models import Indicator, Region
from lantu.server.catalogue.queries import by_nearness, named
from lantu.server.observations.models import Observation
from lantu.server.read.models import ReadClaim, Reading

from .models import PlaceFunction, Plan, Target

#: A document's text is long and not needed where only its quote is shown.
OVER_TIME = frozenset({"growth", "change", "cumulative"})  #: figures that mean a stretch of time
LISTED_TEXT = (
    "listed_in__text__text", "listed_in__text__paragraphs", "listed_in__text__tables",
)  # fmt: skip
WITHOUT_TEXT = ("quote__text__text", "quote__text__paragraphs", "quote__text__tables")


@dataclass(frozen=True)
class IndicatorLine:
    """An indicator with its latest value and its furthest target, as the list shows it."""

    indicator: Indicator
    actual: Observation | None
    target: Target | None


@dataclass(frozen=True)
class ReviewLine:
    """A target of an earlier period with what was reached."""

    target: Target
    actual: Observation | None


def plans() -> QuerySet[Plan]:
    """All plans with the number of their targets."""
    return Plan.objects.annotate(targets_set=Count("targets")).order_by(
        "-period_start", "kind", "number", "name"
    )


def own_period(plan: Plan) -> Q:
    """Targets of the plan's own time; those of an earlier one are reviewed, not set."""
    if plan.period_start is None:
        return Q()
    return Q(period_end__isnull=True) | Q(period_end__gte=date(plan.period_start, 1, 1))


def targets_of_plan(plan: Plan, *, binding: bool | None) -> QuerySet[Target]:
    """A plan's binding (True), expected (False) or undeclared (None) targets by indicator."""
    own = plan.targets.filter(own_period(plan))
    rows = own.filter(binding=binding) if binding is not None else own.filter(binding__isnull=True)
    related = rows.select_related("indicator", "region", "quote__text__document")
    return related.defer(*WITHOUT_TEXT).order_by("indicator__name", "period_end", "pk")


def counts_of_plan(plan: Plan) -> dict[str, int]:
    """How many targets a plan has of each kind (``binding``, ``expected``, ``undeclared``), how
    many of an earlier period it looks back on (``review``)."""
    own = own_period(plan)
    found: dict[str, int] = plan.targets.aggregate(
        every=Count("pk"),
        n_binding=Count("pk", filter=own & Q(binding=True)),
        n_expected=Count("pk", filter=own & Q(binding=False)),
        n_undeclared=Count("pk", filter=own & Q(binding__isnull=True)),
    )
    counts = {name: found[f"n_{name}"] for name in ("binding", "expected", "undeclared")}
    return counts | {"review": found["every"] - sum(counts.values())}


def review_of_plan(plan: Plan, most: int) -> list[ReviewLine]:
    """The targets of an earlier period that a plan's documents look back on, with what came of
    each: what was stated for the same indicator, place, measure and time, beside it first."""
    earlier = plan.targets.exclude(own_period(plan))
    related = earlier.select_related("indicator", "region", "quote__text__document")
    targets = list(
        related.defer(*WITHOUT_TEXT).order_by("indicator__name", "period_end", "pk")[:most]
    )
    stated = Observation.objects.filter(
        indicator__in={target.indicator_id for target in targets},
        period_end__in={target.period_end for target in targets},
    )
    stated = stated.select_related("quote__text__document").defer(*WITHOUT_TEXT)
    return [ReviewLine(target, _outcome(target, stated)) for target in targets]


def _outcome(target: Target, stated: Iterable[Observation]) -> Observation | None:
    """What was reached of a target; of several statements the one nearest to it."""
    fitting = [row for row in stated if _answers(row, target)]
    return max(fitting, key=lambda row: _nearness(row, target), default=None)


def _answers(row: Observation, target: Target) -> bool:
    """Whether a value is for what a target asks; a rate only over the very same time."""
    same = (row.indicator_id, row.scope, row.measure, row.period_end) == (
        target.indicator_id, target.scope, target.measure, target.period_end,
    )  # fmt: skip
    return same and (row.measure not in OVER_TIME or row.period == target.period)


def _nearness(row: Observation, target: Target) -> tuple[bool | date | int, ...]:
    """In the same row or sentence, in the same document, not a start of a comparison ..."""
    return (
        row.quote.text_id == target.quote.text_id
        and row.quote.sentence_start == target.quote.sentence_start,
        row.quote.text_id == target.quote.text_id,
        not row.is_baseline,
        row.unit == target.unit,
        row.period == target.period,
        row.known_on or date.min,
        row.pk,
    )


def place_functions(region: Region) -> QuerySet[PlaceFunction]:
    """What plans say a region is for, the latest plan first."""
    rows = PlaceFunction.objects.filter(region=region)
    related = rows.select_related("plan", "quote__text__document").defer(*WITHOUT_TEXT)
    return related.order_by("-plan__period_start", "pk")


def indicators(
    *,
    search: str = "",
    theme: str = "",
    construction: str = "",
    status: str = "",
    has: str = "",
) -> QuerySet[Indicator]:
    """Indicators by status, nearness to ``search``, name. ``has``: ``targets`` or ``actuals``."""
    rows = named(Indicator.objects.exclude(status=Indicator.Status.MERGED), search)
    if theme:
        rows = rows.alias(theme_list=Cast("themes", TextField()))
        rows = rows.filter(theme_list__contains=f'"{theme}"')
    if construction:
        rows = rows.alias(construction_list=Cast("constructions", TextField()))
        rows = rows.filter(construction_list__contains=f'"{construction}"')
    if status:
        rows = rows.filter(status=status)
    if has == "targets":
        rows = rows.filter(Exists(Target.objects.filter(indicator=OuterRef("pk"))))
    if has == "actuals":
        rows = rows.filter(Exists(Observation.objects.filter(indicator=OuterRef("pk"))))
    return with_latest(rows).order_by("status", *by_nearness(search), "name")


def with_latest(rows: QuerySet[Indicator]) -> QuerySet[Indicator]:
    """The indicators with the keys of their latest value and furthest target, for :func:`lines`."""
    return rows.annotate(
        actual_id=_last(Observation.objects.filter(is_baseline=False)),
        target_id=_last(Target.objects.all()),
    )


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


def mentions_of(indicator: Indicator, *, as_of: date | None = None) -> QuerySet[ReadClaim]:
    """Every claim of the newest readings about an indicator, newest document first; ``as_of``
    keeps the documents that were published by that day."""
    newer = Reading.objects.filter(
        Q(text__document=OuterRef("reading__text__document")), pk__gt=OuterRef("reading_id")
    )
    rows = ReadClaim.objects.filter(~Exists(newer), indicator=indicator)
    if as_of is not None:
        rows = rows.filter(quote__text__document__published__lte=as_of)
    return (
        rows.select_related("quote__section", "quote__text__document")
        .defer(*WITHOUT_TEXT)
        .order_by(
            F("quote__text__document__published").desc(nulls_last=True), "quote__start", "ordinal"
        )
    )


def targets_of_place(region: Region) -> QuerySet[Target]:
    """The targets set for a place, furthest first."""
    rows = Target.objects.filter(region=region)
    related = rows.select_related("indicator", "quote__text__document").defer(*WITHOUT_TEXT)
    return related.order_by(F("period_end").desc(nulls_last=True), "indicator__name", "pk")


def proposed() -> QuerySet[Indicator]:
    """The indicators that wait to be taken up, those mentioned most first."""
    first = ReadClaim.objects.filter(indicator=OuterRef("pk")).order_by("pk").values("pk")[:1]
    rows = Indicator.objects.filter(status=Indicator.Status.PROPOSED)
    counted = rows.annotate(mentions=Count("claims"), example_id=Subquery(first))
    return counted.order_by("-mentions", "name", "pk")


def examples_of(rows: Sequence[Indicator]) -> dict[int, ReadClaim]:
    """A claim of each of the rows of :func:`proposed`, by its indicator's key."""
    keys = [row.example_id for row in rows if row.example_id]  # type: ignore[attr-defined]
    claims = ReadClaim.objects.filter(pk__in=keys).select_related(
        "quote__section", "quote__text__document"
    )
    return {claim.indicator_id or 0: claim for claim in claims.defer(*WITHOUT_TEXT)}


def known_names() -> list[str]:
    """The names of all indicators that are taken up."""
    rows = Indicator.objects.filter(status=Indicator.Status.ACCEPTED)
    return list(rows.order_by("name").values_list("name", flat=True))
