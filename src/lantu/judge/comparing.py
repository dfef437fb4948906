"""Comparing figures so that a change of unit or a last binary digit decides nothing."""

from __future__ import annotations

import math

from lantu.judge.verdict import Status
from lantu.watch.targets import Comparator

#: Relative difference below which two figures are the same.
SAME = 1e-9
#: A done share may lie this part of the expected share beside it and still be "as expected".
LEEWAY = 0.05


def same(one: float, other: float) -> bool:
    """Whether two figures differ by no more than arithmetic does."""
    return math.isclose(one, other, rel_tol=SAME, abs_tol=0.0)


def holds(value: float, comparator: Comparator, bound: float) -> bool:
    """Whether ``value`` satisfies ``comparator`` ``bound``."""
    if same(value, bound):
        return comparator in ("ge", "le", "eq")
    return {"ge": value > bound, "gt": value > bound, "le": value < bound, "lt": value < bound}.get(
        comparator, False
    )


def by_share(done: float, expected: float, *, reached: bool, leeway: float = LEEWAY) -> Status:
    """The class of a running period: the done share of the way beside the expected share.

    The practice of Chinese mid-term evaluations (时间过半、任务过半), with their classes: reached
    before the end is 提前完成; above or below the expected share by more than ``leeway`` of it is
    快于预期 or 滞后; between lies 符合预期.
    """
    if reached:
        return "done_early"
    high, low = expected * (1 + leeway), expected * (1 - leeway)
    if done > high and not same(done, high):
        return "ahead"
    if done < low and not same(done, low):
        return "behind"
    return "on_track"


def closed(reached: bool) -> Status:
    """The class of a period that is over."""
    return "met" if reached else "missed"
