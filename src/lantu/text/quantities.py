"""Quantities in Chinese text: numbers with their units, ranges, shares, ranks and doublings.

One compiled pattern finds the places; small functions read each kind. ``find_quantities`` works on
any text; the reader uses ``scan`` on compact text (see :mod:`lantu.text.compact`).
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lantu.text import comparators
from lantu.text.compact import compact
from lantu.text.comparators import Comparator
from lantu.text.numbers import arabic, chinese, fraction, number
from lantu.text.patterns import PATTERN, START
from lantu.text.signs import is_negative

Kind = Literal[
    "amount", "shares", "fraction", "rank", "ordinal", "doubling", "streak", "level", "bare"
]


@dataclass(slots=True)
class Quantity:
    """A number with its unit at ``start:end``; ``outer_start:outer_end`` has comparators too."""

    start: int
    end: int
    text: str
    value: int | float | list[int | float]
    unit: str  #: as written, with magnitude: 亿元, 万吨标煤, %, 个百分点; "" for none
    kind: Kind
    comparator: Comparator
    outer_start: int
    outer_end: int
    numeral: bool = False  #: written in Chinese numerals


#: No quantity is written longer; what is longer is a number of another sort.
_LONGEST = 60


def find_quantities(text: str) -> list[Quantity]:
    """Every quantity in ``text``, in order, with offsets into ``text`` as it stands.

    Full-width digits and blanks inside a number do not matter. Dates, years and numbers inside
    names (PM2.5, 5G, 17+1) are not quantities; a bare number without a unit is not either.
    """
    small = compact(text)
    found = [q for q in scan(small.text) if q.kind != "bare"]
    for q in found:
        q.start, q.end = small.start(q.start), small.end(q.end)
        q.outer_start, q.outer_end = small.start(q.outer_start), small.end(q.outer_end)
        q.text = text[q.start : q.end]
    return found


def scan(text: str) -> list[Quantity]:
    """Every number in compact ``text``, bare ones too, with offsets into the compact text."""
    found: list[Quantity] = []
    begin, match_at, at = START.search, PATTERN.match, 0
    while start := begin(text, at):
        match = match_at(text, start.start())
        if match is None:
            at = start.end()
            continue
        at = match.end()
        read = _READERS.get(match.lastgroup or "")
        if read is None or at - match.start() > _LONGEST:
            continue
        quantity = read(match)
        if quantity is not None:
            found.append(_bounded(_signed(quantity, text), text))
    return found


def _signed(quantity: Quantity, text: str) -> Quantity:
    """The quantity with the minus that stands before it."""
    decimal = quantity.kind == "bare" and isinstance(quantity.value, float)
    if not isinstance(quantity.value, list) and is_negative(
        text, quantity.start, quantity.unit, decimal=decimal
    ):
        quantity.value = -quantity.value
        quantity.start = quantity.outer_start = quantity.start - 1
        quantity.text = text[quantity.start : quantity.end]
    return quantity


def _bounded(quantity: Quantity, text: str) -> Quantity:
    """The quantity with the comparator words around it."""
    lead = comparators.before(text, quantity.start)
    if lead is not None:
        quantity.outer_start = lead[0]
        if quantity.comparator == "eq":
            quantity.comparator = lead[1]
    tail = comparators.after(text, quantity.end)
    if tail is not None:
        quantity.outer_end = tail[0]
        if quantity.comparator in ("eq", "gt"):
            quantity.comparator = tail[1]
    return quantity


def _made(
    match: re.Match[str],
    value: int | float | list[int | float],
    unit: str,
    kind: Kind,
    *,
    more: bool = False,
    numeral: bool = False,
) -> Quantity:
    start, end = match.span()
    return Quantity(
        start, end, match[0], value, unit, kind, "gt" if more else "eq", start, end, numeral
    )


def _amount(match: re.Match[str]) -> Quantity:
    low, high, more, magnitude, more_after, unit = match.group(
        "number", "high", "more", "magnitude", "more_after", "unit"
    )
    magnitude += match["beyond"] or ""
    value = arabic(low)
    if unit == "级":
        return _made(match, value, magnitude + "元", "level")
    full = magnitude + unit if unit else magnitude
    kind: Kind = "amount" if full else "bare"
    if high is None:
        return _made(match, value, full, kind, more=bool(more or more_after))
    quantity = _made(match, [value, arabic(high)], full, kind)
    quantity.comparator = "range"
    return quantity


_HUNDREDTHS = {
    ("万", "千", ""): 10,
    ("万", "百", ""): 100,
    ("亿", "千", "万"): 10,
    ("亿", "百", "万"): 100,
}


def _compound(match: re.Match[str]) -> Quantity | None:
    """1万6千多户 → 1.6 万户, 1亿3千多万 → 1.3 亿."""
    big, small, mag, tail = match.group(
        "compound_big", "compound_small", "compound_mag", "compound_tail"
    )
    parts = _HUNDREDTHS.get((big, mag, tail))
    if parts is None:
        return None
    value = round(int(match["compound"]) + int(small) / parts, 4)
    return _made(
        match,
        value,
        big + (match["compound_unit"] or ""),
        "amount",
        more=bool(match["compound_more"]),
    )


def _tenths(match: re.Match[str]) -> Quantity | None:
    value = chinese(match["tenths"])
    return None if value is None else _made(match, value, "成", "amount", numeral=True)


def _half(match: re.Match[str]) -> Quantity:
    return _made(match, 0.5, "", "fraction", numeral=True)


def _shares(match: re.Match[str]) -> Quantity:
    return _made(match, [arabic(part) for part in match["shares"].split(":")], "%", "shares")


def _fraction(match: re.Match[str]) -> Quantity | None:
    numerator, denominator = match["fraction"].split("/")
    value = fraction(numerator, denominator)
    return None if value is None else _made(match, value, "", "fraction")


def _chinese_fraction(match: re.Match[str]) -> Quantity | None:
    value = fraction(match["numerator"], match["denominator"])
    return None if value is None else _made(match, value, "", "fraction", numeral=True)


def _ordinal(match: re.Match[str]) -> Quantity | None:
    value, unit = number(match["ordinal"]), match["ordinal_unit"] or ""
    if value is None:
        return None
    kind: Kind = "rank" if unit in ("", "位", "名") else "ordinal"
    return _made(match, value, unit, kind, numeral=not match["ordinal"].isdecimal())


def _percent(match: re.Match[str]) -> Quantity | None:
    value = number(match["percent"])
    return None if value is None else _made(match, value, "%", "amount", numeral=True)


def _doubling(match: re.Match[str]) -> Quantity:
    times = chinese(match["doubling"].removeprefix("了")) or 1
    return _made(match, 2**times, "倍", "doubling", numeral=True)


def _streak(match: re.Match[str]) -> Quantity | None:
    value = chinese(match["streak"])
    if value is None:
        return None
    return _made(match, value, "连" + match["streak_unit"], "streak", numeral=True)


def _first(match: re.Match[str]) -> Quantity:
    return _made(match, 1, "位" if match["first"] == "首位" else "", "rank", numeral=True)


def _level(match: re.Match[str]) -> Quantity | None:
    """万亿级 → 1 万亿元, 百亿级 → 100 亿元: the last magnitude stays in the unit."""
    words = match["level"]
    kept = "万亿" if words.endswith("万亿") else words[-1]
    value = chinese(words.removesuffix(kept) or "一")
    return None if value is None else _made(match, value, kept + "元", "level", numeral=True)


def _numeral(match: re.Match[str]) -> Quantity | None:
    digits, unit = match["numeral"], match["numeral_unit"]
    kept = ""
    while digits and digits[-1] in "万亿":
        digits, kept = digits[:-1], digits[-1] + kept
    value = chinese(digits or "一")
    if value is None:
        return None
    full = kept + (match["numeral_magnitude"] or "") + ("" if unit == "大" else unit)
    return _made(match, value, full, "amount", more=bool(match["numeral_more"]), numeral=True)


_READERS: dict[str, Callable[[re.Match[str]], Quantity | None]] = {
    "shares": _shares,
    "fraction": _fraction,
    "ordinal": _ordinal,
    "ordinal_unit": _ordinal,
    "unit": _amount,
    "more_after": _amount,
    "beyond": _amount,
    "compound_tail": _compound,
    "compound_unit": _compound,
    "tenths": _tenths,
    "half": _half,
    "percent": _percent,
    "numerator": _chinese_fraction,
    "doubling": _doubling,
    "streak_unit": _streak,
    "first": _first,
    "level": _level,
    "numeral_unit": _numeral,
}
