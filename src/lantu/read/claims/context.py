"""What a clause without figures speaks of, for the figures that follow it.

深入开展招商引资活动，到位资金290亿元: the funds are those of 招商引资.
"""

from __future__ import annotations

import re

from lantu.read.claims.phrase import strip_lead
from lantu.read.claims.slots import Slot
from lantu.read.claims.words import leading_verb

_CLAUSE_END = re.compile(r"[，；：。！？]")
_PREDICATE = re.compile(
    r"(?:成效|成果|显著|明显|加快|持续|稳步|不断|扎实|深入|有序|全面|顺利|有效|大幅|进一步|取得|实现|得到|步伐|成为|获|入选|活动|力度|较快|快速|蓬勃|强劲|向好|增强|提升|提高|改善|壮大|巩固|优化|推进|启动|突破)"
)
_RAISING = re.compile(
    r"^(?:连续|继续|进一步|大力|着力|大幅|稳步|逐步|适当|再次|扎实|全面|深入|持续|高质量|高标准|认真|组织|及时|积极|切实|主动|着重|稳妥)*"
    r"(?:提高|提升|下调|降低|上调|调整优化|调整完善|调整|增加|扩大|加大|改善|优化|完善|健全|发展|推进|推动|开展|实施|加强|强化|巩固|落实|支持|促进"
    r"|深化|做好|抓好)了?"
)
_REMARK = re.compile(r"（[^（）]*(?:）|$)|^[^（）]*）")
#: Clauses that tell how or why, not what of.
_ASIDE = re.compile(
    r"^(?:在|通过|为|以|从|按照|围绕|对|按|努力|把|让|使|确保|坚持|聚焦|立足|另|一方面)"
)
_RUNNING = re.compile(r"^连续(?:第)?[\d一二两三四五六七八九十]{1,2}年")
_ENDING = re.compile(r"(?<=..)(?:培养|建设|发展|管理|改革|供给|效益|形势|态势|力度)$")
SHORTEST, LONGEST, NEAREST = 2, 16, 3


def context_thing(text: str, slot: Slot) -> str:
    """The thing that the clause before a sentence's first figure speaks of; "" if none is clear."""
    return _told(text[slot.sentence_start : max(slot.sentence_start, slot.clause_start - 1)])


def between(text: str, end: int, slot: Slot) -> str:
    """What the clauses between a claim that ends at ``end`` and a later one speak of; or ""."""
    parts = _CLAUSE_END.split(text[end : max(end, slot.clause_start - 1)], maxsplit=1)
    return _told(parts[1]) if len(parts) == 2 else ""


def _told(before: str) -> str:
    if not before:
        return ""
    before = _REMARK.sub("", before)
    clauses = _CLAUSE_END.split(before)[-NEAREST:]
    told = [c for c in reversed(clauses) if not _ASIDE.match(c)]
    return next((thing for c in told if (thing := _thing_of(c))), "")


def _thing_of(clause: str) -> str:
    clause = _RUNNING.sub("", clause).partition("连续")[0]
    name = strip_lead(_RAISING.sub("", clause))
    if any(c.isdigit() for c in name):
        return ""
    if "、" in name:
        return ""
    said = _PREDICATE.search(name, 2) if len(name) > 2 else None
    if said:
        name = name[: said.start()]
    if name == clause and leading_verb(name):
        return ""
    name = _ENDING.sub("", name if name.count("“") == name.count("”") else name.strip("“”"))
    return name if SHORTEST <= len(name) <= LONGEST else ""
