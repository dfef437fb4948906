"""A target as plain values: what is asked for, by when, from which start, which definition."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Literal

from lantu.errors import DefinitionRefused
from lantu.watch.series import Period

TargetKind = Literal[
    "level",
    "rate",
    "average_growth",
    "cumulative",
    "reduction",
    "decline",
    "multiple",
    "bound",
    "hold",
    "range",
    "approx",
    "in_step",
    "relative",
    "rank",
    "zero",
    "assigned",
    "both",
    "text",
]
Comparator = Literal["ge", "gt", "le", "lt", "eq"]
Direction = Literal["up", "down", "both"]
Path = Literal["linear", "growing", "seasonal", "stepped"]

#: Kinds whose value is a share, a factor or a difference: not in the unit of what is observed.
OWN_UNIT = ("average_growth", "reduction", "decline", "multiple", "in_step", "rank", "both", "text")

#: "about 12" allows this share of the value to either side where the target states no tolerance.
ABOUT = Decimal("0.05")


@dataclass(frozen=True, slots=True)
class Step:
    """A milestone: what must be reached (value, or sum so far) by a day."""

    by: date
    value: Decimal


@dataclass(frozen=True, slots=True)
class Target:
    """What is to be reached within ``period``.

    ``value`` is in ``unit``: a level, a yearly rate in % (``rate``, ``average_growth``), a total
    (``cumulative``), a share in % (``reduction``, ``decline``), a factor (``multiple``), percentage
    points or units of difference (``in_step``, ``relative``). ``upper`` closes a ``range``.
    ``baseline`` is the value just before the period, as in force when the target was set, in
    ``unit``, or in ``base_unit`` where ``unit`` is that of a share, a factor or a rate;
    ``baseline_final`` is False while it is still to be revised. ``every``: each period's value must
    satisfy a bound, not only the last. ``tolerance`` is the half width of "about", in ``unit``: of
    ``approx`` to both sides, of all other kinds to the easier one.
    ``binding``: 约束性 True, 预期性 False, not said None. ``reference`` names the series that it is
    compared with.
    """

    kind: TargetKind
    period: Period
    unit: str = ""
    value: Decimal | None = None
    upper: Decimal | None = None
    comparator: Comparator = "ge"
    direction: Direction = "up"
    baseline: Decimal | None = None
    baseline_final: bool = True
    base_unit: str = ""
    path: Path = "linear"
    steps: tuple[Step, ...] = ()
    every: bool = False
    tolerance: Decimal | None = None
    definition: str = ""
    binding: bool | None = None
    reference: str = ""
    parts: tuple[Target, ...] = ()
    name: str = ""

    def __post_init__(self) -> None:
        numbers = (self.value, self.upper, self.baseline, self.tolerance)
        if any(number is not None and not number.is_finite() for number in numbers):
            raise DefinitionRefused("target-not-finite", "目标值不是有限的数", where=self.name)
        if self.kind == "both" and not self.parts:
            raise DefinitionRefused("target-without-parts", "没有列出各项目标", where=self.name)
        if self.kind == "range" and (self.value is None or self.upper is None):
            raise DefinitionRefused("target-open-range", "区间目标要有下限和上限", where=self.name)
        if self.path == "stepped" and not self.steps:
            raise DefinitionRefused("target-without-steps", "没有列出分步节点", where=self.name)

    @property
    def base_day(self) -> date:
        """The last day before the period: where the baseline stands."""
        return self.period.start - timedelta(days=1)

    @property
    def level_unit(self) -> str:
        """The unit that observed levels are told in; empty where the target states none."""
        return self.base_unit or ("" if self.kind in OWN_UNIT else self.unit)

    @property
    def eased(self) -> Decimal | None:
        """The value moved by the stated tolerance to its easier side: what "about" asks at least.

        Without a stated tolerance, the value itself.
        """
        if self.value is None or self.tolerance is None:
            return self.value
        falls = self.comparator in ("le", "lt") or self.direction == "down"
        rises = self.comparator == "gt"
        return self.value + (self.tolerance if falls and not rises else -self.tolerance)

    @property
    def half_width(self) -> Decimal:
        """How far from the value "about" reaches, in ``unit``."""
        if self.tolerance is not None:
            return self.tolerance
        return abs(self.value or Decimal(0)) * ABOUT


def elapsed_share(period: Period, until: date) -> float:
    """Share of the period that has passed when ``until`` ends: 0 before it, 1 after it.

    Counted in months, so that three of five years are 0.6 exactly.
    """
    if until < period.start:
        return 0.0
    if until >= period.end:
        return 1.0
    return Period(period.start, until).months / period.months
