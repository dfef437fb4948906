"""Time expressions of plans and reports, resolved against the document's own year and plan.

A period is a string: ``2025``, ``2021/2025`` (a span), ``2020-05`` (a month),
``2020-01/2020-04``, ``2020-05-22``. "The document's own year" of a report is the year it is given
in; a bulletin's is the year it is about.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Literal

from lantu.text.numbers import chinese, number

Sort = Literal["point", "span", "whole", "comparison", "yearly"]

_TENTH_PLAN = 2001  #: first year of the tenth five-year plan


@dataclass(frozen=True, slots=True)
class Anchor:
    """What a document's time words refer to."""

    year: int | None  #: 今年
    plan: tuple[int, int] | None = None  #: 规划期
    month: int | None = None  #: 本月, for documents of a day (news)
    review: int | None = None  #: the year that months and quarters without one belong to, if past


@dataclass(frozen=True, slots=True)
class TimeMention:
    """A time expression. ``period`` is None where the text does not allow to resolve it."""

    start: int
    end: int
    period: str | None
    sort: Sort
    until: bool = False  #: 到2025年, 截至5月22日


def plan_years(name: str) -> tuple[int, int] | None:
    """First and last year of a five-year plan: 十四五 → (2021, 2025); None for other words."""
    ordinal = chinese(name.removesuffix("五")) if name.startswith("十") else None
    if ordinal is None or not name.endswith("五"):
        return None
    first = _TENTH_PLAN + 5 * (ordinal - 10)
    return first, first + 4


_CN_YEAR = "[一二][〇零○九][〇零○一二三四五六七八九]{2}"
_PATTERN = re.compile(
    r"(?P<compare>(?:比|较|相比|对比|与)(?:上年(?:同期|末|底)?|去年(?:同期|底|末)?|往年|年初|前年|(?:20|19)\d\d年(?:末|底|同期|初)?|同期|上季度|上月|“?十[一二三四五六]?五”?(?:期末|末|期间|时期)?))"
    r"|(?P<same>(?:上年|去年)同期|(?:是|为|相当于|达到?)(?:(?:20|19)\d\d年|“?十[一二三四五六]?五”?(?:时期|期间|期?末)?)的(?=[^，。；]{0,4}(?:倍|%))|(?:是|为|相当于)(?:上年|去年)的)"
    rf"|(?P<until>截至|截止|到|至|力争到|争取到|截止到|截至到)?(?P<year>(?:19|20)\d\d|{_CN_YEAR})"
    rf"(?:年?(?:-|—|–|~|至|到|和)+(?P<last>(?:19|20)\d\d)年(?:年间|期间)?|年度?(?P<part>(?:\d{{1,2}}月(?:\d{{1,2}}日|底|末|中旬|上旬|下旬)?|(?:上|下|前)半年|(?:第?[一二三四]|前[二三])季度|[1-9]\d?(?:-|—|至)\d{{1,2}}月)?))(?:底|末|年底|年末|以前|之前|前)?"
    r"|(?P<until_this>截至|截止|到|至)?(?P<this>今年|本年|当年|去年|上年(?!度?(?:结转|结余))|明年|前年|上一年|过去一年|过去的一年|一年来|年内|年底|年末|全年)(?P<this_part>底|末|(?:1-|1—|1至|1月至)\d{1,2}月份?|前\d{1,2}个?月|前[两三四五六七八九十]个月|上半年|下半年|(?:第?[一二三四]|前[二三])季度|\d{1,2}月(?:\d{1,2}日|底|末|中旬|上旬|下旬)?)?"
    r"|(?P<until_bare>截至|截止|到|至)?(?P<bare>前\d{1,2}个月|前[两三四五六七八九十]个月|\d{1,2}(?:-|—|至)\d{1,2}月份?|\d{1,2}月\d{1,2}日|\d{1,2}月(?:底|末|中旬|上旬|下旬|份)|上半年|下半年|(?:第?[一二三四]|前[二三])季度)"
    r"|(?P<plan>“?(?P<plan_name>十[一二三四五六]?五)”?(?P<plan_part>(?:规划)?(?:期间|时期|以来|期末|末|初|收官|规划|期))?)"
    r"|(?P<years>(?:过去|近|这|今后|未来|最近|前)?的?(?P<count>[两三四五六七八九十]|\d)年(?P<years_part>来|间|累计|以来|内|共|期间|里|总共|合计|时间))"
    r"|(?P<years_lead>(?:过去|近|今后|未来|最近|这|本届政府|届内)(?P<lead_count>[两三四五六七八九十]|\d)年(?!新高|新低|最|以来|平均|来最))"
    r"|(?P<yearly>年均|每年|年平均)"
    r"|(?P<now>目前|现已|至今|迄今|截至目前|截至当前|现有)"
)


