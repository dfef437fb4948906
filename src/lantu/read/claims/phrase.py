"""Taking apart what stands before a number: the thing, the verb, and what is said between."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lantu.read.claims.adjuncts import adjunct_at_end, year_of, yield_at_end
from lantu.read.claims.lexicon import (
    CONTENT_LEAD,
    EACH,
    LEADING,
    PREDICATE,
)

Mode = Literal["", "rise", "fall", "rate_rise", "rate_fall", "reach", "start"]


@dataclass(slots=True)
class Phrase:
    """What stands before a number, taken apart. ``rest`` is what is left: the thing measured."""

    rest: str
    mode: Mode = ""
    moved: bool = False  #: 提高到, 降至: a level that was reached by a change
    apart: bool = False  #: 分别
    each: bool = False  #: 均, 各
    base: bool = False  #: 同比, 比上年
    yearly: bool = False  #: 年均
    total: bool = False  #: 累计
    start: bool = False  #: 由, 从: the value the change began with
    word: str = ""  #: the verb of change: 增加了, 降低
    aims: frozenset[str] = frozenset()  #: 力争, 预期, 将
    reached: bool = False  #: 达到, 达
    to: bool = False  #: the number follows 到 or 至
    since: int = 0  #: the year it is compared with, where the words name one: 比“十五”末 → 2005
    dated: str | None = None  #: the earlier time that the value is of: 比上年同期90亿元
    planned: bool = False  #: the value is one that was planned: 完成年计划90亿元的70%


_AIMS = frozenset(("力争", "争取", "预期", "将", "将会", "计划", "确保", "有望", "拟", "努力"))
_TOTALS = frozenset(("累计", "累计达"))
_EACH_STOPS = frozenset("人户年月日平地亩校机")


_TIME_TAIL = re.compile(
    r"(?:(?:20|19)\d\d年?(?:末|底|初|同期)?|[两三四五十]年前|(?<![十近每])[两三四五]年(?:间|内|来)?|第?[一二三四]季度末?|[上下]半年|上年(?:末|底|同期)?|去年(?:末|底|同期)?|年初|期初|期末|“?十[一二三四五六]?五”?(?:期?末|初|时期|期间)|目前|现在|当前|[比较]?疫情前|连续(?:第)?(?:\d{1,2}|[一两三四五六七八九十]{1,2})年)$"
)


#: On what footing a rate is given, said before it without a name: 自然增幅, 可比增长.
_BASES = frozenset(
    ("自然", "自然口径", "同口径", "可比", "可比口径", "按可比口径", "剔除不可比因素")
)
_TO_EACH = re.compile(r"(?<=[到至为达])(?:人均|每人)$")


def take_apart(left: str) -> Phrase:
    """The words before a number without what is said between thing and number."""
    phrase = Phrase(_TO_EACH.sub("", left))
    _take_yield(phrase)
    while phrase.rest:
        hit = PREDICATE.longest(phrase.rest)
        if hit is not None and _peel(phrase, *hit):
            continue
        if _take_adjunct(phrase):
            continue
        time = _TIME_TAIL.search(phrase.rest)
        if time is None or (hit is not None and hit.category != "noun"):
            break
        phrase.rest = phrase.rest[: time.start()]
    if left.endswith("将"):  # 将12名困难职工纳入…: the object moved ahead, not the future
        phrase.aims -= {"将"}
    if phrase.rest in _BASES and phrase.mode:
        phrase.rest = ""
    phrase.apart |= left.startswith("分别")
    phrase.total |= "累计" in left
    phrase.start |= left.endswith(("现行", "原来的", "原先的", "目前的"))
    return phrase


def _take_yield(phrase: Phrase) -> None:
    """增收, 减支: how much more or less a balance came to."""
    word = yield_at_end(phrase.rest)
    if word:
        phrase.mode, phrase.word = ("rise" if word[0] in "增超" else "fall"), word
        phrase.rest = phrase.rest[: -len(word)]


def _take_adjunct(phrase: Phrase) -> bool:
    """Take a comparison with another time off the end; False where there is none."""
    adjunct = adjunct_at_end(phrase.rest)
    if adjunct is None:
        return False
    phrase.base, phrase.since = True, phrase.since or year_of(adjunct)
    phrase.each |= bool(adjunct["each"])
    phrase.rest = phrase.rest[: adjunct.start()]
    return True


def predicate_only(text: str) -> bool:
    """Whether words between two numbers only lead to the second: 提高到, 调整为2020年的."""
    return len(text) < 16 and not take_apart(text).rest


def _peel(phrase: Phrase, word: str, sort: str) -> bool:
    """Take one word off the end; False where the phrase's thing begins."""
    rest = phrase.rest[: -len(word)]
    if sort in ("noun", "share") or _belongs(word, rest):
        return False
    if sort in ("up", "down", "rate_up", "rate_down"):
        if not _change(phrase, sort, word):
            return False
    elif sort == "reach":
        _reach(phrase, word)
    elif sort == "start":
        phrase.start = True
    else:
        _note(phrase, word, sort)
    phrase.rest = rest
    return True


