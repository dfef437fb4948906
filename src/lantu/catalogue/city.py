"""A city's own file: its plans, documents, divisions, zones, units and demo users.

``city.yaml`` describes one jurisdiction in data, so that another city needs no code. It is read
strictly (see :mod:`lantu.catalogue.definitions`); every reference in it is checked.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import Literal

from lantu.catalogue.definitions import Definition, Entry, Location, read_definition
from lantu.text.documents import DocumentKind

PlanLevel = Literal["national", "province", "city", "district", "town"]
PlanKind = Literal["outline", "special", "annual"]
UnitType = Literal["government", "office", "bureau", "district", "zone", "congress"]
Role = Literal[
    "administrator",
    "planner",
    "inspector",
    "unit_clerk",
    "unit_signatory",
    "coordinator",
    "statistician",
    "finance",
    "leader",
    "auditor",
    "congress_reader",
]


class PlanEntry(Entry):
    """A plan in the tree of plans; ``period`` holds its first and last year."""

    key: str
    name: str
    name_en: str
    level: PlanLevel
    kind: PlanKind
    period: tuple[int, int]
    parent: str | None = None


class DocumentEntry(Entry):
    """A document file beside the city file."""

    file: str
    title: str
    kind: DocumentKind
    plan: str
    published: date
    approximate: bool = False  #: the day of publication is not known exactly
    source: str  #: what the document is based on


class DivisionEntry(Entry):
    """A county-level division with its GB/T 2260 code."""

    code: str
    name: str
    name_en: str
    short: str
    valid_from: date
    valid_to: date | None = None
    former_names: tuple[str, ...] = ()


class ZoneEntry(Entry):
    """A development zone: no division code; it lies in or across divisions."""

    key: str
    name: str
    name_en: str
    aliases: tuple[str, ...] = ()
    valid_from: date
    valid_to: date | None = None
    approximate: bool = False  #: only the year of ``valid_from`` is known
    overlaps: tuple[str, ...]  #: division codes


class UnitEntry(Entry):
    """An organisation that answers for commitments."""

    key: str
    name: str
    name_en: str
    short: str
    type: UnitType
    parent: str | None = None
    division: str | None = None  #: division code, for a district's government
    zone: str | None = None  #: zone key, for a zone's administration


class UserEntry(Entry):
    """A demo user; the name says that it is a sample."""

    login: str
    name: str
    name_en: str
    role: Role
    unit: str
    portfolio: tuple[str, ...] = ()  #: units that a leader or coordinator answers for


class City(Entry):
    """One jurisdiction as its city file describes it."""

    code: str
    name: str
    name_en: str
    sample: bool = False  #: the city file carries sample data and pages must say so
    plans: tuple[PlanEntry, ...]
    documents: tuple[DocumentEntry, ...] = ()
    divisions: tuple[DivisionEntry, ...]
    zones: tuple[ZoneEntry, ...] = ()
    units: tuple[UnitEntry, ...] = ()
    users: tuple[UserEntry, ...] = ()


def load_city(path: Path) -> City:
    """Read and check a city file.

    Raises ``DefinitionRefused`` with file and line for an unknown key, a key or code given twice,
    a reference to something that is not there, a parent further down or a missing document.
    """
    definition = read_definition(path)
    city = definition.check(City)
    _once(definition, "plans", "key", (plan.key for plan in city.plans))
    _once(definition, "documents", "file", (document.file for document in city.documents))
    _once(definition, "divisions", "code", (division.code for division in city.divisions))
    _once(definition, "zones", "key", (zone.key for zone in city.zones))
    _once(definition, "units", "key", (unit.key for unit in city.units))
    _once(definition, "users", "login", (user.login for user in city.users))
    _check_references(definition, city)
    _check_files(definition, city)
    return city


def _once(definition: Definition, part: str, field: str, values: Iterable[str]) -> None:
    seen: set[str] = set()
    for position, value in enumerate(values):
        if value in seen:
            raise definition.refuse(
                "definition-duplicate-id",
                f"“{value}”已经用过",
                "请换一个代码",
                (part, position, field),
            )
        seen.add(value)


def _check_references(definition: Definition, city: City) -> None:
    """Every reference leads to an entry; a parent stands above its children (so: no circles)."""
    divisions = {division.code for division in city.divisions}
    zones = {zone.key for zone in city.zones}
    plans: set[str] = set()
    for position, plan in enumerate(city.plans):
        _known(definition, plan.parent, plans, ("plans", position, "parent"))
        plans.add(plan.key)
    units: set[str] = set()
    for position, unit in enumerate(city.units):
        _known(definition, unit.parent, units, ("units", position, "parent"))
        _known(definition, unit.division, divisions, ("units", position, "division"))
        _known(definition, unit.zone, zones, ("units", position, "zone"))
        units.add(unit.key)
    for position, document in enumerate(city.documents):
        _known(definition, document.plan, plans, ("documents", position, "plan"))
    for position, zone in enumerate(city.zones):
        for code in zone.overlaps:
            _known(definition, code, divisions, ("zones", position, "overlaps"))
    for position, user in enumerate(city.users):
        _known(definition, user.unit, units, ("users", position, "unit"))
        for key in user.portfolio:
            _known(definition, key, units, ("users", position, "portfolio"))


def _known(
    definition: Definition, reference: str | None, known: set[str], location: Location
) -> None:
    if reference is not None and reference not in known:
        raise definition.refuse(
            "definition-unknown-reference",
            f"“{location[-1]}”指向的“{reference}”不存在",
            "请先在前面定义它，或改正引用",
            location,
        )


def _check_files(definition: Definition, city: City) -> None:
    for position, document in enumerate(city.documents):
        if not (definition.path.parent / document.file).is_file():
            raise definition.refuse(
                "definition-missing-file",
                f"找不到文件“{document.file}”",
                "请把文件放在城市文件旁边，或改正文件名",
                ("documents", position, "file"),
            )
