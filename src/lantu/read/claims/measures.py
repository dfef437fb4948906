"""Measure and sign: what kind of statement a number makes."""

from __future__ import annotations

from lantu.read.claim import Measure
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot
from lantu.text.units import unit_class

Value = int | float | list[int | float]

_RATIO_ENDS = (
    "存贷比",
    "贷存比",
    "城乡居民收入比",
    "收入比",
    "投入产出比",
    "信噪比",
    "容积率倍数",
    "师生比",
    "生师比",
    "医护比",
    "供销比",
    "产销比",
)
_PRICE = ("价格", "价格指数", "CPI", "PPI", "消费价格", "物价")
_FALLING = ("fall", "rate_fall")


def measured(slot: Slot, phrase: Phrase, indicator: str) -> tuple[Measure, Value]:
    """The measure of a claim and its value with its sign."""
    measure = _measure(slot, phrase, indicator)
    value: Value = slot.quantity.value
    if measure in ("growth", "change") and phrase.mode in _FALLING:
        value = [-v for v in value] if isinstance(value, list) else -value
    return measure, value


def _measure(slot: Slot, phrase: Phrase, indicator: str) -> Measure:
    quantity = slot.quantity
    kind, sort = quantity.kind, unit_class(quantity.unit)
    changing = phrase.mode in ("rise", "fall", "rate_rise", "rate_fall")
    if kind == "fraction" and changing:
        return "growth"
    if kind == "ordinal" or quantity.unit == "年" and slot.left.endswith(("连续", "连续第")):
        return "cumulative"
    if kind in ("rank", "shares", "fraction", "doubling"):
        return {"rank": "rank", "shares": "share", "fraction": "share", "doubling": "ratio"}[kind]  # type: ignore[return-value]
    if sort == "points":
        return "change"
    if sort == "percent":
        if changing or slot.right.startswith(("的增速", "的速度", "的增长")):
            return "growth"
        if indicator.endswith(_RATIO_ENDS):
            return "ratio"
        return "growth" if indicator.endswith(_PRICE) else "share"
    if sort == "times":
        return "growth" if changing else "ratio"
    if changing and phrase.mode in ("rise", "fall"):
        return "change"
    return "level"
