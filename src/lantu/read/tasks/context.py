"""When something is to be done or was done: from the words beside it and its place in the document.

Undated in a plan: its period's last year. Undated in a report's plan part: the report's year; in
its review part: the year before (or the five years before, where five years are looked back on).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lantu.text.documents import Document, Paragraph

_REVIEW = re.compile(
    r"工作回顾|(?:过去|刚刚过去)的?一年|一年来|(?:上|去)年工作|发展基础|发展成就|完成情况|执行情况|取得的?成[就绩效]|工作总结|主要成[就绩效]|的回顾|五年来|回顾"
)
_PLAN = re.compile(
    r"工作安排|工作部署|工作打算|总体要求|预期目标|主要目标|重点任务|主要任务|重点工作|重点抓好|工作建议|今后(?:五|几)年|工作的?总体|主要预期|今年(?:要|工作|是|政府|的)|(?:发展|工作)(?:思路|目标)|未来五年|新的一年|奋斗目标"
)
_FIVE_BACK = re.compile(r"(?:过去|这|近|五年来|过去的)五年|五年来|“十[一二三四五六]五”(?:时期|期间).{0,12}(?:取得|完成|成就|成效)|五年(?:工作)?回顾")
_AHEAD = re.compile(r"即将|力争|确保|拟|计划|年底前|有望|预计")
_PAST = re.compile(r"已经?(?=[^经]{0,6}(?:建成|竣工|完工|开工|投产|投用|启用|完成|通车|启动))|建成了|完成了")
_YEAR = re.compile(r"(?:(20\d\d)\s*[-—－~至到]\s*)?(20\d\d)\s*年(底|末)?")
_FIVE_YEAR_PLAN = re.compile(r"“?十([一二三四五六])五”?(?:时期|期间|末)")
_PLAN_NUMBER = {"一": 2010, "二": 2015, "三": 2020, "四": 2025, "五": 2030, "六": 2035}


@dataclass(frozen=True, slots=True)
class Setting:
    """What undated words in a part of the document mean."""

    when: str | None
    done: bool
    year: int | None  #: the year that 今年 means


def settings(document: Document) -> Iterator[tuple[Paragraph, Setting]]:
    """Each paragraph with its setting, in document order."""
    reader = _REPORT if document.profile.kind in ("work_report", "execution_report") else _OTHER
    yield from reader(document)


def _report_settings(document: Document) -> Iterator[tuple[Paragraph, Setting]]:
    """A report looks back first and ahead then; headings and opening words tell where it turns."""
    year = document.profile.year
    if year is None:
        yield from ((paragraph, Setting(None, False, None)) for paragraph in document.paragraphs)
        return
    last = Setting(str(year - 1), True, year)
    five = Setting(f"{year - 5}/{year - 1}", True, year)
    ahead = Setting(str(year), False, year)
    now = last
    for paragraph in document.paragraphs:
        opening = paragraph.text[:60]
        if now is not ahead:
            heading = paragraph.is_heading or len(paragraph.text) < 40
            if heading and _looks_ahead(opening, year) or _announces(opening, year):
                now = ahead
            elif _FIVE_BACK.search(opening):
                now = five
            elif now is five and re.search(rf"{year - 1}年|过去一年|一年来|去年", opening):
                now = last
        yield paragraph, now


def _looks_ahead(opening: str, year: int) -> bool:
    if _REVIEW.search(opening):
        return False
    return bool(_PLAN.search(opening)) or f"{year}年" in opening and "工作" in opening


def _announces(opening: str, year: int) -> bool:
    return bool(
        re.search(rf"(?:{year}年|今年)(?:是|的?(?:政府|全市|经济社会|工作|主要|总体|全省|全县|行署))", opening[:40])
        and not _REVIEW.search(opening)
    )


def _other_settings(document: Document) -> Iterator[tuple[Paragraph, Setting]]:
    profile = document.profile
    for paragraph in document.paragraphs:
        if profile.period and profile.kind in ("outline", "plan"):
            first, last = profile.period
            back = any(_REVIEW.search(s.title) for s in document.section_path(paragraph.section))
            when = f"{first - 5}/{first - 1}" if back else str(last)
            yield paragraph, Setting(when, back, first)
        else:
            when = str(profile.year) if profile.year else None
            yield paragraph, Setting(when, profile.kind in ("bulletin", "news"), profile.year)


_REPORT = _report_settings
_OTHER = _other_settings


def dated(clause: str, setting: Setting) -> tuple[str | None, bool]:
    """When and done of what a clause says, in its setting."""
    done = setting.done
    when = setting.when
    if done and _AHEAD.search(clause):
        done = False
        when = str(setting.year) if setting.year else when
    elif not done and _PAST.search(clause):
        done = True
        when = str(setting.year - 1) if setting.year else when
    named = _YEAR.search(clause)
    if named:
        when = f"{named.group(1)}/{named.group(2)}" if named.group(1) else named.group(2)
    return when, done
