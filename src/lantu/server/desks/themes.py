"""What the ledger tells of a theme: of the five concepts, or of the six constructions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet, TextField
from django.db.models.functions import Cast

from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.catalogue.models import Indicator
from lantu.server.deliver.models import Commitment
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import vintages
from lantu.server.plan.models import Target
from lantu.server.plan.queries import WITHOUT_TEXT, IndicatorLine
from lantu.server.plan.series import charts_of
from lantu.server.read.models import ReadClaim
from lantu.server.ui.charts import ChartData

CHARTED = 4  #: indicators drawn on a theme's page
TOLD = 6  #: sentences


@dataclass(frozen=True)
class Chart:
    """A chart with the indicator it is of."""

    indicator: Indicator
    data: ChartData


def indicators_of(theme: str) -> QuerySet[Indicator]:
    """The indicators of a theme that are taken up and have a value or a target."""
    rows = Indicator.objects.filter(status=Indicator.Status.ACCEPTED)
    rows = rows.alias(
        in_concepts=Cast("themes", TextField()), in_constructions=Cast("constructions", TextField())
    )
    word = f'"{theme}"'
    return rows.filter(Q(in_concepts__contains=word) | Q(in_constructions__contains=word))


def commitments_of(theme: str) -> QuerySet[Commitment]:
    """The commitments of a theme, those due last first, those without a day behind."""
    rows = Commitment.objects.alias(in_themes=Cast("themes", TextField()))
    rows = rows.filter(in_themes__contains=f'"{theme}"')
    return rows.order_by(F("due_on").desc(nulls_last=True), "kind", "pk")


def counts_of(theme: str) -> dict[str, int]:
    """How many commitments of each kind a theme has."""
    return dict(commitments_of(theme).order_by().values_list("kind").annotate(Count("pk")))


@dataclass(frozen=True)
class Measured:
    """The indicators of a theme with their figures, and charts of those with most points."""

    lines: list[IndicatorLine]
    charts: list[Chart]


def measured(theme: str, most: int) -> Measured:
    """What a theme's indicators say, those with a value and a target first.

    Only the jurisdiction's own values count.
    """
    rows = {row.pk: row for row in indicators_of(theme).order_by("name")}
    actuals: dict[int, list[Observation]] = defaultdict(list)
    targets: dict[int, list[Target]] = defaultdict(list)
    for value in _own(Observation.objects.filter(indicator__in=rows)):
        actuals[value.indicator_id].append(value)
    for target in _own(Target.objects.filter(indicator__in=rows)):
        targets[target.indicator_id].append(target)
    told = [
        IndicatorLine(row, _latest(actuals[key]), targets[key][-1] if targets[key] else None)
        for key, row in rows.items()
        if actuals[key] or targets[key]
    ]
    told.sort(key=lambda line: not (line.actual and line.target))
    charts = [
        Chart(row, chart)
        for key, row in rows.items()
        for chart in charts_of(
            plain_name(row), row.unit, vintages(reversed(actuals[key])), targets[key]
        )[:1]
    ]
    charts.sort(key=_points, reverse=True)
    return Measured(told[:most], charts[:CHARTED])


def _own(rows: QuerySet[Any]) -> QuerySet[Any]:
    """The jurisdiction's own, the earliest period first."""
    known = rows.filter(scope="")
    return known.order_by(F("period_end").asc(nulls_first=True), "known_on", "pk")


def _latest(values: Sequence[Observation]) -> Observation | None:
    """The last value that is not only the start of a comparison; such a one where all are."""
    own = [value for value in values if not value.is_baseline]
    return (own or values)[-1] if values else None


def _points(chart: Chart) -> int:
    return sum(len(series.points) for series in chart.data.series)


def sentences_of(theme: str) -> list[ReadClaim]:
    """Sentences about a theme's indicators, surely read, of the newest documents first."""
    rows = ReadClaim.objects.filter(
        Exists(indicators_of(theme).filter(pk=OuterRef("indicator"))), confidence__gte=0.85
    )
    related = rows.select_related("indicator", "quote__section", "quote__text__document")
    ordered = related.defer(*WITHOUT_TEXT).order_by(
        F("quote__text__document__published").desc(nulls_last=True), "-reading", "ordinal"
    )
    told: dict[tuple[int, int], ReadClaim] = {}
    for claim in ordered[: TOLD * 8]:
        told.setdefault((claim.quote.text_id, claim.quote.sentence_start), claim)
    return list(told.values())[:TOLD]
