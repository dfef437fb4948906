"""Looking up indicators and regions."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Case, IntegerField, Q, QuerySet, Value, When

from lantu.catalogue.names import normalise

from .models import Indicator, Region, RegionName

ORDER = (Region.Kind.JURISDICTION, Region.Kind.DIVISION, Region.Kind.ZONE, Region.Kind.REFERENCE)


def regions() -> QuerySet[Region]:
    """All regions by kind and key, with codes, names and overlaps loaded."""
    place = Case(
        *(When(kind=kind, then=Value(number)) for number, kind in enumerate(ORDER)),
        output_field=IntegerField(),
    )
    rows = Region.objects.prefetch_related("codes", "names", "overlaps")
    return rows.order_by(place, "key")


def named(rows: QuerySet[Indicator], search: str) -> QuerySet[Indicator]:
    """The rows that have every word of ``search`` in one of their names, as written or in the
    catalogue's own spelling (GDP is 地区生产总值 there)."""
    for word in search.lower().split():
        rows = rows.filter(
            Q(*(("search__contains", each) for each in _spelt(word)), _connector="OR")
        )
    return rows


def by_nearness(search: str) -> list[Case]:
    """What to order by after a search: the name itself, names that begin with it, others."""
    whole = _spelt("".join(search.split()))
    if not whole:
        return []
    exact = Q(name__in=whole) | Q(name_en__iexact=search.strip())
    starts = Q(*(("name__istartswith", each) for each in whole), _connector="OR")
    return [Case(When(exact, Value(0)), When(starts, Value(1)), default=Value(2))]


def _spelt(word: str) -> list[str]:
    """A word and, where it differs, its form in the catalogue; nothing of nothing."""
    return list(dict.fromkeys(each for each in (word, normalise(word).lower()) if each))


class RegionFinder:
    """Regions by any of their names, loaded once for a bulk action."""

    def __init__(self) -> None:
        regions = {region.pk: region for region in Region.objects.all()}
        self.root = next(
            (row for row in regions.values() if row.kind == Region.Kind.JURISDICTION), None
        )
        self._by_name = {region.name: region for region in regions.values()}
        for region_id, name in RegionName.objects.values_list("region_id", "name"):
            self._by_name.setdefault(name, regions[region_id])

    def find(self, name: str | None) -> Region | None:
        """The region of a scope; the jurisdiction itself for an empty one."""
        return self._by_name.get(name) if name else self.root

    def find_all(self, names: Iterable[str]) -> list[Region]:
        """The regions among the names, each once, in order."""
        found = (self._by_name.get(name) for name in names)
        return list(dict.fromkeys(region for region in found if region is not None))
