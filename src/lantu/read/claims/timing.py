"""Role and period of a claim: from time words, tense, and the part of the document it stands in."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.claim import Measure, Role
from lantu.read.claims.frames import Frame
from lantu.read.claims.phrase import Phrase
from lantu.text.periods import TimeMention

_AHEAD = re.compile(r"力争|争取|确保|预期目标|目标是|计划(?!总投资|投资|单列)|将(?!军)|拟(?!建)|有望|预计到|届时")
_DONE = re.compile(r"已经|已(?!有项目)|目前|现有|去年|上年(?!末|同)|截至")
_FLOW = re.compile(
    r"新增|新建|累计|引进|培训|改造|淘汰|整治|建成|完成|投入|支出|发放|减免|减税|实施|新培训|新引进|组织|举办|承办|获得|荣获|争取|取缔|治理|支持|培养|遴选|摘帽|脱壳|改善|搬迁|拆除|植树|造林|扶持|招引|签约|落地|开工|竣工|投产|转移|帮扶|解决|惠及|救助|查处|办理|提供|增建|利用外资|引资|内资|外资"
)


def role_of(frame: Frame, phrase: Phrase, clause: str, period: str | None, mention: TimeMention | None) -> Role:
    """Whether a claim is a target, what was reached, or the start of a comparison."""
    if phrase.start:
        return "baseline"
    year = frame.anchor.year
    if mention is not None and mention.period and year is not None:
        last = int(mention.period.split("/")[-1][:4])
        if frame.role == "target" and last < year:
            return "actual"
        if frame.role == "actual" and frame.anchor.plan is None and last > year:
            return "target"
        if frame.role == "actual" and frame.anchor.plan is not None and last >= year:
            return "target"
    if frame.role == "actual":
        return "target" if _AHEAD.search(clause) else "actual"
    return "actual" if _DONE.search(clause) and not _AHEAD.search(clause) else "target"


def mention_for(mentions: Sequence[TimeMention], sentence_start: int, clause_start: int, position: int) -> TimeMention | None:
    """The time expression that dates a number: the nearest before it in its sentence."""
    best: TimeMention | None = None
    for mention in mentions:
        if mention.start >= position:
            break
        if mention.start >= sentence_start and mention.sort in ("point", "span"):
            best = mention
    return best


def period_of(frame: Frame, phrase: Phrase, role: Role, measure: Measure, mention: TimeMention | None, indicator: str, clause: str) -> tuple[str | None, Measure]:
    """The period a value refers to, and the measure where the period makes it cumulative."""
    flow = phrase.total or measure in ("level",) and bool(_FLOW.search(clause)) and not phrase.moved
    if mention is not None and mention.period is not None:
        return _stated(mention, measure, phrase, flow)
    if frame.year is None:
        return None, measure
    several = frame.several and frame.span is not None
    if role == "target" and frame.role == "actual" and frame.anchor.year is not None:
        return str(frame.anchor.year), measure
    if several and frame.span is not None:
        first, last = frame.span
        if measure == "growth" or measure == "change" and not phrase.base:
            return (f"{first}/{last}", measure)
        if flow and measure == "level" and _cumulative(frame, phrase, clause):
            return f"{first}/{last}", "cumulative"
        return str(frame.year), measure
    return str(frame.year), "cumulative" if phrase.total and measure == "level" and False else measure


def _cumulative(frame: Frame, phrase: Phrase, clause: str) -> bool:
    if phrase.total or frame.role == "actual":
        return True
    return bool(re.search(r"新增|新引进|累计|培训|新培训|引进|新建设|新建和|改造和|投入|支持|遴选|改造", clause))


def _stated(mention: TimeMention, measure: Measure, phrase: Phrase, flow: bool) -> tuple[str | None, Measure]:
    period = mention.period or ""
    if "/" in period and mention.sort == "span":
        if measure in ("growth", "change"):
            return period, measure
        if measure == "level" and flow:
            return period, "cumulative"
        return period.split("/")[1], measure
    return period, measure
