"""The parts of plans: what they set out, and what they look back on."""

from __future__ import annotations

import re
from dataclasses import replace

from lantu.read.claims.frame import Frame
from lantu.read.claims.headlines import carried_out, named_plan, named_years
from lantu.text.documents import Paragraph, Section
from lantu.text.periods import Anchor

Years = tuple[int, int]

AHEAD = re.compile(
    r"安排|部署|目标|重点工作|工作重点|总体要求|打算|建议|今后|下一步|思路|主要任务|重点任务|工作要求|展望|预算草案|计划草案|未来|指导思想|战略|布局|预期|工作任务"
)
_SITUATION = re.compile(r"发展基础|发展环境|现状|面临|形势|回顾|成就|发展成效|历程")
_FAR = re.compile(r"(20[3-5]\d|二〇[三四五].)\s?年?远景目标")
_SENTENCE = re.compile("[。！；]")
#: How far into a paragraph the period it speaks of is looked for.
_LEAD = 60


def plan_section(section: Section, frame: Frame, period: Years | None, base: Frame) -> Frame:
    """The frame of a section of a plan for ``period`` (None: a yearly plan).

    ``frame`` is that of the section around it, ``base`` that of the whole plan.
    """
    title = section.title
    if section.kind == "title":
        return frame
    far = _FAR.search(title)
    if far and section.level > 0 and "五" not in title.replace(far[0], ""):
        return replace(frame, role="target", year=2035, span=None)
    if period is None:
        return _yearly_section(title, frame)
    situation = _SITUATION.search(title)
    if frame.role == "actual":
        return base if AHEAD.search(title) and not situation else frame
    return _looking_back(title, period) if situation else frame


def _looking_back(title: str, period: Years) -> Frame:
    """A part on the five years before ``period``, or on the earlier plan that its title names."""
    first = period[0]
    past = named_plan(title)
    if past is None or past[1] >= first:
        past = (first - 5, first - 1)
    return Frame("actual", past[1], past, Anchor(first, past), several=True)


def _yearly_section(title: str, frame: Frame) -> Frame:
    """A part of a yearly plan: its review where it says so, under the year that it names."""
    years = named_years(title)
    if years and carried_out(title):
        return replace(frame, role="actual", year=years[0])
    if years and AHEAD.search(title):
        return replace(frame, role="target", year=years[-1])
    return frame


def plan_paragraph(paragraph: Paragraph, frame: Frame, period: Years | None) -> Frame:
    """A paragraph of a plan that opens with an earlier five-year period looks back on it."""
    if period is None or frame.role == "actual" or paragraph.is_heading:
        return frame
    past = named_plan(_SENTENCE.split(paragraph.text[:_LEAD], maxsplit=1)[0])
    if past is None or past[1] >= period[0]:
        return frame
    return Frame("actual", past[1], past, Anchor(past[1] + 1, past), several=True)
