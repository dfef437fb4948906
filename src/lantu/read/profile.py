"""What kind of document a text is, whose, on which year or period, and when it was published."""

from __future__ import annotations

import re
from datetime import date

from lantu.read.jurisdiction import jurisdiction_of
from lantu.read.layout.marks import numeral
from lantu.text.documents import DocumentKind, Profile, Section

_Cues = tuple[tuple[DocumentKind, re.Pattern[str]], ...]
#: words of a title; the first that fits names the kind
_TITLES: _Cues = (
    (
        "execution_report",
        re.compile(r"执行情况|完成情况.{0,6}报告|实施情况|决算.{0,12}报告|预算.{0,20}报告"),
    ),
    ("work_report", re.compile(r"政府工作(?:的)?报告|行署工作报告")),
    ("bulletin", re.compile(r"公报")),
    ("outline", re.compile(r"五年(?:规划|计划).{0,24}纲要|规划纲要|目标纲要")),
    ("plan", re.compile(r"规划|计划|(?:行动|实施|工作|分工)方案|工作要点|工作任务")),
)
#: words of the first lines, where the title does not tell
_OPENINGS: _Cues = (
    (
        "work_report",
        re.compile(
            r"代表(?:国务院|\S{0,12}(?:政府|行署)).{0,14}(?:报告.{0,4}工作|作.{0,6}报告|政府工作)"
        ),
    ),
    ("news", re.compile(r"本报讯|本报记者|记者.{0,6}报道|新华社.{0,8}电|图文/|通讯员")),
)
_NEWS_NAME = re.compile(r"新闻|报道|(?<![a-z])news(?![a-z])", re.IGNORECASE)
_REVIEW = re.compile(r"(?:((?:19|20)\d{2})年|过去|一年).{0,10}(?:回顾|总结)")
_AHEAD = re.compile(
    r"(?:((?:19|20)\d{2})年|今年|下一步).{0,20}(?:工作|目标|任务|安排|重点|部署|要求|思路)"
)
_YEAR = re.compile(r"(?<!\d)((?:19|20)\d{2})(?!\d)")
_SPAN = re.compile(
    r"(?<!\d)((?:19|20)\d{2})\s?年?\s?(?:[—－–~～至到-]|——)\s?((?:19|20)\d{2})(?!\d)"
)
_PLAN_NUMBER = re.compile(
    r"第([一二三四五六七八九十]{1,3})个五年|[“\"‘「]([一二三四五六七八九十]{1,2})五[”\"’」]"
)
_DATE = re.compile(r"(?<!\d)((?:19|20)\d{2})\s?年\s?(\d{1,2})\s?月\s?(\d{1,2})\s?日")
_SIGNED = re.compile(
    r"[（(]?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日(?:印发?|公布|发布)?[)）]?$"
)
#: lines at the start, and characters at the end, in which a date of issue stands
_HEAD_LINES = 12
_TAIL = 400


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
    kind = _kind(title, text[:1500], sections, name)
    dated = published or _stated_date(title, text)
    period = _period(title, text[:1500]) if kind in ("outline", "plan") else None
    return Profile(
        kind=kind,
        jurisdiction=jurisdiction_of(title, text, name),
        year=None if period else _year(kind, title, sections, dated, name),
        period=period,
        published=dated,
    )


def _kind(title: str, opening: str, sections: tuple[Section, ...], name: str) -> DocumentKind:
    for words, cues in ((title, _TITLES), (opening, _OPENINGS)):
        for kind, cue in cues:
            if cue.search(words):
                return kind
    headings = [section.title for section in sections if section.level <= 1]
    reviewed = any(_REVIEW.search(words) for words in headings)
    if reviewed and any(_AHEAD.search(words) for words in headings):
        return "work_report"
    return "news" if _NEWS_NAME.search(name) else "other"


def _year(
    kind: DocumentKind,
    title: str,
    sections: tuple[Section, ...],
    dated: date | None,
    name: str,
) -> int | None:
    """A report's own year: of its title, else of its headings, its date, or its file name."""
    if kind in ("outline", "news", "other"):
        return None
    years = [int(year) for year in _YEAR.findall(title)]
    if years:
        return years[0] if kind == "bulletin" else max(years)
    if kind == "plan":
        return None
    found = _year_of_headings(kind, sections)
    if not found and dated and kind == "work_report":
        found = dated.year
    named = _YEAR.search(name)
    return found or (int(named[1]) if named else None)


def _year_of_headings(kind: DocumentKind, sections: tuple[Section, ...]) -> int | None:
    """The year after the one that is looked back on, or the one whose work is set out."""
    for section in sections:
        review, ahead = _REVIEW.search(section.title), _AHEAD.search(section.title)
        if review and review[1]:
            return int(review[1]) + (1 if kind == "work_report" else 0)
        if ahead and ahead[1] and section.level <= 1:
            return int(ahead[1])
    return None


def _period(title: str, opening: str) -> tuple[int, int] | None:
    """A plan's first and last year, as written or from the number of its five-year plan."""
    for words in (title, opening):
        span = _SPAN.search(words)
        if span and 0 < int(span[2]) - int(span[1]) <= 30:
            return int(span[1]), int(span[2])
        numbers = [numeral(one or other) for one, other in _PLAN_NUMBER.findall(words)]
        if numbers:
            return plan_years(max(numbers))
    return None


def plan_years(number: int) -> tuple[int, int] | None:
    """First and last year of the n-th national five-year plan; the third began in 1966."""
    if number < 1:
        return None
    first = {1: 1953, 2: 1958}.get(number, 1966 + 5 * (number - 3))
    return first, first + 4


def _stated_date(title: str, text: str) -> date | None:
    """The date in a short line around the title, else the one below the text."""
    for line in text[:4000].split("\n", _HEAD_LINES * 2)[: _HEAD_LINES * 2]:
        found = _DATE.search(line)
        if found and len(line) < 60 and line.strip() != title:
            return _day(found)
    for line in reversed(text[-_TAIL:].splitlines()):
        if _SIGNED.match(line.strip()):
            found = _DATE.search(line)
            return _day(found) if found else None
    return None


def _day(found: re.Match[str]) -> date | None:
    try:
        return date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:  # 2月30日: a slip of the document
        return None
