"""Which values a claim allows: its figure with comparator, rounding and unit."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass

from lantu.catalogue.conversions import amount
from lantu.read.claim import Claim, Comparator
from lantu.text.compact import compact

_FIGURE = re.compile(r"\d[\d,]*(?:\.(\d+))?")
_LOWER = frozenset({"ge", "gt"})
_UPPER = frozenset({"le", "lt"})
_ABOUT = 0.02  #: 左右 and 约 allow this share of the value
_ROUND = 0.01  #: zeros at the end of a whole number may hide at most this share


@dataclass(frozen=True, slots=True)
class Extent:
    """A claim's value in its dimension's first unit, and how finely it is written."""

    nominal: float
    low: float
    high: float
    grain: float  #: one step of the last written digit
    side: int  #: 1 a lower bound, -1 an upper bound, 0 neither
    exact: bool  #: a plain figure, neither bound nor range nor about


def dimension_of(unit: str) -> str:
    """What sort of quantity a unit tells; a unit that is not known is its own sort."""
    told = amount(unit) if unit else None
    return told.dimension if told else unit


def extents(claim: Claim) -> list[Extent]:
    """The extents of a claim's value: one, or one for each part of an a:b:c share."""
    told = amount(claim.unit) if claim.unit else None
    factor = float(told.factor) if told else 1.0
    figures = _FIGURE.findall(compact(claim.number_text).text)
    decimals = [len(part) for part in figures] or [0]
    if not isinstance(claim.value, list):
        return [_extent(float(claim.value), decimals[0], claim.comparator, factor)]
    if claim.comparator == "range":
        return [_range([float(v) for v in claim.value], decimals, factor)]
    digits = [*decimals, *[decimals[-1]] * len(claim.value)]
    parts = zip(claim.value, digits, strict=False)
    return [_extent(float(value), places, "eq", factor) for value, places in parts]


def _grain(value: float, decimals: int) -> float:
    if decimals:
        return float(10.0**-decimals)
    zeros = 0
    whole = round(abs(value))
    while whole and whole % 10 == 0 and zeros < 12:
        whole, zeros = whole // 10, zeros + 1
    return max(1.0, min(10.0**zeros, _ROUND * abs(value)))


def _extent(value: float, decimals: int, comparator: Comparator, factor: float) -> Extent:
    grain = _grain(value, decimals)
    low = high = value
    if comparator in _LOWER:
        high = math.inf
    elif comparator in _UPPER:
        low = -math.inf
    elif comparator == "approx":
        spread = max(0.5 * grain, _ABOUT * abs(value))
        low, high = value - spread, value + spread
    side = 1 if comparator in _LOWER else -1 if comparator in _UPPER else 0
    exact = comparator == "eq"
    return Extent(value * factor, low * factor, high * factor, grain * factor, side, exact)


def _range(ends: list[float], decimals: list[int], factor: float) -> Extent:
    low, high = min(ends), max(ends)
    grain = _grain(low, max(decimals))
    middle = (low + high) / 2
    return Extent(middle * factor, low * factor, high * factor, grain * factor, 0, exact=False)


def compatible(first: Extent, second: Extent) -> bool:
    """Whether one true value can lie behind both: they overlap, or one is the other rounded."""
    slack = 1e-9 * max(1.0, abs(first.nominal), abs(second.nominal))
    low_1, high_1 = _widened(first, second)
    low_2, high_2 = _widened(second, first)
    return low_1 <= high_2 + slack and low_2 <= high_1 + slack


def same_promise(first: Extent, second: Extent) -> bool:
    """Whether two targets promise the same: as :func:`compatible`, but two bounds must be equal."""
    if first.side and first.side == second.side:
        return compatible(_plain(first), _plain(second))
    return compatible(first, second)


def _plain(extent: Extent) -> Extent:
    value = extent.nominal
    return Extent(value, value, value, extent.grain, 0, exact=True)


def _widened(extent: Extent, other: Extent) -> tuple[float, float]:
    """A plain figure written more coarsely than the other may be rounded, or cut off."""
    if not extent.exact or extent.grain <= other.grain * 1.0001:
        return extent.low, extent.high
    slack = 1e-9 * extent.grain
    if extent.nominal < 0:
        return extent.low - extent.grain + slack, extent.high + 0.5 * extent.grain
    return extent.low - 0.5 * extent.grain, extent.high + extent.grain - slack
