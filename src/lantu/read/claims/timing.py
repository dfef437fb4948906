"""Role and period of a claim: from time words, tense, and the part of the document it stands in."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from lantu.read.claim import Measure, Role
from lantu.read.claims.frame import Frame
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot, enclosing
from lantu.text.numbers import number
from lantu.text.periods import TimeMention

_AHEAD = re.compile(r"力争|争取|预期目标|目标是|将(?!军)|拟(?!建)|有望|届时|计划(?!总|投资|单列)")
_CLAUSE_AHEAD = re.compile(
    r"^(?:力争|确保|预期目标|主要预期目标|有望|届时|到时"
    # 将 before a noun (将15项服务下沉到社区) moves the object and says nothing of the time
    r"|将(?=新|建成|建设|完成|实现|达|提高|增长|形成|超过|突破|开工|投[入资产]|进一步|有|迎来|全面|[在再到为]))"
)
_FIRM_AIMS = frozenset(("力争", "争取", "将", "将会", "有望", "预期目标"))
#: In a review 有望 tells of figures still to be published, 争取 of what was obtained.
_SURE_AIMS = _FIRM_AIMS - {"有望", "争取"}
_DONE = re.compile(
    r"已经|我国有|已(?!有项目|[\u4e00-\u9fff]{1,5}的)|目前|现有|(?<![比较])去年|(?<![比较])上年(?!末|同)|截至|完成了|实现了|建成了"
)
_FLOW = re.compile(
    r"新增|新建|累计|引进|培训|改造|淘汰|整治|建成(?!区)|完成|投入|支出|发放|减免|减税|实施|新培训|新引进|组织|举办|承办|获得|荣获|获|争取|取缔|治理|支持|培养|遴选|摘帽|脱壳|改善|搬迁|拆除|植树|造林|扶持|招引|签约|落地|开工|竣工|投产|转移|帮扶|解决|惠及|救助|查处|办理|提供|增建|利用外资|引资|内资|外资"
)


def role_of(
    frame: Frame, phrase: Phrase, clause: str, sentence: str, mention: TimeMention | None
) -> Role:
    """Whether a claim is a target, what was reached, or the start of a comparison.

    ``clause`` is the number's own clause, ``sentence`` its sentence up to the clause's end.
    """
    if phrase.start:
        return "baseline"
    dated = _dated_role(frame, mention, sentence)
    if dated is not None:
        return dated
    if frame.role == "target":
        return "actual" if _DONE.search(clause) and not _AHEAD.search(clause) else "target"
    aims = _FIRM_AIMS if frame.loose else _SURE_AIMS
    if phrase.aims & aims or _CLAUSE_AHEAD.match(clause):
        return "target"
    if frame.loose and not _DONE.search(clause) and _AHEAD.search(sentence):
        return "target"
    return "actual"


def arranged(frame: Frame, mention: TimeMention | None, sentence: str) -> int:
    """The year ahead for which a report's sentence sets out sums: 2024年收入安排65亿元; else 0."""
    if mention is None or not mention.period or frame.year is None:
        return 0
    last = int(mention.period.rpartition("/")[2][:4])
    ahead = last >= frame.year if frame.loose else last > frame.year
    return last if ahead and _ARRANGED.search(sentence) else 0


def _dated_role(frame: Frame, mention: TimeMention | None, sentence: str) -> Role | None:
    year = frame.anchor.year
    if mention is None or not mention.period or year is None:
        return None
    last = int(mention.period.split("/")[-1][:4])
    if frame.role == "target" and last < year:
        return "actual"
    if frame.role == "actual" and arranged(frame, mention, sentence):
        return "target"
    if frame.role == "actual" and (last > year or (frame.anchor.plan is not None and last == year)):
        return "target"
    return None


_ARRANGED = re.compile(
    r"(?:收入|支出|预算|基金|拟|预计|总[计额])[^，；。]{0,6}安排|预算草案|(?:收入|支出)预[计期]"
)
_EVENT = re.compile(
    r"[^，。；]{0,8}(?:竣工|通车|投产|开工|成立|获批|揭牌|召开|印发|启动|正式|发布|挂牌|出台|迈上|以来)"
)


def mention_for(
    text: str,
    mentions: Sequence[TimeMention],
    spans: Sequence[tuple[int, int, str]],
    slot: Slot,
) -> TimeMention | None:
    """The time expression that dates a number: the nearest before it in its sentence.

    The date of an event told in another clause dates the event only.
    """
    at = slot.quantity.start
    free = enclosing(spans, at) is None
    best: TimeMention | None = None
    first = bisect_left(mentions, slot.sentence_start, key=_start)
    for mention in mentions[first : bisect_left(mentions, at, key=_start)]:
        if mention.sort == "whole":
            best = None if best is None or "-" in (best.period or "") else best
        elif mention.sort in ("point", "span"):
            around = enclosing(spans, mention.start) if free else None
            apart = around is not None and around[0] < mention.start
            if not apart and not _dates_other(text, mention, slot):
                best = mention
    return best


