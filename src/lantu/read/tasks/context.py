"""When something is to be done or was done: from the words beside it and its place in the document.

Undated in a plan: its period's last year. Undated in a report's plan part: the report's year; in
its review part: the year before (or the five years before, where five years are looked back on).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantu.text.documents import Document, Paragraph, Section

_REVIEW = re.compile(
    r"回顾|(?:过去|刚刚过去)的?一年|一年来|(?:上|去)年工作|发展(?:基础|成[就效果]|回顾)|(?:完成|执行)情况"
    r"|取得的?成[就绩效]|工作总结|主要成[就绩效]|工作成效|五年来"
)
_AHEAD = re.compile(
    r"工作(?:安排|部署|打算|建议|任务|目标)|总体(?:要求|部署|思路|目标)|(?:预期|主要|奋斗|发展)目标"
    r"|(?:重点|主要|目标)任务|重点工作|主要工作|工作重点|工作的?总体|发展思路"
)
_YEARS_AHEAD = re.compile(r"今后(?:五|几)年|未来五年|五年的?(?:目标|奋斗|发展|主要任务)")
_FIVE_BACK = re.compile(
    r"过去(?:的)?五年|五年来|五年(?:工作)?回顾|“十[一二三四五六]五”(?:时期)?(?:发展)?(?:回顾|成就)"
)
_ONE_BACK = re.compile(r"(?:过去|刚刚过去)的?一年|一年来|去年")
_THIS_YEAR = re.compile(
    r"今年(?:是|的?(?:政府|全市|全省|全县|全区|经济社会|工作|主要|总体|行署))|今年要"
)
_SURELY_AHEAD = re.compile(
    r"做好(?:今年|(20\d\d)年)|(20\d\d)年(?:是|的?(?:政府|全市|全省|全县|全区|经济社会|工作|主要|总体|行署))"
)
_SPEECH = re.compile(r"报告(?:政府)?工作|请予审议|工作报告")
_HEADING_YEAR = re.compile(r"(20\d\d)\s*年")
_SOON = re.compile(
    r"即将|力争|确保|拟于|计划(?=.{0,4}(?:开工|建成|完成|启动|竣工|投产))|年底前|有望|预计"
)
_PAST = re.compile(
    r"已经?(?=[^经]{0,6}(?:建成|竣工|完工|开工|投产|投用|启用|完成|通车|启动))|建成了|完成了"
)
_YEAR = re.compile(r"(?:(20\d\d)\s*[-—－~～至到]\s*)?(20\d\d)\s*年")
_PLAN_PERIOD = re.compile(r"[“\"]?十([一二三四五六]?)五[”\"]?(?:时期|期间|以来)")
_PLAN_END = {"": 2005, "一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}
#: A line up to this length may be a heading that the layout did not tell.
_SHORT = 40


@dataclass(frozen=True, slots=True)
class Setting:
    """What undated words in a part of the document mean."""

    when: str | None
    done: bool
    year: int | None  #: the year that 今年 means


def settings(document: Document) -> Iterator[tuple[Paragraph, Setting]]:
    """Each paragraph with its setting, in document order."""
    year = _report_year(document)
    if year is not None:
        yield from _in_report(document, year)
    elif document.profile.period:
        yield from _in_plan(document, *document.profile.period)
    else:
        last = _year_of(document)
        done = document.profile.kind in ("bulletin", "news")
        setting = Setting(str(last) if last else None, done, last)
        yield from ((paragraph, setting) for paragraph in document.paragraphs)


def _year_of(document: Document) -> int | None:
    """A bulletin's year, or that in which news stands: published, or the first year it names."""
    profile = document.profile
    if profile.year or profile.published:
        return profile.year or (profile.published.year if profile.published else None)
    if profile.kind != "news":
        return None
    named = re.search(r"20[0-4]\d(?!\d)", document.title) or _YEAR.search(document.text)
    return int(named.group()[:4]) if named else None


