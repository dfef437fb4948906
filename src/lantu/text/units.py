"""Units and measure words of Chinese official documents, as the pieces of one pattern.

A unit is written with its magnitude (亿元, 万吨标煤, 万标箱); :func:`unit_class` says what sort of
thing it counts. Percent and percentage points are different units and are never mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cache
from typing import Literal

from lantu.text import unit_words as words

UnitClass = Literal[
    "percent", "points", "times", "money", "physical", "time", "people", "count", ""
]

MAGNITUDES = "十百千万亿"
_PHYSICAL = (
    words.MASS, words.AREA, words.VOLUME, words.LENGTH, words.ENERGY, words.DATA, words.BOXES,
)  # fmt: skip
#: A later class wins where a word stands in two.
_WORDS: tuple[tuple[UnitClass, tuple[str, ...]], ...] = (
    ("count", (*words.VISITS.split(), *words.LONG_COUNTS.split(), *words.COUNTS)),
    ("people", tuple(words.PEOPLE.split())),
    ("time", tuple(words.TIME.split())),
    ("physical", tuple(" ".join(_PHYSICAL).split())),
    ("money", tuple(words.MONEY.split())),
    ("times", tuple(words.TIMES.split())),
    ("points", tuple(words.POINTS.split())),
    ("percent", tuple(words.PERCENT.split())),
)
CLASSES: dict[str, UnitClass] = {word: name for name, group in _WORDS for word in group}
_MAGNITUDE_LED = re.compile(f"[{MAGNITUDES}]+")


def alternatives(choices: Iterable[str]) -> str:
    """The words as a pattern, grouped by first character so that few are tried at a position."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(choices), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    singles = "".join(re.escape(c) for c, rest in groups.items() if rest == [""])
    parts = [_branch(c, rest) for c, rest in groups.items() if rest != [""]]
    return "|".join([*parts, f"[{singles}]"] if singles else parts)


def _branch(first: str, rests: list[str]) -> str:
    """The words with one first character, the longest first."""
    longer = "|".join(map(re.escape, filter(None, rests)))
    return f"{re.escape(first)}(?:{longer}){'?' if '' in rests else ''}"


_PER = alternatives((*words.PER.split(), *CLASSES))
#: A unit without its magnitude; denominators may follow (元/吨, 微克/立方米, 元/人·月).
UNIT = (
    f"(?!{'|'.join(words.NOT_UNITS.split())})(?:{alternatives(CLASSES)})(?:[/每·](?:{_PER})){{0,2}}"
)


def base_unit(unit: str) -> str:
    """The unit without its magnitude: 亿元 → 元, 万吨标煤 → 吨标煤; 千瓦 is a unit of its own."""
    if unit in CLASSES:
        return unit
    match = _MAGNITUDE_LED.match(unit)
    return unit[match.end() :] if match else unit


@cache
def unit_class(unit: str) -> UnitClass:
    """What sort of thing a unit counts; "" for a unit (or none) that is not known."""
    if unit in CLASSES:
        return CLASSES[unit]
    if "/" in unit or "每" in unit or "·" in unit:
        return "physical"
    for cut in range(1, len(unit)):
        if unit[cut - 1] not in MAGNITUDES:
            return ""
        if unit[cut:] in CLASSES:
            return CLASSES[unit[cut:]]
    return ""
