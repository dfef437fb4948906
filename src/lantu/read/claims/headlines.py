"""What years titles and headings name: 2024年, 2021—2025年, “十五五”时期, 上半年."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.text.documents import Document
from lantu.text.periods import Anchor, find_times, plan_years

_YEAR = re.compile(r"(?<!\d)(20\d\d)(?!\d)")
_RANGE = re.compile(r"(20\d\d)\s?年?\s?(?:[-—－–~～至到]|——)\s?(20\d\d)(?!\d)")
_PLAN = re.compile(
    r"(?<![二三四五六七八九])(十[一二三四五六七八九]?五)(?!年|[规计]划的?(?:纲|建议|编制))"
)
_COMPARED = re.compile(r"[比较与]“?$")
#: A part of a report that tells what was carried out, whatever else its heading says.
_CARRIED_OUT = re.compile(r"执行情况|完成情况|实施情况|落实情况|决算|回顾|总结")
#: How many paragraphs of a report's opening may say which months it is about.
_OPENING = 4


def named_years(words: str) -> list[int]:
    """The years in a title or heading, in order, each once; of a span only the last."""
    years = [int(year) for year in _YEAR.findall(_RANGE.sub(r"\2", words))]
    return list(dict.fromkeys(years))


def named_plan(words: str) -> tuple[int, int] | None:
    """First and last year of the last five-year period that the words name; None without one.

    A period that is only compared with (比“十三五”) does not count.
    """
    for match in reversed(list(_PLAN.finditer(words))):
        if not _COMPARED.search(words, 0, match.start()):
            return plan_years(match[1])
    return None


def carried_out(words: str) -> bool:
    """Whether a heading says that its part tells what was carried out: 2023年计划执行情况."""
    return bool(_CARRIED_OUT.search(words))


def part_of_year(words: str, year: int) -> str:
    """The months of ``year`` that a title names (2020年上半年 → 2020-01/2020-06); "" if none."""
    for mention in find_times(words.replace(" ", ""), Anchor(year)):
        period = mention.period or ""
        if "/" in period and period.count("-") == 2 and period.startswith(str(year)):
            return period
    return ""


def report_year(document: Document) -> tuple[int | None, str]:
    """The year whose execution a report tells, and the months of it that it covers ("" for all).

    The title names it, or the outermost headings; with several years it is the first. None where
    nothing names one.
    """
    title = document.title
    years = named_years(title) or _heading_years(document)
    if not years:
        return None, ""
    year = min(years)
    told = [title, *(p.text[:200] for p in document.paragraphs[:_OPENING] if "报告" in p.text)]
    parts = (part_of_year(words, year) for words in told)
    return year, next((part for part in parts if part), "") if len(years) == 1 else ""


def _heading_years(document: Document) -> Sequence[int]:
    outer = (s.title for s in document.sections if s.level <= 1)
    return [year for title in outer if carried_out(title) for year in named_years(title)[:1]]
