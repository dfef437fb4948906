"""One stated rule for each kind of target: a case in, a finding out."""

from __future__ import annotations

from collections.abc import Callable

from lantu.judge.case import Case
from lantu.judge.rules.bounds import approx, bound, hold, rate, within, zero
from lantu.judge.rules.growth import average_growth, reduction
from lantu.judge.rules.levels import decline, level, multiple
from lantu.judge.rules.others import assigned, rank, text
from lantu.judge.rules.relations import in_step, relative
from lantu.judge.rules.totals import cumulative
from lantu.judge.verdict import Finding
from lantu.watch.targets import TargetKind

Rule = Callable[[Case], Finding]

#: By kind of target; ``both`` is judged part by part in :mod:`lantu.judge.assess`.
RULES: dict[TargetKind, Rule] = {
    "level": level,
    "rate": rate,
    "average_growth": average_growth,
    "cumulative": cumulative,
    "reduction": reduction,
    "decline": decline,
    "multiple": multiple,
    "bound": bound,
    "hold": hold,
    "range": within,
    "approx": approx,
    "in_step": in_step,
    "relative": relative,
    "rank": rank,
    "zero": zero,
    "assigned": assigned,
    "text": text,
}
