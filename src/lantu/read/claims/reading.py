"""One number read in full: measure, role, period, unit, comparator and scope for its subject."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from lantu.read.claim import Measure, Role
from lantu.read.claims.adjuncts import since
from lantu.read.claims.confidence import features
from lantu.read.claims.frame import Frame
from lantu.read.claims.measures import Value, measured
from lantu.read.claims.nouns import LONGEST
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.scope import scoped
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.timing import arranged, mention_for, period_of, role_of
from lantu.text.comparators import Comparator
from lantu.text.periods import TimeMention


@dataclass(frozen=True, slots=True)
class Paper:
    """A paragraph's compact text with what was found in it beside its numbers."""

    text: str
    frame: Frame
    mentions: Sequence[TimeMention]
    spans: Sequence[tuple[int, int, str]]  #: quotes, titles and brackets


@dataclass(slots=True)
class Reading:
    """A claim with offsets in its paragraph's compact text."""

    start: int
    end: int
    indicator: str
    value: Value
    unit: str
    comparator: Comparator
    measure: Measure
    period: str | None
    role: Role
    scope: str | None
    features: list[str]


def read_number(
    paper: Paper, slot: Slot, phrase: Phrase, subject: Subject, state: State
) -> Reading:
    """The claim that a number makes of its subject."""
    quantity = slot.quantity
    measure, value = measured(slot, phrase, subject.indicator)
    role, period, measure = _when(paper, slot, phrase, measure, state, subject)
    indicator, scope = scoped(subject, phrase, slot)
    return Reading(
        quantity.start,
        quantity.end,
        indicator or slot.left[-LONGEST:].strip("，、的") or "数量",
        value,
        _full_unit(slot, subject.indicator),
        _comparator(paper.text, slot),
        measure,
        period,
        role,
        scope,
        features(slot, phrase, paper.frame, indicator, subject.rule),
    )


def _when(
    paper: Paper, slot: Slot, phrase: Phrase, measure: Measure, state: State, subject: Subject
) -> tuple[Role, str | None, Measure]:
    """Role and period, and the measure where the period makes it cumulative."""
    end = slot.quantity.outer_end + len(slot.right)
    clause = paper.text[slot.clause_start : end]
    sentence = paper.text[slot.sentence_start : end]
    mention = mention_for(paper.text, paper.mentions, paper.spans, slot)
    # 由2022年的A提高到B: the year dates A alone
    if mention is not None and slot.clause_start <= mention.start < state.started:
        mention = None
    if phrase.planned or phrase.dated:
        return _set_against(paper, phrase, state, measure)
    frame = _frame(paper, state, mention, sentence)
    role = role_of(frame, phrase, clause, sentence, mention)
    period, measure = period_of(frame, phrase, role, measure, mention, clause)
    dated = mention is not None and mention.start >= state.end
    spread = "/" in state.period and not dated and not phrase.base
    if "inherited" in subject.rule and spread:
        period = state.period if period == str(paper.frame.year) else period
    if measure in ("growth", "change"):
        return role, since(period, phrase.since or _began(phrase, state)), measure
    return role, period, measure


def _frame(paper: Paper, state: State, mention: TimeMention | None, sentence: str) -> Frame:
    """The paragraph's frame; behind sums set out for a year ahead, that of the year ahead."""
    frame = paper.frame
    if mention is not None:
        state.arranged = arranged(frame, mention, sentence) if frame.role == "actual" else 0
    if mention is not None or not state.arranged:
        return frame
    return replace(frame, role="target", year=state.arranged, span=None, part="")


def _set_against(
    paper: Paper, phrase: Phrase, state: State, measure: Measure
) -> tuple[Role, str | None, Measure]:
    """A value that the one before is set against: planned for its year, or of an earlier time."""
    if not phrase.planned:
        return "baseline", phrase.dated, measure
    last = state.period.rpartition("/")[2] or str(paper.frame.year or "")
    return "target", last[:4] or None, measure


def _began(phrase: Phrase, state: State) -> int:
    """The year that a change began with: 由2015年的A增至2020年的B，增长60%; 0 for 同比."""
    return 0 if phrase.base else state.since


_BOUNDS: dict[str, Comparator] = {
    "至少": "ge",
    "不少于": "ge",
    "不低于": "ge",
    "最多": "le",
    "不超过": "le",
}
#: The name of a reform that is no bound: “最多跑一次”事项.
_ONE_VISIT = re.compile(r"最多[跑上]\S?[一1]次")
_BUILT = ("打造", "建设", "培育", "形成", "壮大", "构建", "发展")
_HOUSEHOLDS = re.compile(r"[^，。；、]{0,8}?(?:^|[农用住商牧困业账渔租储客散订])户")


def _comparator(text: str, slot: Slot) -> Comparator:
    """The bound of a number, also where it stands apart from it: 至少新建设1家."""
    quantity = slot.quantity
    if quantity.kind == "level" and quantity.numeral:
        return quantity.comparator if text.endswith(_BUILT, 0, quantity.start) else "ge"
    if quantity.comparator != "eq":
        return quantity.comparator
    left = _ONE_VISIT.sub("", slot.left)[-14:]
    return next((meaning for word, meaning in _BOUNDS.items() if word in left), "eq")


def _full_unit(slot: Slot, indicator: str) -> str:
    """The unit with what a bare magnitude leaves out: 7.8万残疾人 → 万人, 千万级常住人口 → 万人."""
    unit = slot.quantity.unit
    if slot.quantity.kind == "level" and "人口" in slot.right.partition("、")[0]:
        return unit.replace("元", "人")
    if not unit or unit[-1] not in "万亿":
        return unit
    if "人次" in indicator:
        return unit + "人次"
    return unit + ("户" if _HOUSEHOLDS.match(slot.right) else "人")
