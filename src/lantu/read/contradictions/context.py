"""What the words around a number tell of it: its sentence, its markers of definition.

Reading completes a claim from its context and may complete it wrongly. A difference is told only
where the sentence itself names the thing, and where nothing near the number says that it is
measured in another way.
"""

from __future__ import annotations

import re

from lantu.read.claim import Claim
from lantu.read.contradictions.model import around
from lantu.text.documents import Document

#: Words that make another quantity of the same name.
_MARKERS = re.compile(
    r"年均|月均|日均|人均|平均|累计|总数|总量|净增|新增|以来|[三四五十]年|同比|环比|以上|以下"
    r"|全国|全省|东北|副省级|其中|[一二三四]季度|上半年|下半年|前\d+个?月|\d+-\d+月|实际|名义"
)
#: Words by which a sentence speaks of each part, or of a part, and not of the whole.
_EACH = re.compile(
    r"每[个家年县区市村镇所户人名]|各自|分别|(?:经开|开发|高新|园|自贸|保税|示范|新)区|县域|区县"
)
_CLAUSE = re.compile(r"[，,、：:。；;！？\n]")
_WINDOW = 40
#: Share of a name's characters that must stand in the sentence.
_NAMED = 0.7


def sentence_of(document: Document, claim: Claim) -> tuple[int, int]:
    """The span of the sentence (or table row) that a claim stands in."""
    return around(document, claim.start, claim.end)


def names_itself(document: Document, claim: Claim) -> bool:
    """Whether the claim's own sentence holds the words of its indicator."""
    if claim.source == "table":
        return True
    start, end = sentence_of(document, claim)
    there = frozenset(document.text[start:end])
    words = [c for c in claim.indicator if c.isalnum()]
    return bool(words) and sum(c in there for c in words) >= _NAMED * len(words)


def markers(document: Document, claim: Claim) -> frozenset[str]:
    """Words right before a number that say how it is measured, its own name's left out."""
    if claim.source == "table":
        return frozenset()
    before = document.text[max(0, claim.start - _WINDOW) : claim.start]
    clause = _CLAUSE.split(before)[-1]
    own = frozenset(_MARKERS.findall(claim.indicator))
    each = frozenset(_EACH.findall(document.text[sentence_of(document, claim)[0] : claim.start]))
    return (frozenset(_MARKERS.findall(clause)) - own) | each


def measured_alike(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> bool:
    """Whether no marker of definition stands at one of two claims only.

    A table says in its headers what running text says beside the number: there markers do not
    count.
    """
    if "table" in (first[1].source, second[1].source):
        return True
    return markers(*first) == markers(*second)


def apart(first: tuple[Document, Claim], second: tuple[Document, Claim]) -> bool:
    """Whether two claims stand in different sentences (nobody denies himself within one)."""
    if first[0] is not second[0]:
        return True
    return sentence_of(*first) != sentence_of(*second)
