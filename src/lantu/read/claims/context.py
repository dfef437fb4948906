"""What a clause without figures speaks of, for the figures that follow it.

深入开展招商引资活动，到位资金290亿元: the funds are those of 招商引资.
"""

from __future__ import annotations

import re

from lantu.read.claims.lexicon import CONTENT_LEAD
from lantu.read.claims.phrase import strip_lead
from lantu.read.claims.slots import Slot

_CLAUSE_END = re.compile(r"[，；：。！？]")
_PREDICATE = re.compile(
    r"(?:成效|成果|显著|明显|加快|持续|稳步|不断|扎实|深入|有序|全面|顺利|有效|大幅|进一步|取得|实现|得到|步伐|成为|获|入选|活动|力度|较快|快速|蓬勃|强劲|向好|增强|提升|提高|改善|壮大|巩固|优化|推进|启动|突破)"
)
_RAISING = re.compile(
    r"^(?:连续|继续|进一步|大力|着力|大幅|稳步|逐步|适当|再次)*(?:提高|提升|增加|扩大|加大|改善|优化|完善|健全|发展|推进|推动|开展|实施|加强|强化|巩固|落实|支持|促进|认真开展|组织开展|深化|做好|抓好)(?:了)?"
)
SHORTEST, LONGEST = 2, 16


def context_thing(text: str, slot: Slot) -> str:
    """The thing that the clause before a sentence's first figure speaks of; "" if none is."""
    before = text[slot.sentence_start : max(slot.sentence_start, slot.clause_start - 1)]
    if not before:
        return ""
    clause = _CLAUSE_END.split(before)[-1]
    if any(c.isdigit() for c in clause):
        return ""
    name = _RAISING.sub("", clause)
    name = strip_lead(name)
    said = _PREDICATE.search(name, 2) if len(name) > 2 else None
    if said:
        name = name[: said.start()]
    if CONTENT_LEAD.longest(name) and name == clause:
        return ""
    name = name.strip("“”")
    return name if SHORTEST <= len(name) <= LONGEST and "、" not in name else ""
