"""Families written out: one pattern over a list of members gives an indicator each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from lantu.catalogue.definitions import Definition, Location
from lantu.catalogue.schema import (
    Aggregation,
    CatalogueFile,
    Family,
    Indicator,
    MeanBy,
    Member,
    RatioOf,
)

Lists = dict[str, tuple[Member, ...]]


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an indicator was defined."""

    definition: Definition
    location: Location


Found = tuple[Indicator, Origin]


def written_out(definition: Definition, file: CatalogueFile, lists: Lists) -> list[Found]:
    """All indicators of a file, its families written out.

    Raises ``DefinitionRefused`` where a family names a list or member that is not there.
    """
    found: list[Found] = [
        (indicator, Origin(definition, ("indicators", number)))
        for number, indicator in enumerate(file.indicators)
    ]
    for number, family in enumerate(file.families):
        origin = Origin(definition, ("families", number))
        found += [(_one(family, member), origin) for member in _members(family, origin, lists)]
    return found


def _members(family: Family, origin: Origin, lists: Lists) -> list[Member]:
    """The members a family is built over: all of its list, or the ones named."""
    if isinstance(family.over, str):
        if family.over not in lists:
            raise origin.definition.refuse(
                "definition-unknown-reference",
                f"名单“{family.over}”不存在",
                f"可用的名单：{'、'.join(sorted(lists))}",
                (*origin.location, "over"),
            )
        members = lists[family.over]
    else:
        members = family.over
    for field in ("only", "skip"):
        missing = set(getattr(family, field) or ()) - {member.id for member in members}
        if missing:
            raise origin.definition.refuse(
                "definition-unknown-reference",
                f"“{field}”中的“{min(missing)}”不在名单里",
                "请改正或删去",
                (*origin.location, field),
            )
    return [
        member
        for member in members
        if (family.only is None or member.id in family.only) and member.id not in family.skip
    ]


def _one(family: Family, member: Member) -> Indicator:
    """The family's indicator for one member; what the member says goes before the family."""

    def fill(pattern: str, name: str) -> str:
        return pattern.format(id=member.id, name=name, name_en=member.name_en)

    names = dict.fromkeys(
        fill(pattern, name) for name in (member.name, *member.synonyms) for pattern in family.names
    )
    canonical = fill(family.names[0], member.name)
    own: dict[str, Any] = {
        field: value
        for field in ("unit", "direction", "themes", "construction")
        if (value := getattr(member, field)) is not None
    }
    traits: dict[str, Any] = {
        "unit": family.unit,
        "direction": family.direction,
        "themes": family.themes,
        "construction": family.construction,
    } | own
    return Indicator(
        id=fill(family.id, member.name),
        name=canonical,
        name_en=_begun_large(fill(family.name_en, member.name_en)),
        synonyms=tuple(name for name in names if name != canonical),
        aggregation=_filled(family.aggregation, member.id),
        constant_prices=family.constant_prices,
        parent=None if family.parent is None else family.parent.format(id=member.id),
        by_unit={
            unit: reference.format(id=member.id) for unit, reference in family.by_unit.items()
        },
        **traits,
    )


def _begun_large(name: str) -> str:
    """With a capital at the start; those within, as in PM2.5, stay."""
    return name[:1].upper() + name[1:]


def _filled(aggregation: Aggregation, member: str) -> Aggregation:
    if isinstance(aggregation, MeanBy):
        return MeanBy(mean_by=aggregation.mean_by.format(id=member))
    if isinstance(aggregation, RatioOf):
        above, below = aggregation.ratio_of
        return RatioOf(ratio_of=(above.format(id=member), below.format(id=member)))
    return aggregation
