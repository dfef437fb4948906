"""Verb-object tasks outside boxes: 推进供热管网改造, 实施山洪灾害防治.

A clause that begins (after an adverb, a time or a short subject) with a verb of doing, and whose
object is neither a named project nor a mere effect (提高…水平), is a task.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.read.task import Stage
from lantu.read.tasks.clauses import Clause, Verb
from lantu.read.tasks.lexicon import ADVERBS, EFFECTS, GROWING, STATEMENT, alternatives

#: Characters that a task's name has at most; a longer clause is cut at a comma of its list.
LONGEST = 40
_SHORTEST_OBJECT = 3
#: Before the verb stand at most so many characters (持续, 2025年底前, 各区市县).
_BEFORE = 10
_NOT_A_TASK = re.compile(
    r"坚持|以.{1,20}为|习近平|精神|重要讲话|决策部署|旗帜|我们|各位代表|大会|的是|因此|同时"
    r"|(?:基础上|前提下|过程中|方面)$"
)
_LEAD_IN = re.compile(
    rf"(?:\s|{alternatives(ADVERBS)}|要|将|再|(?:到|至)?(?:20\d\d|今|明|去|本)年(?:底|末|内)?前?|年内|年底前|[上下]半年|全市|全省|全县|全区|各级|各地|我市|我省|我县|政府|以[^，]{{1,6}}(?:开工|起步)|[于好地]|在[^，]{{1,6}})*"
)
_NUMBER_OF = re.compile(r"\d+\s*[余多]?万?(?:公里|[家个所处项条座套人名件])")
_CUT = re.compile(r"、(?=[^、]*$)|，")
_EMPTY_OBJECT = re.compile(r"^(?:了|的|等|和|及|与|相关工作|各项工作)*$")


@dataclass(frozen=True, slots=True)
class Phrase:
    """A verb-object phrase as a span of the paragraph."""

    start: int
    end: int
    action: str
    stage: Stage
    clause: Clause


def verb_object(text: str, clause: Clause, verbs: list[Verb]) -> Phrase | None:
    """The task that a clause states, or None."""
    if not verbs or not _does(text, verbs[0], clause):
        return None
    verb = verbs[0]
    before = text[clause.start : verb.start]
    if (
        len(before) > _BEFORE
        or not _LEAD_IN.fullmatch(before)
        or _NOT_A_TASK.search(text, clause.start, clause.end)
    ):
        return None
    end = _end(text, verb, clause)
    thing = text[verb.end : end].strip()
    if len(thing) < _SHORTEST_OBJECT or _EMPTY_OBJECT.match(thing):
        return None
    if STATEMENT.match(thing):
        return None
    return Phrase(verb.start, end, verb.text, verb.stage or "build", clause)


def _does(text: str, verb: Verb, clause: Clause) -> bool:
    """Whether the verb says something is done; 培育 and its like only with a number of things."""
    if verb.stage or verb.text not in EFFECTS:
        return True
    return verb.text in GROWING and bool(_NUMBER_OF.search(text, verb.end, clause.end))


def _end(text: str, verb: Verb, clause: Clause) -> int:
    end = clause.end
    while end > verb.end and text[end - 1].isspace():
        end -= 1
    if end - verb.start <= LONGEST:
        return end
    cut = _CUT.search(text[: verb.start + LONGEST], verb.end)
    return cut.start() if cut else verb.start + LONGEST
