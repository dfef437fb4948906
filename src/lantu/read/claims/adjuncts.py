"""Comparisons before a number: 比“十五”末增长1倍, 比上年执行数下降3%, 同比减收5亿元."""

from __future__ import annotations

import re

from lantu.text.periods import plan_years

#: A comparison with another time or with what was budgeted, at the end of the words before.
_ADJUNCT = re.compile(
    r"(?P<each>均|都)?(?:[比较]|与(?=.*相比))"
    r"(?:“?(?P<plan>十[一二三四五六七八九]?五)”?(?P<span>时期|期间)?(?:规划)?期?[末底初]?"
    r"|(?P<year>(?:20|19)\d\d)年?度?[末底初]?|(?P<last>上一?年|去年)度?[末底]?)?"
    r"(?P<same>同期)?(?:全[市县区省州])?的?(?:可比)?"
    r"(?P<plans>(?:年初|年度|全年|调整后?|变动|原定)?(?:预算|计划|目标)(?:调整)?数?|(?:预计)?(?:执行|决算|完成|实际)数?)?"
    r"(?:相比|的)?，?$"
)
_ENDS = frozenset("末底初数年期度的比，算划标五行")
_FARTHEST = 24
#: More or less taken in or spent: a change of the revenue or expenditure before.
_YIELD = re.compile(r"(?:[增减短超][收支]|超(?:额|出)?(?:年初|年度|全年)?(?:计划|预算|目标|任务))$")
_BALANCE = re.compile(r"(?:^|收入|支出|税|费|基金|同比|环比|上年同期|同口径)$")
_YEARS = re.compile(r"(?<!\d)(?:19|20)\d\d(?!\d)")


def adjunct_at_end(words: str) -> re.Match[str] | None:
    """The comparison that ends ``words``; None without one."""
    if not words or words[-1] not in _ENDS:
        return None
    found = _ADJUNCT.search(words, max(0, len(words) - _FARTHEST))
    return found if found and len(found[0].lstrip("均都")) > 2 else None


def year_of(adjunct: re.Match[str]) -> int:
    """The last year of the time compared with, where the words name it: 比“十五”末 → 2005; or 0."""
    if adjunct["year"]:
        return int(adjunct["year"])
    years = plan_years(adjunct["plan"]) if adjunct["plan"] else None
    return years[1] if years else 0


def earlier_period(adjunct: re.Match[str], own: str | None) -> str | None:
    """The period of a value compared with, ``own`` being that of the claim it is compared to."""
    year = year_of(adjunct)
    if year and adjunct["span"]:
        return f"{year - 4}/{year}"
    if year or own is None:
        return str(year) if year else None
    return _YEARS.sub(lambda found: str(int(found[0]) - 1), own)


def since(period: str | None, year: int) -> str | None:
    """The years over which something changed since the end of ``year``, up to ``period``'s own."""
    last = (period or "").rpartition("/")[2]
    far = bool(year) and last.isdigit() and int(last) - year > 1
    return f"{year + 1}/{last}" if far else period


def yield_at_end(words: str) -> str:
    """增收, 减收, 增支, 减支 that end the words and change a balance; "" for others (农民增收)."""
    found = _YIELD.search(words)
    if found is None:
        return ""
    before = words[: found.start()]
    plain = found[0] != "增收" or _BALANCE.search(before) or adjunct_at_end(before)
    return found[0] if plain else ""