def _report_year(document: Document) -> int | None:
    """The year a report looks ahead to: that of its heading for the coming year's work."""
    if document.profile.kind not in ("work_report", "execution_report", "other"):
        return None
    back = None
    for title in _headings(document):
        named = _HEADING_YEAR.search(title)
        if named is None or _SPEECH.search(title):
            continue
        if _REVIEW.search(title):
            back = back or int(named.group(1)) + 1
        elif _AHEAD.search(title):
            return int(named.group(1))
    return back or (document.profile.year if document.profile.kind != "other" else None)


def _headings(document: Document) -> Iterator[str]:
    """Titles of sections, then short lines that may be headings too."""
    yield from (section.title for section in document.sections if section.level > 0)
    for paragraph in document.paragraphs:
        if len(paragraph.text) < 20 and not paragraph.text.endswith(("。", "！")):
            yield paragraph.text


def _in_report(document: Document, year: int) -> Iterator[tuple[Paragraph, Setting]]:
    """A report looks back first and ahead then; headings and opening words tell where it turns."""
    last = Setting(str(year - 1), True, year)
    five = Setting(f"{year - 5}/{year - 1}", True, year)
    ahead = Setting(str(year), False, year)
    years = Setting(f"{year}/{year + 4}", False, year)
    parts = {"last": last, "five": five, "ahead": ahead, "years": years}
    titles = {section.index: _part_of(section) for section in document.sections}
    now = last
    for paragraph in document.paragraphs:
        path = document.section_path(paragraph.section)
        told = next((titles[section.index] for section in path if titles[section.index]), "")
        opening = paragraph.text[:_SHORT]
        if told and not (told == "last" and now is ahead):
            now = parts[told]
        if now is not ahead and _turns(paragraph.text, year, under_heading=bool(told)):
            now = ahead
        if now is last and _FIVE_BACK.search(opening):
            now = five
        elif now is five and _ONE_BACK.search(opening):
            now = last
        yield paragraph, now


def _part_of(section: Section) -> str:
    """Which part of a report a heading opens: last, five, ahead, years; "" where it tells none."""
    title = section.title
    if section.level == 0 or section.kind in ("box", "item") or _SPEECH.search(title):
        return ""
    if _REVIEW.search(title) or _FIVE_BACK.search(title):
        return "five" if _FIVE_BACK.search(title) else "last"
    if _YEARS_AHEAD.search(title):
        return "years"
    return "ahead" if _AHEAD.search(title) else ""


def _turns(text: str, year: int, *, under_heading: bool) -> bool:
    """A paragraph that begins to speak of the year ahead."""
    opening = text[:_SHORT]
    if _SPEECH.search(text[:120]) or _REVIEW.search(opening):
        return False
    sure = _SURELY_AHEAD.match(opening)
    if sure:
        return str(year) in sure.group() or "今年" in sure.group()
    if under_heading:
        return False
    return bool(_THIS_YEAR.match(opening) or (len(text) < _SHORT and _AHEAD.search(opening)))


def _in_plan(document: Document, first: int, last: int) -> Iterator[tuple[Paragraph, Setting]]:
    ahead = Setting(str(last), False, None)
    back = Setting(f"{first - 5}/{first - 1}", True, None)
    looks_back = {
        section.index: section.level > 0 and bool(_REVIEW.search(section.title))
        for section in document.sections
    }
    for paragraph in document.paragraphs:
        path = document.section_path(paragraph.section)
        yield paragraph, back if any(looks_back[section.index] for section in path) else ahead


def dated(words: str, setting: Setting) -> tuple[str | None, bool]:
    """When and done of what ``words`` say, in their setting."""
    when, done = setting.when, setting.done
    if done and _SOON.search(words):
        done = False
        when = str(setting.year) if setting.year else when
    elif not done and _PAST.search(words):
        done = True
        when = str(setting.year - 1) if setting.year else when
    named = _YEAR.search(words)
    if named:
        when = f"{named.group(1)}/{named.group(2)}" if named.group(1) else named.group(2)
    elif period := _PLAN_PERIOD.search(words):
        end = _PLAN_END[period.group(1)]
        when = f"{end - 4}/{end}"
    return when, done
