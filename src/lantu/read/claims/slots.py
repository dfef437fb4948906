"""Where each quantity stands: the words on both sides and how it hangs on the one before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from lantu.read.claims.lexicon import VALUE_HEADS
from lantu.read.claims.nouns import THING_END
from lantu.read.claims.phrase import predicate_only
from lantu.read.claims.words import last_verb
from lantu.text.quantities import Quantity
from lantu.text.units import unit_class

Link = Literal["", "list", "pair", "run"]
Span = tuple[int, int, str]  #: start, end and opening mark of a quote, a title or a bracket

#: How far the words of a number's own clause and sentence are looked at, in characters. Real
#: clauses are shorter; the bound keeps the time linear on any text.
NEAR, FAR = 160, 400
_BRACKETED = re.compile(r"“[^“”]{0,80}”|《[^》]{0,80}》|（[^（）]{0,120}）|「[^」]{0,80}」")
_INSIDE = str.maketrans("，；：。！？、和及与", "\x01" * 10)
_SEPARATOR = re.compile(r"[，；：。！？]|——|……")
_FULL_STOPS = frozenset("。！？")
_PAIRS = frozenset(("", "、", "和", "及", "与", "以及", "或", "，和", "，"))
_JOINERS = ("以及", "和", "及", "与", "并", "、")
_JOINER_WORD = re.compile(r"(?:惠及|普及|涉及|波及|危及|遍及|总和|共和|参与|给与|饱和|不及)$")
_GRADE = re.compile(r"[\u4e00-\u9fff]{1,3}级(?:以上)?|[\d.]+[万亿]元(?:以上)?")
_PREDICATE_START = re.compile(
    r"降至|降到|降为|增至|升至|提至|减至|扩大到|上升到|下降到|压缩到|提高至|(?<![相绝面针])对|实现|完成|达到|达|为|占|增长"
    r"|下降|提高到|提高|农民人均|人均|水质|营业收入|销售收入|产值|总产值|总投资|增加值|利润|税收|投资|覆盖"
    r"|受益|惠及|带动|新增|，|合计|累计|共计|共有|其中|总计"
)


@dataclass(slots=True)
class Slot:
    """A quantity in its place. All offsets are in the paragraph's compact text."""

    quantity: Quantity
    left: str  #: what stands before it in its clause, behind the quantity before
    right: str  #: what stands behind it, up to the end of the clause or the next one's own words
    link: Link  #: how it hangs on the quantity before it in the same clause
    clause: int
    sentence: int
    clause_start: int
    sentence_start: int


def brackets(text: str) -> list[Span]:
    """The spans of quotes, titles and brackets in ``text`` with their opening marks, in order."""
    if not ("“" in text or "（" in text or "《" in text):
        return []
    return [(m.start(), m.end(), m[0][0]) for m in _BRACKETED.finditer(text)]


def enclosing(spans: Sequence[Span], offset: int) -> Span | None:
    """The bracket around ``offset``, if any."""
    i = bisect_right(spans, (offset, 1 << 60, ""))
    return spans[i - 1] if i and spans[i - 1][1] > offset else None


def _masked(text: str) -> str:
    """``text`` with the separators inside quotes and brackets hidden; same length."""
    if not ("“" in text or "（" in text or "《" in text):
        return text
    return _BRACKETED.sub(lambda m: m[0].translate(_INSIDE), text)


class _Clauses:
    """The clauses and sentences of a paragraph, asked by offset."""

    def __init__(self, hidden: str) -> None:
        marks = [(m.start(), m.end(), m[0]) for m in _SEPARATOR.finditer(hidden)]
        self._starts = [mark[0] for mark in marks]
        self._ends = [0, *(mark[1] for mark in marks)]
        self._stops = [i for i, mark in enumerate(marks) if mark[2] in _FULL_STOPS]
        self._length = len(hidden)

    def slot(self, quantity: Quantity, text: str) -> Slot:
        """The quantity with its whole clause (as far as it is near) to both sides."""
        at = quantity.outer_start
        clause = bisect_left(self._starts, at)
        sentence = bisect_left(self._stops, clause)
        sentence_start = self._ends[self._stops[sentence - 1] + 1] if sentence else 0
        behind = bisect_left(self._starts, quantity.outer_end)
        end = self._starts[behind] if behind < len(self._starts) else self._length
        start = max(self._ends[clause], at - NEAR)
        right = text[quantity.outer_end : min(end, quantity.outer_end + NEAR)]
        first = max(sentence_start, at - FAR)
        return Slot(quantity, text[start:at], right, "", clause, sentence, start, first)


def slots(text: str, quantities: Sequence[Quantity]) -> list[Slot]:
    """The quantities of a paragraph in their places, in order. Linear in the paragraph's length."""
    hidden = _masked(text)
    clauses = _Clauses(hidden)
    placed: list[Slot] = []
    for quantity in quantities:
        slot = clauses.slot(quantity, text)
        if placed and placed[-1].clause == slot.clause:
            before = placed[-1]
            start, end = before.quantity.outer_end, quantity.outer_start
            right, left, slot.link = _split(text[start:end], hidden[start:end], before.quantity)
            before.right, slot.left = right[:NEAR], left[-NEAR:]
        placed.append(slot)
    _complete_grades(placed)
    return placed


def _complete_grades(placed: Sequence[Slot]) -> None:
    """5个国家级、60个省级基地: a grade or a size alone takes the thing from the next one."""
    for slot, after in pairwise(placed):
        if after.link == "list" and not after.left and _GRADE.fullmatch(slot.right):
            grade = _GRADE.match(after.right)
            if grade:
                slot.right += after.right[grade.end() :]


def _split(gap: str, hidden: str, before: Quantity) -> tuple[str, str, Link]:
    """What of the words between two quantities belongs to the first, what to the second."""
    if gap in _PAIRS:
        return "", "", "pair"
    if predicate_only(gap):
        return "", gap, "run"
    for joiner in _JOINERS:
        if hidden.endswith(joiner) and not _JOINER_WORD.search(hidden[-2:]):
            return gap[: -len(joiner)], "", "list"
    for joiner in _JOINERS:
        if hidden.startswith(joiner):
            return "", gap[len(joiner) :], "list"
    cut = hidden.rfind("、")
    if cut > 0 and "分别" not in gap:
        return gap[:cut], gap[cut + 1 :], "list"
    cut = _noun_end(gap)
    if not cut and (before.numeral or unit_class(before.unit) in ("count", "people")):
        cut = len(gap)
    return gap[:cut], gap[cut:], "run"


def _noun_end(gap: str) -> int:
    """Where the thing counted by the first quantity ends and what the second measures begins."""
    found = _PREDICATE_START.search(gap, 2) if len(gap) > 2 else None
    if found:
        cut = found.start()
        thing = THING_END.search(gap, 1, cut) if found[0] in VALUE_HEADS else None
        if thing:
            return thing.end()
        return cut - 2 if gap[:cut].endswith("分别") else cut
    verb = last_verb(gap)
    return len(gap) - len(verb.word) if verb and len(gap) - len(verb.word) > 1 else 0
