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
from lantu.text.comparators import Comparator
from lantu.text.compact import compact
from lantu.text.numbers import arabic, chinese, fraction, number
from lantu.text.units import UNIT

Kind = Literal[
    "amount", "shares", "fraction", "rank", "ordinal", "doubling", "streak", "level", "bare"
]


@dataclass(slots=True)
class Quantity:
    """A number with its unit. ``start:end`` is its text; ``outer_start:outer_end`` has comparators too."""

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


_N = r"\d+(?:,\d{3})*(?:\.\d+)?"
_CN = "[一二两三四五六七八九十百千]"
_DASH = r"(?:-{1,2}|—{1,2}|–|~|～|至|到)"
_CN_COUNT = "(?:[二两三四五六七八九十百千][一二三四五六七八九十百千万亿]*|万亿?|亿)"
_PATTERN = re.compile(
    # What looks like a quantity and is a date, a name or a formula is consumed first.
    r"(?P<skip>(?:19|20)\d\d(?:[-—–~至]{1,2}(?:19|20)?\d\d)?(?:年度?(?:\d{1,2}月(?:\d{1,2}[日号])?)?|(?=[、—-]))"
    r"|\d{1,2}(?:[-—–~至]\d{1,2})?月份?(?:\d{1,2}[日号])?|前\d+个?月|PM2\.5|PM10|[〔\[［]\d+[〕\]］]"
    r"|[A-Za-z]+[-—]?\d+(?:\.\d+)?(?![\d.,]*(?:%|亿|万|个百))|\d+(?:\.\d+)?[A-FGKO](?![A-Za-z])|\d+(?:\+[\dA-ZXN]+)+"
    r"|\d{1,2}:\d\d(?=[，。至—-]))"
    rf"|(?P<shares>{_N}(?::{_N})+)"
    rf"|(?P<fraction>\d{{1,2}}/\d{{1,2}}(?![\d/年月]))"
    rf"|第(?P<ordinal>\d+|{_CN}+)(?P<ordinal_unit>位|名|次|届|座|个|家|批|大)?"
    rf"|(?P<compound>\d+)(?P<compound_big>[万亿])(?P<compound_small>\d{{1,4}})(?P<compound_mag>[千百])(?P<compound_more>[多余]?)(?P<compound_tail>万?)(?P<compound_unit>{UNIT})?"
    rf"|(?P<tenths>[一两三四五六七八九])成(?![为立功员果绩长本效都熟品型就套渝分交年人])"
    rf"|(?P<half>一半)"
    rf"|(?P<number>{_N})"
    rf"(?:(?P<low_unit>[百千万亿]*(?:{UNIT})?){_DASH}(?P<high>{_N}))?"
    rf"(?P<more>[余多几来]?)(?P<magnitude>[十百千万亿]{{0,3}})(?P<more_after>[余多来]?)(?P<unit>级|{UNIT})?"
    rf"|百分之(?P<percent>{_N}|[一二三四五六七八九十百零]+)"
    rf"|(?P<denominator>{_CN}+)分之(?P<numerator>{_CN}+)"
    rf"|翻(?P<doubling>了?[一两二三四]?)番"
    rf"|(?P<streak>[二三四五六七八九十]+)连(?P<streak_unit>[增涨升降丰冠])"
    rf"|(?P<first>首位|榜首|之首|之冠)"
    rf"|(?P<level>[百千万]*[百千万亿])(?:级|(?=(?:元)?(?:新)?(?:台阶|大关|城市|俱乐部|行列|门槛|关口)))"
    rf"|(?P<numeral>{_CN_COUNT})(?P<numeral_more>[余多几]?)(?P<numeral_magnitude>[万亿]{{0,2}})(?P<numeral_unit>大|{UNIT})"
)


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
    for match in _PATTERN.finditer(text):
        read = _READERS.get(match.lastgroup or "")
        if read is not None and (quantity := read(match)) is not None:
            found.append(_bounded(quantity, text))
    return found


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
    low, low_unit, high, more, magnitude, more_after, unit = match.group(
        "number", "low_unit", "high", "more", "magnitude", "more_after", "unit"
    )
    value = arabic(low)
    if not unit and more_after:  # 200多 without a unit is a bare number all the same
        unit = ""
    if unit == "级":
        return _made(match, value, magnitude + "元", "level")
    full = (magnitude or "") + (unit or "")
    if high is not None:
        quantity = _made(match, [value, arabic(high)], full, "amount" if full else "bare")
        quantity.comparator = "range"
        return quantity
    return _made(match, value, full, "amount" if full else "bare", more=bool(more or more_after))


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
    return (
        None
        if value is None
        else _made(match, value, "连" + match["streak_unit"], "streak", numeral=True)
    )


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
