"""Indicators and regions into the ledger."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.city import City, DivisionEntry, ZoneEntry
from lantu.server.record.actions import Entry

from .models import Indicator, IndicatorName, Region, RegionCode, RegionName


class Measured(Protocol):
    """A claim, or whatever else names an indicator."""

    @property
    def id(self) -> str:
        """What it is called by; unique among those given together."""

    @property
    def indicator(self) -> str:
        """The words that name it."""

    @property
    def unit(self) -> str:
        """Unit as written."""

    @property
    def measure(self) -> str:
        """What kind of figure it is."""

    @property
    def indicator_id(self) -> str | None:
        """Its id in the catalogue."""


@dataclass(frozen=True)
class Mention:
    """An indicator that is named without a number."""

    id: str
    indicator: str
    unit: str
    indicator_id: str | None
    measure: str = "level"


def indicators_for(
    claims: Iterable[Measured], catalogue: Catalogue, entry: Entry
) -> dict[str, Indicator]:
    """The indicator row of each claim, by claim id; rows that were missing are added.

    A claim outside the catalogue gets a proposed indicator, so that it is not lost; where a person
    linked that proposal to another indicator, it gets that one.
    """
    wanted: dict[str, Indicator] = {}
    keys: dict[str, str] = {}
    for claim in claims:
        row = _indicator(claim, catalogue)
        keys[claim.id] = row.key
        wanted.setdefault(row.key, row)
    known = Indicator.objects.filter(key__in=wanted).select_related("merged_into")
    rows = {row.key: row.merged_into or row for row in known}
    missing = [row for key, row in wanted.items() if key not in rows]
    Indicator.objects.bulk_create(missing, batch_size=500)
    rows.update({row.key: row for row in missing})
    if missing:
        entry.touch_bulk([*missing, *_store_synonyms(missing, catalogue)])
    return {claim_id: rows[key] for claim_id, key in keys.items()}


def _indicator(claim: Measured, catalogue: Catalogue) -> Indicator:
    """An unsaved row: the catalogue's entry, else a proposal."""
    if claim.indicator_id is None:
        proposal = catalogue.propose(claim.indicator, claim.unit, claim.measure)
        return Indicator(
            key=proposal.key,
            name=proposal.name[:200],
            unit=proposal.unit[:40],
            direction=proposal.direction,
            themes=list(proposal.themes),
            constructions=list(proposal.construction),
            status=Indicator.Status.PROPOSED,
            search=proposal.name.lower(),
        )
    definition = catalogue[claim.indicator_id]
    return Indicator(
        key=definition.id,
        name=definition.name,
        name_en=definition.name_en,
        unit=definition.unit,
        direction=definition.direction,
        aggregation=str(definition.aggregation),
        constant_prices=definition.constant_prices,
        themes=list(definition.themes),
        constructions=list(definition.construction),
        search="\n".join((definition.name, definition.name_en, *definition.synonyms)).lower(),
    )


def _store_synonyms(rows: Iterable[Indicator], catalogue: Catalogue) -> list[IndicatorName]:
    return IndicatorName.objects.bulk_create(
        [
            IndicatorName(indicator=row, name=name)
            for row in rows
            if row.status == Indicator.Status.ACCEPTED
            for name in dict.fromkeys(catalogue[row.key].synonyms)
        ],
        batch_size=500,
    )


def store_regions(city: City, entry: Entry) -> None:
    """The jurisdiction, its divisions and its zones; those already there stay as they are."""
    if Region.objects.filter(key=city.code).exists():
        return
    root = Region.objects.create(
        key=city.code, name=city.name, name_en=city.name_en, kind=Region.Kind.JURISDICTION
    )
    entry.touch(root, RegionCode.objects.create(region=root, code=city.code))
    _store_names(root, (city.name.removesuffix("市"),), entry)
    divisions = {item.code: _store_division(item, root, entry) for item in city.divisions}
    zones = [_store_zone(item, root, divisions, entry) for item in city.zones]
    entry.touch(*divisions.values(), *zones)


def _store_division(item: DivisionEntry, root: Region, entry: Entry) -> Region:
    row = Region.objects.create(
        key=item.code,
        name=item.name,
        name_en=item.name_en,
        kind=Region.Kind.DIVISION,
        parent=root,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
    )
    code = RegionCode.objects.create(region=row, code=item.code, valid_from=item.valid_from)
    entry.touch(code)
    _store_names(row, (item.short, *item.former_names), entry)
    return row


def _store_zone(
    item: ZoneEntry, root: Region, divisions: dict[str, Region], entry: Entry
) -> Region:
    row = Region.objects.create(
        key=item.key,
        name=item.name,
        name_en=item.name_en,
        kind=Region.Kind.ZONE,
        parent=root,
        valid_from=item.valid_from,
        valid_to=item.valid_to,
    )
    row.overlaps.add(*(divisions[code] for code in item.overlaps))
    _store_names(row, item.aliases, entry)
    return row


def _store_names(region: Region, names: Iterable[str], entry: Entry) -> None:
    rows = [RegionName(region=region, name=name) for name in dict.fromkeys(names)]
    entry.touch(*RegionName.objects.bulk_create(rows))