def _start(mention: TimeMention) -> int:
    return mention.start


def _dates_other(text: str, mention: TimeMention, slot: Slot) -> bool:
    """Whether a date in another clause dates an event or part of a name (近两年新入规企业) only."""
    if mention.start >= slot.clause_start:
        return False
    if text.startswith(("近", "最近"), mention.start):
        return text[mention.start - 1 : mention.start] not in _CLAUSE_MARKS
    return bool(_EVENT.match(text, mention.end))


_CLAUSE_MARKS = frozenset("，。；：！") | {""}
_FURTHER = re.compile(r"再用(\d{1,2})年")
_LASTING = re.compile(r"始终|一直")
_WHOLE_YEAR = re.compile(r"(?:预计|力争|确保)?全年(?!度?的?(?:计划|预算|目标|任务|进度))")
_RUNNING = re.compile(r"连续(\d|[两三四五六七八九十])年")


def period_of(
    frame: Frame,
    phrase: Phrase,
    role: Role,
    measure: Measure,
    mention: TimeMention | None,
    clause: str,
) -> tuple[str | None, Measure]:
    """The period a value refers to, and the measure where the period makes it cumulative."""
    if measure == "level" and phrase.total:
        measure = "cumulative"
    if phrase.start and mention is None:
        return _before(frame, clause), measure
    level = measure == "level" and not phrase.moved
    flow = measure == "cumulative" or (level and bool(_FLOW.search(clause)))
    if phrase.total and "-" in (mention.period or "" if mention else frame.part):
        measure, flow = "level", False  # so far this year: no total of several years
    if mention is not None and mention.period is not None:
        period, measure = _stated(mention, measure, flow)
        averaged = phrase.yearly and measure == "growth"
        return (_over_the_span(frame, period) if averaged else period), measure
    if frame.year is None:
        return None, measure
    period = _said_aside(frame, frame.year, role, clause)
    if period is not None:
        return period, measure
    if frame.several and frame.span is not None:
        return _over_years(frame, frame.span, phrase, measure, flow, clause)
    part = "" if _WHOLE_YEAR.match(clause) else frame.part
    return part or str(frame.year), measure


def _over_the_span(frame: Frame, period: str | None) -> str | None:
    """A yearly average up to the last year of a span is of the span: 到2025年年均增长6%."""
    if frame.span is None or period != str(frame.span[1]):
        return period
    return f"{frame.span[0]}/{frame.span[1]}"


def _said_aside(frame: Frame, year: int, role: Role, clause: str) -> str | None:
    """A period that words other than a date give: 再用10年, an aim in a review, 连续4年."""
    ahead = _FURTHER.search(clause)
    if ahead:
        return str(year + int(ahead[1]))
    if role == "target" and frame.role == "actual" and frame.anchor.year is not None:
        return str(frame.anchor.year)
    running = _RUNNING.search(clause)
    if running:
        return f"{year - int(number(running[1]) or 1) + 1}/{year}"
    return None


_AGO = re.compile(r"([两三四五六七八九十])年前")


def _before(frame: Frame, clause: str) -> str | None:
    """The year a comparison starts from where the text does not say."""
    ago = _AGO.search(clause)
    if ago and frame.year is not None:
        return str(frame.year - int(number(ago[1]) or 1))
    if frame.span is not None:
        return str(frame.span[0] - 1)
    return None if frame.loose or frame.year is None else str(frame.year - 1)


def _over_years(
    frame: Frame,
    span: tuple[int, int],
    phrase: Phrase,
    measure: Measure,
    flow: bool,
    clause: str,
) -> tuple[str, Measure]:
    """The period in a part on several years: rates and flows are of all, states of the last."""
    years, last = f"{span[0]}/{span[1]}", str(frame.year)
    rate = measure == "growth" or (measure == "change" and not phrase.base)
    if rate or _LASTING.search(clause):
        return years, measure
    whole = frame.role == "actual" or measure == "cumulative" or _OVER_THE_PLAN.search(clause)
    if flow and whole:
        return (last if phrase.mode == "reach" and phrase.reached else years), "cumulative"
    return last, measure


_OVER_THE_PLAN = re.compile(r"新增|新引进|累计|培训|新培训|引进|新建设|新建和|投入|支持\d+名|遴选")


def _stated(mention: TimeMention, measure: Measure, flow: bool) -> tuple[str | None, Measure]:
    period = mention.period or ""
    if mention.sort == "span":
        if measure in ("growth", "change"):
            return period, measure
        return (period, "cumulative") if flow else (period.split("/")[1], measure)
    return period, measure
