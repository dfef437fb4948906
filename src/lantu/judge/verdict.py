"""What a verdict is made of."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from lantu.watch.paths import Pace
from lantu.watch.targets import Target

Status = Literal["met", "missed", "done_early", "ahead", "on_track", "behind", "cannot_say"]
TrendStatus = Literal["likely", "open", "unlikely", "decided", "cannot_say"]
Method = Literal["elapsed", "eurostat", "un_chart", "escap_status", "escap_anticipated"]

#: Higher is better; a verdict that cannot be told has no place in the order.
ORDER: dict[Status, int] = {
    "missed": 0,
    "behind": 0,
    "on_track": 1,
    "ahead": 2,
    "done_early": 3,
    "met": 3,
}


@dataclass(frozen=True, slots=True)
class Finding:
    """What a rule found on the values known.

    ``actual`` and ``required`` are in the target's unit (``required``: what is asked for by now);
    ``done`` and ``expected`` are shares of the way, where the kind of target has a way. ``margin``
    is how far inside (positive) or outside (negative) a bound the value lies; ``until`` is the last
    day that ``actual`` speaks of. ``reason`` says why nothing can be said, ``notes`` what was taken
    into account; both are codes of :mod:`lantu.judge.words`.
    """

    status: Status
    reached: bool | None = None
    actual: float | None = None
    required: float | None = None
    done: float | None = None
    expected: float | None = None
    margin: float | None = None
    until: date | None = None
    reason: str = ""
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class MethodResult:
    """A published method's own figure and its own class, or the reason why it has none."""

    value: float | None
    native: str
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Trend:
    """Where the trend ends: the second of the two answers.

    ``value``, ``low``, ``high`` are what the end would be measured as (level, total, average rate);
    ``at_pace`` is the share of the way done at the end if it goes on as so far.
    """

    status: TrendStatus
    value: float | None = None
    low: float | None = None
    high: float | None = None
    probability: float | None = None
    at_pace: float | None = None
    points: int = 0
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Verdict:
    """Both answers on a target as of a day, with every figure that they rest on.

    ``status``: is the expected progress reached now (or, once the period is over and its data are
    there, was the target kept: ``final``). ``trend``: where does it end. ``until`` is the last day
    the data speak of, ``elapsed`` the share of the period passed by then, ``elapsed_today`` the
    share passed on ``as_of``: late data and late work are two things. ``method_value`` and
    ``native`` are the method's own figure and class. ``on_latest_base`` is the same verdict on the
    baseline as revised since the target was set. ``parts``: of a target made of several.
    """

    target: Target
    as_of: date
    method: Method
    finding: Finding
    trend: Trend
    until: date | None = None
    elapsed: float | None = None
    elapsed_today: float = 0.0
    final: bool = False
    method_value: float | None = None
    native: str = ""
    pace: Pace | None = None
    on_latest_base: Verdict | None = None
    parts: tuple[Verdict, ...] = field(default=())

    @property
    def status(self) -> Status:
        """Whether the expected progress is reached now."""
        return self.finding.status

    @property
    def shortfall(self) -> Literal["binding", "expected", ""]:
        """Which sort of shortfall this is: a broken promise is not a missed expectation."""
        if self.status not in ("behind", "missed"):
            return ""
        return "binding" if self.target.binding else "expected"
