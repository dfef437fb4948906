"""Looking up observed values and their vintages."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import F, QuerySet

from .models import Observation


@dataclass(frozen=True)
class Vintage:
    """A value with its place among the values stated for the same thing."""

    row: Observation
    superseded: bool  #: a source of a later day states another value


def observations_of(indicator_id: int, *, as_of: date | None = None) -> QuerySet[Observation]:
    """An indicator's values, latest period first, with region, quote and document loaded.

    ``as_of`` keeps what was published by that day.
    """
    rows = Observation.objects.filter(indicator_id=indicator_id)
    if as_of is not None:
        rows = rows.filter(known_on__lte=as_of)
    related = rows.select_related("region", "quote__text__document").defer(
        "quote__text__text", "quote__text__paragraphs", "quote__text__tables"
    )
    return related.order_by(
        F("period_end").desc(nulls_last=True), F("known_on").desc(nulls_last=True), "-pk"
    )


def vintages(rows: Iterable[Observation]) -> list[Vintage]:
    """Mark the values that a later source revised.

    Values are vintages of one another when indicator, region and scope, measure, unit and period
    are the same. The one known last counts; of two known on one day, the one entered last.
    """
    rows = list(rows)
    newest: dict[tuple[object, ...], Observation] = {}
    for row in rows:
        other = newest.get(_matter(row))
        if other is None or _age(row) > _age(other):
            newest[_matter(row)] = row
    return [Vintage(row, _revised(row, newest[_matter(row)])) for row in rows]


def _matter(row: Observation) -> tuple[object, ...]:
    return (row.indicator_id, row.region_id, row.scope, row.measure, row.unit, row.period)


def _age(row: Observation) -> tuple[date, int]:
    return row.known_on or date.min, row.pk


def _revised(row: Observation, newest: Observation) -> bool:
    same = (row.mantissa, row.scale, row.parts) == (newest.mantissa, newest.scale, newest.parts)
    return not same and _age(newest)[0] > _age(row)[0]
