"""Observed values: each for a period, known since a day, under a definition, with a sign.

A value is for a period and a way of counting: a month's own value, the sum since January and the
sum since the plan's start are three things and never stand in for one another. Zero is a value;
"missing", "not due" and "not applicable" are three other signs and have no number.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Literal

from lantu.catalogue.conversions import convert
from lantu.errors import DefinitionRefused, ImportRefused
from lantu.text.spans import period_days

PeriodKind = Literal["day", "month", "quarter", "half", "year", "to_date", "since_start", "span"]
Sign = Literal["value", "missing", "not_due", "not_applicable"]
Release = Literal["preliminary", "verified", "final"]
Measure = Literal["level", "flow", "growth", "decline", "rank", "status"]
Prices = Literal["", "constant", "current"]

#: How the four signs are printed: never alike, never an empty cell.
SIGN_WORDS = {
    "zero": ("0", "0"),
    "missing": ("缺报", "missing"),
    "not_due": ("未到期", "not due"),
    "not_applicable": ("不适用", "not applicable"),
}
_KINDS_BY_MONTHS: dict[int, PeriodKind] = {1: "month", 3: "quarter", 6: "half", 12: "year"}


@dataclass(frozen=True, slots=True, order=True)
class Period:
    """First and last day, both belonging to it, and the way of counting.

    ``to_date``: since 1 January of the year; ``since_start``: since the plan's first day.
    """

    start: date
    end: date
    kind: PeriodKind = "span"

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ImportRefused(
                "period-backwards",
                f"时期的开始 {self.start} 晚于结束 {self.end}",
                remedy="请核对日期",
            )

    @property
    def months(self) -> float:
        """Length in months; a part of a month is the share of its days."""
        return months_between(self.start, self.end + timedelta(days=1))

    @property
    def years(self) -> float:
        """Length in years."""
        return self.months / 12

    def holds(self, other: Period) -> bool:
        """Whether the other lies wholly within this one."""
        return self.start <= other.start and other.end <= self.end


def period(text: str, kind: PeriodKind | None = None) -> Period:
    """``2025``, ``2021/2025``, ``2024-03``, ``2024-01/2024-09``, ``2024-05-22`` as a period.

    Without ``kind`` the length says it; a part of a year from January on is ``to_date``.
    Raises ``ImportRefused`` (``period-unreadable``).
    """
    days = period_days(text)
    if days is None:
        raise ImportRefused("period-unreadable", f"看不懂的时期“{text}”", remedy="如 2025、2024-03")
    bare = Period(*days)
    return Period(*days, kind or _kind(bare, bare.months))


def _kind(bare: Period, months: float) -> PeriodKind:
    if bare.start == bare.end:
        return "day"
    known = _KINDS_BY_MONTHS.get(round(months)) if months == round(months) else None
    if known and (known != "quarter" or bare.start.month % 3 == 1):
        return known
    return "to_date" if bare.start.month == 1 and bare.start.year == bare.end.year else "span"


def months_between(start: date, end: date) -> float:
    """Months from the start of one day to the start of another; days count as share of a month."""
    whole = (end.year - start.year) * 12 + end.month - start.month
    return whole + (end.day - 1) / _days_in(end) - (start.day - 1) / _days_in(start)


def _days_in(day: date) -> int:
    first = day.replace(day=1)
    return ((first + timedelta(days=32)).replace(day=1) - first).days


@dataclass(frozen=True, slots=True)
class Observation:
    """One observed value.

    ``value`` is in ``unit``; growth and decline are in %, a decline of 3 being a growth of -3.
    ``known_on`` is when it was published, ``recorded_at`` when it was entered. Values of two
    ``definition``s are never compared. ``achieved`` is the answer to a target without a number.
    """

    period: Period
    value: Decimal | None
    unit: str
    known_on: date
    measure: Measure = "level"
    definition: str = ""
    release: Release = "final"
    sign: Sign = "value"
    recorded_at: datetime | None = None
    prices: Prices = ""
    achieved: bool | None = None
    source: str = ""

    def __post_init__(self) -> None:
        has_value = self.value is not None or self.achieved is not None
        if has_value != (self.sign == "value"):
            raise ImportRefused(
                "observation-sign",
                "有数值的填数值；缺报、未到期、不适用的不填数值",
                remedy="0 是数值，不是缺报",
            )
        if self.value is not None and not self.value.is_finite():
            raise ImportRefused("observation-not-finite", "数值不是有限的数", remedy="请核对数值")

    @property
    def number(self) -> float:
        """The value as a float; 0 where there is none (ask ``sign`` first)."""
        return float(self.value) if self.value is not None else 0.0

    def told_in(self, unit: str) -> Observation:
        """The same value in another unit. Raises ``DefinitionRefused`` (``units-differ``)."""
        if self.value is None or unit == self.unit or self.measure in ("growth", "decline"):
            return self
        return replace(self, value=convert(self.value, self.unit, unit), unit=unit)

    def convertible(self, unit: str) -> bool:
        """Whether :meth:`told_in` would succeed."""
        try:
            self.told_in(unit)
        except DefinitionRefused:
            return False
        return True


def sign_words(observation: Observation, *, english: bool = False) -> str:
    """What stands in the cell: the number, or one of the three signs for none."""
    if observation.sign != "value":
        return SIGN_WORDS[observation.sign][english]
    if observation.value is None:
        return ("完成" if observation.achieved else "未完成", str(observation.achieved))[english]
    return f"{observation.value:f}"
