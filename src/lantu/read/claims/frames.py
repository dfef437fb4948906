"""The frame of each paragraph, from the document's kind, its headings and its turning points."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from lantu.read.claims.frame import Frame
from lantu.read.claims.headlines import (
    carried_out,
    named_plan,
    named_years,
    part_of_year,
    report_year,
)
from lantu.read.claims.plan_frames import AHEAD, plan_paragraph, plan_section
from lantu.text.documents import Document, Paragraph, Section
from lantu.text.periods import Anchor

_REVIEW = re.compile(
    r"回顾|总结|过去|工作情况|执行情况|完成情况|取得|成就|成效|发展基础|现状|五年来|一年来|发展历程|主要工作及成效"
)
_FIVE = re.compile(r"五年|本届政府|届内|“?十[一二三四]?五”?时期|\d{4}\s?[-—至]\s?\d{4}")
_YEAR = re.compile(r"(20\d\d)\s?年")
_YEAR_REVIEW = re.compile(r"(20\d\d)年(?:[\u4e00-\u9fff]{0,8})?(?:回顾|总结|执行情况|完成情况)")
_AHEAD_START = re.compile(
    r"(?:各位代表[，！!])?(?:20\d\d年|今年)(?:是|的?(?:政府)?工作|[，]?经济社会发展|要)"
)
_GOALS = re.compile(
    r"(?:主要|预期|发展)(?:预期)?目标(?:是|为|建议|：|如下|安排)|总体要求是|工作的?总体(?:要求|思路)"
)


#: A paragraph of a review that speaks of the five years before.
_FIVE_YEARS = re.compile(
    r".{0,6}(?:五年来|过去五年|五年间|本届政府任期|“?十[一二三四]?五”?(?:时期|期间|规划))"
)


class Frames:
    """The frame of each paragraph of a document, asked for in order."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._year = _document_year(document)
        self._base = self._opening()
        self._of_section: dict[int | None, Frame] = {None: self._base}
        self._running = self._base
        self._planning = False  #: an earlier part was on the year ahead; those behind it are too
        self._goals = False  #: the goals of the year ahead have been stated

    def of(self, paragraph: Paragraph) -> Frame:
        """The frame of a paragraph; paragraphs are asked for in document order."""
        frame = self._section_frame(paragraph.section)
        kind = self._document.profile.kind
        if kind == "work_report":
            return self._ahead_of_goals(paragraph, self._report_paragraph(paragraph, frame))
        if kind in ("outline", "plan"):
            return plan_paragraph(paragraph, frame, self._document.profile.period)
        return frame

    def _ahead_of_goals(self, paragraph: Paragraph, frame: Frame) -> Frame:
        """Where a heading was lost, what follows this year's goals is still the year ahead."""
        year = self._year
        if frame.role == "target" or year is None:
            return frame
        if not self._goals:
            text = paragraph.text
            goal = _GOALS.search(text)
            this_year = ("今年", f"{year}年", "新的一年")
            if goal is not None:
                self._goals = any(word in text[: goal.end()] for word in this_year)
        return Frame("target", year, None, frame.anchor) if self._goals else frame

    def _opening(self) -> Frame:
        profile, year = self._document.profile, self._year
        if profile.kind in ("outline", "plan") and profile.period is not None:
            first, last = profile.period
            return Frame("target", last, (first, last), Anchor(first, (first, last)), several=True)
        if profile.kind == "work_report" and year is not None:
            return Frame("actual", year - 1, None, Anchor(year))
        if profile.kind == "execution_report" and year is not None:
            told, part = report_year(self._document)
            return Frame("actual", told or year - 1, None, Anchor(year), part=part)
        if profile.kind == "plan":
            return Frame("target", year, None, Anchor(year))
        month = profile.published.month if profile.published else None
        loose = profile.kind in ("news", "other")
        return Frame("actual", year, None, Anchor(year, None, month), loose=loose)

    def _section_frame(self, index: int | None) -> Frame:
        known = self._of_section.get(index)
        if known is not None:
            return known
        section = self._document.sections[index]  # type: ignore[index]
        frame = self._section_frame(section.parent)
        kind = self._document.profile.kind
        if kind in ("outline", "plan"):
            frame = plan_section(section, frame, self._document.profile.period, self._base)
        elif kind == "work_report":
            frame = self._report_section(section, frame)
        elif kind == "execution_report":
            frame = self._execution_section(section, frame)
        self._of_section[index] = frame
        return frame

    def _report_section(self, section: Section, frame: Frame) -> Frame:
        if section.kind == "title" or self._year is None or (section.level > 1 and section.number):
            return frame
        turned = self._turned(section.title, frame)
        if turned is frame is self._base and self._planning:
            return Frame("target", self._year, None, frame.anchor)
        self._planning |= turned.role == "target"
        return turned

    def _turned(self, title: str, frame: Frame) -> Frame:
        year = self._year
        if year is None:
            return frame
        plan = named_plan(title)
        five = bool(_FIVE.search(title)) or plan is not None
        review, ahead = _REVIEW.search(title), AHEAD.search(title)
        if review and (not ahead or review.start() < ahead.start() or "回顾" in title):
            last = min(plan[1], year) if plan else self._review_year(title, year)
            span = (plan[0] if plan else last - 4, last) if five else None
            return Frame("actual", last, span, frame.anchor, several=five)
        if ahead:
            if five and "今年" not in title and str(year) not in title:
                span = plan if plan and plan[1] >= year else (year, year + 4)
                return Frame("target", span[1], span, frame.anchor, several=True)
            return Frame("target", year, None, frame.anchor)
        named = _YEAR.match(title)
        if named and int(named[1]) <= year and not review:
            told = int(named[1])
            return Frame("target" if told == year else "actual", told, None, frame.anchor)
        return frame

    @staticmethod
    def _review_year(title: str, year: int) -> int:
        named = _YEAR_REVIEW.search(title)
        return int(named[1]) if named else year - 1

    def _execution_section(self, section: Section, frame: Frame) -> Frame:
        title, told = section.title, self._base.year
        if told is None or section.kind == "title":
            return frame
        years = named_years(title)
        if carried_out(title) or (_REVIEW.search(title) and frame.role == "actual"):
            return self._execution(title, years[0] if years else None, frame)
        if years and (AHEAD.search(title) or years[-1] > told) and not title.startswith("主要"):
            return replace(frame, role="target", year=years[-1], span=None, part="")
        if section.level == 1 and AHEAD.search(title) and section.number:
            return replace(frame, role="target", year=frame.anchor.year, span=None, part="")
        return frame

    def _execution(self, title: str, named: int | None, frame: Frame) -> Frame:
        """The frame of a part that tells what was carried out, in ``named`` or the base's year."""
        if named is None:
            return self._base if frame.role == "target" else frame
        part = part_of_year(title, named)
        if named == self._base.year:
            part = part or self._base.part
        return replace(self._base, year=named, part=part)

    def _report_paragraph(self, paragraph: Paragraph, frame: Frame) -> Frame:
        """A report whose headings do not say so turns to the year ahead at its goals."""
        start = paragraph.text[:60]
        if paragraph.is_heading or len(paragraph.text) < 40:
            turned = (
                self._turned(paragraph.text, self._running)
                if len(paragraph.text) < 40
                else self._running
            )
            if paragraph.section is None or frame is self._base:
                self._running = turned
        if frame is not self._base:
            return self._fiveyear(start, frame)
        ahead = _AHEAD_START.match(start)
        if ahead and (named := _YEAR.search(ahead[0])) and int(named[1]) < (self._year or 0):
            ahead = None  # 2022年工作 in a report of 2023
        turns = ahead or _GOALS.search(paragraph.text)
        if turns and self._running.role == "actual" and self._year is not None:
            self._running = Frame("target", self._year, None, frame.anchor)
        return self._fiveyear(start, self._running)

    def _fiveyear(self, start: str, frame: Frame) -> Frame:
        if frame.role == "actual" and self._year and _FIVE_YEARS.match(start):
            return replace(frame, span=(self._year - 5, self._year - 1), several=True)
        if (
            frame.role == "actual"
            and frame.several
            and re.match(r"(?:一年来|过去一年|刚刚过去的|20\d\d年)", start)
        ):
            return replace(frame, span=None, several=False)
        return frame


def _document_year(document: Document) -> int | None:
    """The document's own year; where its profile has none, the year its text names most."""
    profile = document.profile
    if profile.kind == "work_report":
        named = _YEAR_REVIEW.search(document.text[:3000])
        if named:
            return int(named[1]) + 1
    if profile.year is not None:
        return profile.year
    if profile.published is not None:
        return profile.published.year
    years = Counter(int(y) for y in _YEAR.findall(document.text[:100_000]) if 1990 < int(y) < 2050)
    return years.most_common(1)[0][0] if years else None
