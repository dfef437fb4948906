"""Measure and sign: what kind of statement a number makes."""

from __future__ import annotations

from lantu.read.claim import Measure
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot
from lantu.text.units import unit_class

Value = int | float | list[int | float]

_RATIO_ENDS = ("存贷比", "贷存比", "收入比", "投入产出比", "师生比", "生师比", "医护比", "产销比")
_PRICES = ("价格", "价格指数", "CPI", "PPI", "消费价格", "物价")
_RATE_BEHIND = ("的增速", "的速度", "的增长")
_FALLING = ("fall", "rate_fall")
_CHANGING = ("rise", "rate_rise", *_FALLING)
_OF_KIND: dict[str, Measure] = {
    "rank": "rank",
    "shares": "share",
    "fraction": "share",
    "doubling": "ratio",
    "ordinal": "cumulative",
}


def measured(slot: Slot, phrase: Phrase, indicator: str) -> tuple[Measure, Value]:
    """The measure of a claim and its value with its sign."""
    measure = _measure(slot, phrase, indicator)
    value: Value = slot.quantity.value
    if measure in ("growth", "change") and phrase.mode in _FALLING:
        value = [-v for v in value] if isinstance(value, list) else -value
    return measure, value


def _measure(slot: Slot, phrase: Phrase, indicator: str) -> Measure:
    kind, changing = slot.quantity.kind, phrase.mode in _CHANGING
    if kind == "fraction" and changing:
        return "growth"
    if kind in _OF_KIND:
        return _OF_KIND[kind]
    if slot.quantity.unit == "年" and slot.left.endswith(("连续", "连续第")):
        return "cumulative"
    return _of_amount(slot, phrase, indicator, changing=changing)


def _of_amount(slot: Slot, phrase: Phrase, indicator: str, *, changing: bool) -> Measure:
    sort = unit_class(slot.quantity.unit)
    if sort == "percent":
        return "growth" if changing else _of_percent(slot, indicator)
    if sort == "times":
        return "growth" if changing else "ratio"
    if sort == "points" or phrase.mode in ("rise", "fall"):
        return "change"
    return "level"


def _of_percent(slot: Slot, indicator: str) -> Measure:
    """A percentage without a verb of change: a share, but a rate of growth for prices."""
    if slot.right.startswith(_RATE_BEHIND) or indicator.endswith(_PRICES):
        return "growth"
    return "ratio" if indicator.endswith(_RATIO_ENDS) else "share"
