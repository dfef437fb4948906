"""Units that can be told in each other: 亩 公顷 平方公里, 万元 亿元, 吨标煤, 标箱.

:mod:`lantu.text.units` knows how units are written; here stands what they amount to.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from pathlib import Path

from lantu.catalogue.definitions import Entry, read_definition
from lantu.errors import DefinitionRefused
from lantu.text.units import MAGNITUDES, base_unit

_UNITS = Path(__file__).parent / "data" / "units.yaml"
_POWERS = {"十": 1, "百": 2, "千": 3, "万": 4, "亿": 8}


class DimensionEntry(Entry):
    """One sort of quantity: units with what one of each amounts to in the first."""

    id: str
    name: str
    name_en: str
    units: dict[str, str]


class UnitFile(Entry):
    """units.yaml"""

    dimensions: tuple[DimensionEntry, ...]


@dataclass(frozen=True, slots=True)
class Amount:
    """What one of a unit is: the sort of quantity and the factor to that sort's first unit."""

    dimension: str
    factor: Decimal


@lru_cache(maxsize=1)
def _table() -> dict[str, Amount]:
    definition = read_definition(_UNITS)
    table: dict[str, Amount] = {}
    for number, dimension in enumerate(definition.check(UnitFile).dimensions):
        for unit, factor in dimension.units.items():
            if unit in table:
                raise definition.refuse(
                    "definition-duplicate-name",
                    f"单位“{unit}”已属于“{table[unit].dimension}”",
                    "请只保留一处",
                    ("dimensions", number, "units", unit),
                )
            table[unit] = Amount(dimension.id, Decimal(factor))
    return table


@lru_cache(maxsize=4096)
def amount(unit: str) -> Amount | None:
    """What a unit amounts to, its magnitude (万, 亿) included; None for an unknown unit.

    A unit with a denominator (微克/立方米, 微克每立方米) has the dimension ``mass/volume``.
    """
    top, slash, bottom = unit.replace("每", "/").partition("/")
    if slash and unit not in _table():
        above, below = amount(top), amount(bottom)
        if above is None or below is None:
            return None
        return Amount(f"{above.dimension}/{below.dimension}", above.factor / below.factor)
    return _plain_amount(unit)


def _plain_amount(unit: str) -> Amount | None:
    if unit in _table():
        return _table()[unit]
    base = base_unit(unit)
    magnitude = unit[: len(unit) - len(base)]
    if not magnitude or any(sign not in MAGNITUDES for sign in magnitude):
        return None
    known = _table().get(base)
    if known is None:
        return None
    power = sum(_POWERS[sign] for sign in magnitude)
    return Amount(known.dimension, known.factor * Decimal(10) ** power)


def dimension(unit: str) -> str | None:
    """The sort of quantity a unit tells (``money``, ``area``, ``percent``); None if unknown."""
    known = amount(unit)
    return known.dimension if known else None


def convert(value: Decimal, unit: str, to: str) -> Decimal:
    """``value`` of ``unit`` told in ``to``: 15 亩 → 1 公顷.

    Raises ``DefinitionRefused`` (``units-differ``) where they are not of one sort; money of two
    currencies is not of one sort, for no rate is fixed.
    """
    source, target = amount(unit), amount(to)
    if source is None or target is None or source.dimension != target.dimension:
        raise DefinitionRefused(
            "units-differ",
            f"“{unit}”不能换算成“{to}”",
            remedy="请检查单位，或在 units.yaml 中补充",
        )
    return value * source.factor / target.factor
