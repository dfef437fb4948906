"""Where each quantity stands: what is said before it, behind it, and how it hangs on the one before."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lantu.read.claims.phrase import predicate_only
from lantu.read.claims.words import last_verb
from lantu.text.quantities import Quantity
from lantu.text.units import unit_class

Link = Literal["", "list", "pair", "run"]

_BRACKETED = re.compile(r"“[^“”]{0,80}”|《[^》]{0,80}》|（[^（）]{0,120}）|「[^」]{0,80}」")
_INSIDE = str.maketrans("，；：。！？、和及与", "\x01" * 10)
_SEPARATOR = re.compile(r"[，；：。！？]|——|……")
_FULL_STOPS = frozenset("。！？")
_PAIRS = frozenset(("", "、", "和", "及", "与", "以及", "或", "，和", "，"))
_JOINERS = ("以及", "和", "及", "与", "并", "、")


@dataclass(slots=True)
class Slot:
    """A quantity in its place. All offsets are in the paragraph's compact text."""

    quantity: Quantity
    left: str  #: what stands before it in its clause, behind the quantity before
    right: (
        str  #: what stands behind it, up to the end of the clause or the next quantity's own words
    )
    link: Link  #: how it hangs on the quantity before it in the same clause
    clause: int
    sentence: int
    clause_start: int
    sentence_start: int
    opener: str  #: the mark before its clause: ， ； ： 。 or ""
    enclosed: str = ""  #: “ or 《 or （ where it stands inside such marks


def masked(text: str) -> str:
    """``text`` with the separators inside quotes and brackets hidden; same length."""
    if not ("“" in text or "（" in text or "《" in text):
        return text
    return _BRACKETED.sub(lambda m: m[0].translate(_INSIDE), text)


def brackets(text: str) -> list[tuple[int, int, str]]:
    """The spans of quotes, titles and brackets in ``text`` with their opening marks, in order."""
    if not ("“" in text or "（" in text or "《" in text):
        return []
    return [(m.start(), m.end(), m[0][0]) for m in _BRACKETED.finditer(text)]


def enclosing(spans: Sequence[tuple[int, int, str]], offset: int) -> tuple[int, int, str] | None:
    """The bracket around ``offset``, if any."""
    i = bisect_right(spans, (offset, 1 << 60, ""))
    if i and spans[i - 1][1] > offset:
        return spans[i - 1]
    return None


def slots(text: str, quantities: Sequence[Quantity]) -> list[Slot]:
    """The quantities of a paragraph in their places, in order. Linear in the paragraph's length."""
    hidden = masked(text)
    marks = [(m.start(), m.end(), m[0]) for m in _SEPARATOR.finditer(hidden)]
    starts = [mark[0] for mark in marks]
    stops = [i for i, mark in enumerate(marks) if mark[2] in _FULL_STOPS]
    placed: list[Slot] = []
    for quantity in quantities:
        after = bisect_left(starts, quantity.outer_start)
        clause_start = marks[after - 1][1] if after else 0
        behind = bisect_left(starts, quantity.outer_end)
        clause_end = starts[behind] if behind < len(starts) else len(text)
        stop = bisect_left(stops, after)
        sentence_start = marks[stops[stop - 1]][1] if stop else 0
        left, link = text[clause_start : quantity.outer_start], ""
        previous = placed[-1] if placed else None
        if previous is not None and previous.clause == after:
            gap = text[previous.quantity.outer_end : quantity.outer_start]
            previous.right, left, link = _split(
                gap, hidden[previous.quantity.outer_end : quantity.outer_start], previous.quantity
            )
        placed.append(
            Slot(
                quantity, left, text[quantity.outer_end : clause_end], link, after, stop,  # type: ignore[arg-type]
                clause_start, sentence_start, marks[after - 1][2] if after else "",
            )
        )  # fmt: skip
    return placed


def _split(gap: str, hidden: str, before: Quantity) -> tuple[str, str, Link]:
    """What of the words between two quantities belongs to the first, what to the second."""
    if gap in _PAIRS:
        return "", "", "pair"
    if predicate_only(gap):
        return "", gap, "run"
    for joiner in _JOINERS:
        if hidden.endswith(joiner) and not _JOINER_WORD.search(hidden):
            return gap[: -len(joiner)], "", "list"
    for joiner in _JOINERS:
        if hidden.startswith(joiner):
            return "", gap[len(joiner) :], "list"
    cut = hidden.rfind("、")
    if cut > 0 and "分别" not in gap:
        return gap[:cut], gap[cut + 1 :], "list"
    cut = _noun_end(gap) or (
        len(gap) if (before.numeral or unit_class(before.unit) in ("count", "people")) else 0
    )
    return gap[:cut], gap[cut:], "run"


_JOINER_WORD = re.compile(r"(?:惠及|普及|涉及|波及|危及|遍及|总和|共和|参与|给与|饱和|不及)$")
_PREDICATE_START = re.compile(
    r"(?:降至|降到|降为|增至|升至|提至|减至|扩大到|上升到|下降到|压缩到|提高至|对|实现|完成|达到|达|为|占|增长|下降|提高到|提高|农民人均|人均|水质|营业收入|销售收入|产值|总产值|总投资|增加值|利润|税收|投资|覆盖|受益|惠及|带动|新增|，|合计|累计|共计|共有|其中|总计)"
)


def _noun_end(gap: str) -> int:
    """Where the thing counted by the first quantity ends and what the second measures begins."""
    found = _PREDICATE_START.search(gap, 2) if len(gap) > 2 else None
    if found:
        return found.start()
    verb = last_verb(gap)
    return len(gap) - len(verb.word) if verb and len(gap) - len(verb.word) > 1 else 0
