"""What kind of document a text is, whose, on which year or period, and when it was published."""

from __future__ import annotations

import re
from datetime import date

from lantu.text.documents import DocumentKind, Profile, Section

#: in this order: the first that fits names the kind
_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    ("execution_report", re.compile(r"执行情况|完成情况.{0,6}报告|实施情况|决算.{0,12}报告")),
    ("work_report", re.compile(r"政府工作(?:的)?报告|政府工作$")),
    ("bulletin", re.compile(r"统计公报|公报")),
    ("outline", re.compile(r"五年规划.{0,24}纲要|五年计划.{0,24}纲要|规划纲要|目标纲要")),
    ("plan", re.compile(r"规划|计划|行动方案|实施方案|工作方案|工作要点")),
)
_OPENING_KINDS: tuple[tuple[DocumentKind, re.Pattern[str]], ...] = (
    (
        "work_report",
        re.compile(r"代表.{0,14}政府.{0,20}报告(?:政府)?工作|作政府工作报告|报告政府工作"),
    ),
    ("work_report", re.compile(r"代表国务院.{0,20}报告")),
    ("news", re.compile(r"本报讯|本报记者|记者.{0,6}报道|新华社.{0,8}电")),
)
_PLACE = re.compile(
    r"((?:(?!年|在|的|于|为|对|和|是)[\u4e00-\u9fff]){1,8}?(?:自治区|自治州|特别行政区|省|市|县|州|盟|地区|新区|区|旗))"
)
_ASSEMBLY = re.compile(
    r"(?:^|[在日（(\s—])((?:(?!年|在|的|于|第|日)[\u4e00-\u9fff]){1,12}?)第[一二三四五六七八九十\d]{1,4}届人民代表大会"
)
_LEAD = re.compile(
    r"^(?:\d{4}年(?:度)?(?:\d{1,2}月)?|关于(?:印发)?|印发|《|[（(【].{0,8}?[)）】]|\s)+"
)
_YEAR = re.compile(r"((?:19|20)\d{2})\s?年?")
_REVIEW = re.compile(r"((?:19|20)\d{2})年.{0,10}(?:回顾|总结)")
_AHEAD = re.compile(r"((?:19|20)\d{2})年.{0,16}(?:工作|目标|任务|安排|重点|部署|要求)")
_SPAN = re.compile(r"((?:19|20)\d{2})\s?年?\s?(?:—|——|－|-|–|~|～|至|到)\s?((?:19|20)\d{2})")
_PLAN_NUMBER = re.compile(
    r"第?[“\"‘]?([一二三四五六七八九十]{1,3})(?:个)?五[”\"’]?(?:年|”|时期|规划|计划)"
)
_TEN_FIVE = re.compile(r"[“\"]十?([一二三四五六七八九]?)五[”\"]")
_DATE = re.compile(r"(20\d{2}|19\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_NUMERALS = "〇一二三四五六七八九十"


def read_profile(
    title: str,
    text: str,
    sections: tuple[Section, ...],
    *,
    name: str,
    published: date | None = None,
) -> Profile:
    """The profile of a document; ``name`` is its file name without ending, used last.

    ``published`` overrides what the text says. A place or year that nothing tells is left empty.
    """
    opening = text[:1500]
    kind = _kind(title, opening, name)
    dated = published or _stated_date(opening, title)
    return Profile(
        kind=kind,
        jurisdiction=_jurisdiction(title, opening),
        year=_year(kind, title, sections, dated, name),
        period=_period(title, opening) if kind in ("outline", "plan") else None,
        published=dated,
    )


def _kind(title: str, opening: str, name: str) -> DocumentKind:
    for kind, pattern in _KINDS:
        if pattern.search(title):
            return kind
    for kind, pattern in _OPENING_KINDS:
        if pattern.search(opening):
            return kind
    for kind, pattern in _KINDS:
        if pattern.search(name):
            return kind
    return "other"


def _jurisdiction(title: str, opening: str) -> str:
    words = _LEAD.sub("", title)
    if words.startswith(("中华人民共和国", "全国", "国务院")) or "代表国务院" in opening:
        return "全国"
    found = _PLACE.match(words)
    if found:
        return found[1]
    assembly = _ASSEMBLY.search(opening)
    if assembly:
        return assembly[1]
    found = _PLACE.match(opening.lstrip())
    return found[1] if found else ""


def _year(
    kind: DocumentKind,
    title: str,
    sections: tuple[Section, ...],
    dated: date | None,
    name: str,
) -> int | None:
    if kind in ("outline", "plan", "news", "other"):
        return None
    found = _YEAR.search(title)
    if found:
        return int(found[1])
    for section in sections:
        review, ahead = _REVIEW.search(section.title), _AHEAD.search(section.title)
        if review:
            return int(review[1]) + (1 if kind == "work_report" else 0)
        if ahead and section.level <= 1:
            return int(ahead[1])
    if dated and kind == "work_report":
        return dated.year
    found = _YEAR.search(name)
    return int(found[1]) if found else None


def _period(title: str, opening: str) -> tuple[int, int] | None:
    for words in (title, opening):
        spans = _SPAN.search(words)
        if spans and 0 < int(spans[2]) - int(spans[1]) <= 30:
            return int(spans[1]), int(spans[2])
        number = _PLAN_NUMBER.search(words)
        if number:
            return plan_years(_numeral(number[1]))
    return None


def plan_years(number: int) -> tuple[int, int] | None:
    """First and last year of the n-th national five-year plan; the third began in 1966."""
    if number < 1:
        return None
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return first, first + 4


def _numeral(words: str) -> int:
    """一 to 九十九 as a number."""
    tens, ten, ones = words.rpartition("十")
    value = (_NUMERALS.index(tens) if tens else 1) * 10 if ten else 0
    return value + (_NUMERALS.index(ones) if ones in _NUMERALS and ones else 0)


def _stated_date(opening: str, title: str) -> date | None:
    """The first full date in the lines around the title."""
    head = opening.split("\n", 12)[:12]
    for line in head:
        found = _DATE.search(line)
        if found and len(line) < 60 and line != title:
            try:
                return date(int(found[1]), int(found[2]), int(found[3]))
            except ValueError:
                return None
    return None