def _belongs(word: str, rest: str) -> bool:
    """Whether a word is part of the thing after all: the 全省 of 占全省, the 均 of 人均."""
    if word.startswith("全") and rest.endswith(("占", "居", "列", "位")):
        return True
    return word in EACH and rest[-1:] in _EACH_STOPS and rest != ""


def _reach(phrase: Phrase, word: str) -> None:
    if not phrase.mode:
        phrase.mode = "reach"
        phrase.to = word in ("到", "至")
        phrase.reached = word in ("达到", "达", "已达", "达至")


def _change(phrase: Phrase, sort: str, word: str) -> bool:
    """Note a verb or a noun of change; False where another one was nearer to the number."""
    if sort.startswith("rate"):
        if phrase.mode not in ("", "reach"):
            return False
        phrase.mode = "rate_rise" if sort == "rate_up" else "rate_fall"
        phrase.yearly |= "年均" in word
        return True
    if phrase.mode == "reach" and phrase.to:
        phrase.moved, phrase.to = True, False
        return True
    if phrase.mode not in ("", "reach") or phrase.moved:
        return False
    phrase.mode = "rise" if sort == "up" else "fall"
    phrase.word = word.removesuffix("了")
    return True


_NO_BASE = frozenset(("实际", "名义", "由此", "年均", "年平均", "两年平均"))


def _note(phrase: Phrase, word: str, sort: str) -> None:
    phrase.apart |= word == "分别"
    phrase.each |= word in EACH
    phrase.base |= sort == "base" and word not in _NO_BASE
    phrase.yearly |= word in ("年均", "年平均", "两年平均")
    phrase.total |= word in _TOTALS
    if word in _AIMS:
        phrase.aims |= {word}


_TIME_LEAD = re.compile(
    r"(?:截至|截止|到|至|自|在|从)?(?:(?:20|19)\d\d年?(?:[-—至](?:20)?\d\d年)?(?:\d{1,2}(?:[-—至]\d{1,2})?月份?)?(?:\d{1,2}日)?(?:底|末|年末|年底|前)?|[一二]〇[〇一二三四五六七八九]{2}年|“?十[一二三四五六]?五”?(?:时期|期间|以来|末|期末|规划|前[两三四]年)|[上下]半年|一季度|前三季度|(?:过去|今后|未来|近)?[三四五十两]年(?:来|间|累计)?)(?:以来|以前|年度)?"
)
_REPORTED = re.compile(
    r"(?:本报讯)?(?:本报)?记者[\u4e00-\u9fff]{2,4}(?:报道)?|据[\u4e00-\u9fff]{0,6}(?:介绍|了解|统计|悉)|记者.{0,8}(?:获悉|了解到)"
)
#: 依托工业园区新建车间: what something relies on or is about, before the verb.
_RELYING = re.compile(
    r"(?:依托|围绕|聚焦|针对|结合|面向|利用)[^，、]{2,12}?"
    r"(?=建设|新建|新增|引进|实施|开展|组建|打造|培育|推出|建成|设立|布局|谋划|制定|出台)"
)
#: 按年平均汇率折算的, 经初步核算: how a value was worked out.
_WORKED_OUT = re.compile(
    r"按[^，、。]{2,14}?(?:计算|折算|折合|核算|换算)(?:的|为)?|(?:经|据)?(?:初步|最终)(?:核算|核实|计算|统计|测算)数?"
)
_RUNNING = re.compile(r"连续(?:第)?[\d一二两三四五六七八九十]{1,2}年")
_NUMBERED = re.compile(
    r"[（(]?[一二三四五六七八九十\d]{1,3}[）)、.．](?![一二三四]、|[二三](?:次)?产)|[一二三四五六七八九十]是|——|[-◆●■▲*○·]+|[①②③④⑤⑥⑦⑧⑨⑩]"
)


def strip_lead(text: str) -> str:
    """A thing without the words of time, place, connection and making before it."""
    text = without_references(text)
    while text:
        match = (
            _RELYING.match(text)
            or _NUMBERED.match(text)
            or _TIME_LEAD.match(text)
            or _RUNNING.match(text)
            or _WORKED_OUT.match(text)
            or _REPORTED.match(text)
        )
        if match:
            text = text[match.end() :]
            continue
        keep = CONTENT_LEAD.longest(text)
        hit = LEADING.longest(text)
        if hit is None or (keep is not None and len(keep.word) >= len(hit.word)):
            break
        if len(hit.word) == 1 and hit.word not in _SINGLE_OK:
            break
        if len(text) - len(hit.word) < 2 or text.startswith("方面", len(hit.word)):
            break
        text = text[len(hit.word) :]
    return text.strip("，、；：。的*“" if text.count("“") > text.count("”") else "，、；：。的*")


_SINGLE_OK = frozenset("使的了也还再又均各已将要能其并且而则让把")


_REFERENCE = re.compile(r"（(?:\d{1,2}|[A-Za-z]{2,6})）|（下同）|[\[〔]\d{1,2}[\]〕]|[①-⑳]|\*+")


def without_references(text: str) -> str:
    """A phrase without the marks of notes: 工业“五大产业”（5）产值 → 工业“五大产业”产值."""
    return _REFERENCE.sub("", text) if "（" in text or "[" in text or "*" in text else text