def find_times(text: str, anchor: Anchor) -> list[TimeMention]:
    """Every time expression in compact ``text``, in order, resolved against ``anchor``.

    ``comparison`` mentions (比上年, 上年同期) name the base of a comparison, never the period
    itself; ``yearly`` ones (年均, 每年) have no period of their own; ``whole`` ones (全年, 年末)
    are the document's own year.
    """
    found: list[TimeMention] = []
    for match in _PATTERN.finditer(text):
        mention = _READERS[_branch(match)](match, anchor)
        if mention is not None:
            found.append(mention)
    return found


def _branch(match: re.Match[str]) -> str:
    groups = match.groupdict()
    return next(name for name in _READERS if groups[name])


def _mention(
    match: re.Match[str], period: str | None, sort: Sort, *, until: bool = False
) -> TimeMention:
    return TimeMention(match.start(), match.end(), period, sort, until)


def _comparison(match: re.Match[str], anchor: Anchor) -> TimeMention:
    return _mention(match, None, "comparison")


def _year(match: re.Match[str], anchor: Anchor) -> TimeMention | None:
    year = number(match["year"])
    if year is None or not 1900 < year < 2100:
        return None
    if match["last"]:
        return _mention(match, f"{year}/{match['last']}", "span")
    last = (anchor.year or 0) - 1
    if match.string.startswith("以来", match.end()) and year < last and not match["part"]:
        return _mention(match, f"{year}/{last}", "span")
    return _mention(match, _within(int(year), match["part"]), "point", until=bool(match["until"]))


def _this(match: re.Match[str], anchor: Anchor) -> TimeMention | None:
    if anchor.year is None:
        return None
    word, part = match["this"], match["this_part"]
    shift = {"去年": -1, "上年": -1, "上一年": -1, "明年": 1, "前年": -2}.get(word, 0)
    if word in ("全年", "年末", "年底"):
        return _mention(match, None, "whole")
    if word in ("过去一年", "过去的一年", "一年来", "年内", "当年"):
        return None
    until = bool(match["until_this"])
    return _mention(match, _within(anchor.year + shift, part), "point", until=until)


def _bare(match: re.Match[str], anchor: Anchor) -> TimeMention | None:
    year = anchor.review or anchor.year
    if year is None:
        return None
    return _mention(match, _within(year, match["bare"]), "point", until=bool(match["until_bare"]))


def _plan(match: re.Match[str], anchor: Anchor) -> TimeMention | None:
    years, part = plan_years(match["plan_name"]), match["plan_part"] or ""
    if years is None or ("规划" in part and "期" not in part):
        return None
    if part in ("末", "期末", "规划期末"):
        return _mention(match, str(years[1]), "point")
    if not part:
        return None
    return _mention(match, f"{years[0]}/{years[1]}", "span")


def _years(match: re.Match[str], anchor: Anchor) -> TimeMention | None:
    count, words = number(match["count"] or match["lead_count"]), match[0]
    if anchor.year is None or not count or count < 2:
        return None
    if anchor.plan is not None and count == 5 and not words.startswith(("过去", "近", "前")):
        return _mention(match, f"{anchor.plan[0]}/{anchor.plan[1]}", "span")
    past = words.startswith(("过去", "近", "这", "最近", "前"))
    if words.startswith(("今后", "未来")) or (words.endswith(("时间", "内")) and not past):
        return _mention(match, f"{anchor.year}/{anchor.year + int(count) - 1}", "span")
    return _mention(match, f"{anchor.year - int(count)}/{anchor.year - 1}", "span")


def _yearly(match: re.Match[str], anchor: Anchor) -> TimeMention:
    return _mention(match, None, "yearly")


def _now(match: re.Match[str], anchor: Anchor) -> None:
    return None


_READERS: dict[str, Callable[[re.Match[str], Anchor], TimeMention | None]] = {
    "compare": _comparison,
    "same": _comparison,
    "year": _year,
    "this": _this,
    "bare": _bare,
    "plan": _plan,
    "years": _years,
    "years_lead": _years,
    "yearly": _yearly,
    "now": _now,
}

_MONTHS = re.compile(r"(?:1(?:月)?[-—至])(\d{1,2})月|前(\d{1,2}|[两三四五六七八九十])个?月")
_DAY = re.compile(r"(\d{1,2})月(?:(\d{1,2})日)?")
_QUARTER = {"一": (1, 3), "二": (4, 6), "三": (7, 9), "四": (10, 12)}


def _within(year: int, part: str | None) -> str:
    """A part of a year as a period: (2020, 前4个月) → 2020-01/2020-04; the year itself for none."""
    if not part:
        return str(year)
    if months := _MONTHS.search(part):
        last = number(months[1] or months[2]) or 12
        return _span(year, 1, int(last))
    if day := _DAY.search(part):
        text = f"{year}-{int(day[1]):02d}"
        return f"{text}-{int(day[2]):02d}" if day[2] else text
    if "季度" in part:
        first, last = _QUARTER.get(part[-3], (1, 3))
        return _span(year, 1 if part.startswith("前") else first, last)
    if "半年" in part:
        return _span(year, 7, 12) if "下" in part else _span(year, 1, 6)
    return str(year)


def _span(year: int, first: int, last: int) -> str:
    return f"{year}-{first:02d}/{year}-{last:02d}"
