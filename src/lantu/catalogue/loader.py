"""Catalogue files read, checked against each other and made into one catalogue.

Two passes: first every file is read and its families written out, then names and references are
resolved across files, so that a city's file may build on the project's in any order.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.definitions import Definition, Location, read_definition
from lantu.catalogue.families import Found, Lists, Origin, written_out
from lantu.catalogue.names import normalise
from lantu.catalogue.schema import CatalogueFile, Indicator, MeanBy, RatioOf

_DATA = Path(__file__).parent / "data" / "indicators"
Read = tuple[Definition, CatalogueFile]


def load_catalogue(*extra: Path) -> Catalogue:
    """The project's catalogue with the given files on top (a city's own indicators and names).

    Raises ``DefinitionRefused`` with file and line: an unknown key, a value out of range, an id or
    a name given twice, a parent, weight or ratio that is no indicator, a circle of parents.
    """
    return _load(tuple(extra))


@lru_cache(maxsize=8)
def _load(extra: tuple[Path, ...]) -> Catalogue:
    files = [_read(path) for path in (*sorted(_DATA.glob("*.yaml")), *extra)]
    lists = _lists(files)
    found: dict[str, Found] = {}
    for definition, file in files:
        for indicator, origin in written_out(definition, file, lists):
            _add(found, indicator, origin)
    for definition, file in files:
        _add_synonyms(found, definition, file)
    _check_references(found)
    _check_parents(found)
    indicators = {identifier: indicator for identifier, (indicator, _) in found.items()}
    return Catalogue(indicators, _names(found))


def _read(path: Path) -> Read:
    definition = read_definition(path)
    return definition, definition.check(CatalogueFile)


def _lists(files: list[Read]) -> Lists:
    """All named lists; a list may be given once."""
    lists: Lists = {}
    for definition, file in files:
        for name, members in file.lists.items():
            if name in lists:
                raise definition.refuse(
                    "definition-duplicate-id",
                    f"名单“{name}”已经定义过",
                    "请换一个名称",
                    ("lists", name),
                )
            lists[name] = members
    return lists


def _add(found: dict[str, Found], indicator: Indicator, origin: Origin) -> None:
    if indicator.id in found:
        earlier = found[indicator.id][1]
        raise origin.definition.refuse(
            "definition-duplicate-id",
            f"指标“{indicator.id}”已在 {earlier.definition.where(earlier.location)} 定义",
            "请换一个代码；若只是增加名称，请写在 synonyms 下",
            origin.location,
        )
    found[indicator.id] = (indicator, origin)


def _add_synonyms(found: dict[str, Found], definition: Definition, file: CatalogueFile) -> None:
    """Further names for indicators that stand elsewhere."""
    for identifier, names in file.synonyms.items():
        if identifier not in found:
            raise _unknown(definition, identifier, ("synonyms", identifier))
        indicator, origin = found[identifier]
        more = indicator.model_copy(update={"synonyms": (*indicator.synonyms, *names)})
        found[identifier] = (more, origin)


def _unknown(definition: Definition, reference: str, location: Location) -> Exception:
    return definition.refuse(
        "definition-unknown-reference",
        f"指标“{reference}”不存在",
        "请先定义它，或改正引用",
        location,
    )


def _references(indicator: Indicator) -> Iterator[tuple[str, str]]:
    """Fields and the indicators they name."""
    if indicator.parent is not None:
        yield "parent", indicator.parent
    for reference in indicator.by_unit.values():
        yield "by_unit", reference
    if isinstance(indicator.aggregation, MeanBy):
        yield "aggregation", indicator.aggregation.mean_by
    if isinstance(indicator.aggregation, RatioOf):
        for reference in indicator.aggregation.ratio_of:
            yield "aggregation", reference


def _check_references(found: dict[str, Found]) -> None:
    for indicator, origin in found.values():
        for field, reference in _references(indicator):
            if reference not in found:
                raise _unknown(origin.definition, reference, (*origin.location, field))


def _check_parents(found: dict[str, Found]) -> None:
    """No indicator is a part of itself."""
    for identifier, (_, origin) in found.items():
        seen = {identifier}
        parent = found[identifier][0].parent
        while parent is not None:
            if parent in seen:
                raise origin.definition.refuse(
                    "definition-circle",
                    f"指标“{identifier}”的上级绕成了圈",
                    "请检查 parent",
                    (*origin.location, "parent"),
                )
            seen.add(parent)
            parent = found[parent][0].parent


def _names(found: dict[str, Found]) -> dict[str, str]:
    """Normal forms of all names, each of one indicator only."""
    owners: dict[str, str] = {}
    for identifier, (indicator, origin) in found.items():
        names = (indicator.name, *indicator.synonyms)
        for position, name in enumerate(names):
            owner = owners.setdefault(normalise(name), identifier)
            if owner != identifier or name in names[:position]:
                raise origin.definition.refuse(
                    "definition-duplicate-name",
                    f"名称“{name}”已用于指标“{owner}”",
                    "同一名称只能指一个指标，请删去或加上限定词",
                    (*origin.location, "synonyms"),
                )
    return owners
