"""What the words of a header or a row's label say about its cells: time, part, measure, unit."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace

from lantu.read.claim import Measure, Role
from lantu.read.tables.cells import is_unit
from lantu.text.compact import compact
from lantu.text.numbers import chinese

_TO = r"[-~—–―至到]+"
_SPAN = re.compile(rf"(\d{{4}})年?{_TO}(\d{{4}})年?")
_MONTHS = re.compile(rf"(?:(\d{{4}})年)?(\d{{1,2}})月?{_TO}(?:(\d{{1,2}})|本)月份?(?:累计)?")
_MONTH = re.compile(r"(?:(\d{4})年)?(?<!\d)(\d{1,2})月份?")
_QUARTER = re.compile(r"(?:(\d{4})年)?(?:第?([一二三四])季度|(前三季度)|(上半年)|(下半年))")
_YEAR = re.compile(r"((?:19[5-9]|20[0-6])\d)年?[度末底]?")
_FIVE = re.compile(r"[“\"]?十([一二三四五六七八九])五[”\"]?(?:时期|期间)?")
_OTHER_YEAR = re.compile(r"(上年|去年|前年|本年|今年|当年)(?:度|末|底)?(?!同期)")
#: What a rate compares with; its words name no period of their own.
_BASE = re.compile(
    r"[比较](?:上年|去年|上期|上月|\d{4}年)?(?:同期|末|底)?(?=增|±|升|涨|变|下|提|减|%|$)|上年同期|去年同期"
)
_PARENTHESIS = re.compile(r"[（(\[【]([^（）()\[\]【】]*)[）)\]】]")
_AVERAGE = re.compile(r"年?均|平均")
#: A whole growth column: 年均增长, 比上年增长±%, 同比. The natural growth rate is a level.
_GROWTH = re.compile(
    r"(?:年均|年平均|平均)?(?:同比|环比)*"
    r"(?:实际|名义|可比)?"
    r"(?<!自然)(?:累计)?(?:增长|增速|增幅|增减|升降|涨跌|同比)(?:率|速度|幅度|百分比|情况)?(?:[±+%]+)?"
)
_CHANGE = re.compile(r"增减(?:额|量|数|值)|增加额|增量")
_SHARE = re.compile(r"占比|所占比[重例]|构成|比重")
_DONE = re.compile(
    r"(?:[执预完决]?[行算成]数?)?(?:占|为|完成)(?:年初|全年|变动|调整|上年|去年)?"
    r"(?:预算|计划|目标|执行|完成|决算)数?的?(?:比[重例]|百分比|%)|完成(?:预算|计划)%?|完成率|执行率|完成进度"
)
_ROLES: tuple[tuple[Role, re.Pattern[str]], ...] = (
    ("baseline", re.compile(r"基期值?|基准值?|基数|现状值?|起始值?")),
    (
        "target",
        re.compile(
            r"(?:规划|计划|预期|约束|工作|发展|控制|年度)*(?:目标|指标)值|目标|规划值?(?!面积|用地|建筑)"
            r"|计划数?(?!生育|单列)|(?:年初|调整)?预算数|(?:年初|调整)预算|(?<![一-龥])预算(?![收支内外执])"
            r"|预期(?:值|目标)?|安排数?"
        ),
    ),
    (
        "actual",
        re.compile(
            r"(?:实际|预计)?(?:完成|执行|实现|达到)(?:情况|值|数|额)?"
            r"|实绩|实际(?:值|数|$)|决算数?|现值|预计"
        ),
    ),
)
_FILL = re.compile(
    r"绝对[数值额量]|指标名?称?|项目|数值|数据|数量|总量|实绩|单位|情况|合计数?|名称|本期|累计|[年期月][末初]数?|[：:、,，/%±+\s_]|年度?$"
)
REGION = re.compile(
    r"(?![一-龥]*(?:[城市郊地园景社灌牧小库矿]区|城[市镇]|乡镇)$)(?:[一-龥]{2,9}"
    r"(?:省|自治区|自治州|市|区|县|旗|州|盟|街道|镇|乡|开发区|示范区|新城|岛)|[一-龥]县)"
)
_WHOLE = re.compile(r"(?:全[国省市区县州盟旗]|合计|总计|总和|小计|全部)")
_YEARS_BACK = {"上年": 1, "去年": 1, "前年": 2, "本年": 0, "今年": 0, "当年": 0}


@dataclass(frozen=True, slots=True)
class Facets:
    """What a header or label says; ``period`` may lack its year (``--03``) until completed."""

    name: str = ""
    unit: str = ""
    period: str | None = None
    role: Role | None = None
    measure: Measure | None = None
    scope: str | None = None
    average: bool = False  #: per year over several years
    total: bool = False  #: a total of several years where the cell is in brackets

    def over(self, outer: Facets) -> Facets:
        """These facets where they say something, else those of ``outer``; names are joined."""
        return Facets(
            outer.name + self.name if self.name != outer.name else self.name,
            self.unit or outer.unit,
            join_periods(outer.period, self.period),
            self.role or outer.role,
            self.measure or outer.measure,
            self.scope or outer.scope,
            self.average or outer.average,
            self.total or outer.total,
        )


#: Nothing said.
NOTHING = Facets()


def join_periods(outer: str | None, inner: str | None) -> str | None:
    """The inner period, completed with the outer one's year where it lacks its own."""
    if inner is None:
        return outer
    if inner.startswith("--") and outer is not None and re.match(r"\d{4}", outer):
        return inner.replace("--", outer[:4] + "-")
    return inner


def read_header(text: str, year: int | None) -> Facets:
    """The facets of a header cell; ``year`` is what 本年 means."""
    plain = compact(text).text
    plain, unit = _take_unit(plain)
    plain, done = _take_done(plain)
    plain, period = _take_period(_BASE.sub("", plain), year)
    average, total = _AVERAGE.search(plain) is not None, "累计" in plain
    plain, measure = ("", "share") if done else _take_measure(plain)
    role: Role | None = None
    if measure != "share":
        plain, role = _take_role(plain)
    scope = plain if is_region(plain) else None
    name = (
        ""
        if scope or is_whole(plain)
        else _PARENTHESIS.sub("", _FILL.sub("", plain)).strip("（）〔〕[]【】")
    )
    if done:
        name, unit = done, "%"
        role = "target" if done.startswith("预算") else "actual"
    if measure in ("growth", "share") and not unit:
        unit = "%"
    if total:
        name = _AVERAGE.sub("", name)
    average = measure == "growth" and average
    return Facets(name, unit, period, role, measure, scope, average, total)


def is_region(text: str) -> bool:
    """Whether a label is a place's name rather than a thing measured."""
    return REGION.fullmatch(text) is not None and _WHOLE.match(text) is None


def is_whole(text: str) -> bool:
    """Whether a label says only: all of it (全市, 合计)."""
    return _WHOLE.fullmatch(text) is not None


def take_period(text: str, year: int | None) -> tuple[str, str | None]:
    """A text without its words of time, and the period they name (None: none)."""
    return _take_period(compact(text).text, year)


def _take_unit(text: str) -> tuple[str, str]:
    for match in _PARENTHESIS.finditer(text):
        inner = re.sub(r"^(?:计量)?单位[：:]?", "", match[1])
        inner = re.sub(r"^[±+-]+(?=[%‰])", "", inner)
        if is_unit(inner):
            return text[: match.start()] + text[match.end() :], inner
    said = re.search(r"(?:计量)?单位[：:](.+)$", text)
    if said and is_unit(said[1]):
        return text[: said.start()], said[1]
    return text, "%" if text.endswith(("%", "±%")) else ""


def _take_period(text: str, year: int | None) -> tuple[str, str | None]:
    for pattern, build in _PERIODS:
        match = pattern.search(text)
        if match and (period := build(match, year)):
            return text[: match.start()] + text[match.end() :], period
    return text, None


def _span(match: re.Match[str], _: int | None) -> str:
    return f"{match[1]}/{match[2]}"


def _lead(year: str | None) -> str:
    return f"{year}-" if year else "--"


def _months(match: re.Match[str], _: int | None) -> str | None:
    if match[3] is None or not 1 <= int(match[2]) <= int(match[3]) <= 12:
        return None
    lead = _lead(match[1])
    return f"{lead}{int(match[2]):02d}/{lead}{int(match[3]):02d}"


def _month(match: re.Match[str], _: int | None) -> str | None:
    if not 1 <= int(match[2]) <= 12:
        return None
    return f"{_lead(match[1])}{int(match[2]):02d}"


def _quarter(match: re.Match[str], _: int | None) -> str:
    if match[2]:
        number = "一二三四".index(match[2])
        first, last = 3 * number + 1, 3 * number + 3
    else:
        first, last = (1, 9) if match[3] else (1, 6) if match[4] else (7, 12)
    lead = _lead(match[1])
    return f"{lead}{first:02d}/{lead}{last:02d}"


def _five(match: re.Match[str], _: int | None) -> str:
    first = 2001 + 5 * (chinese(match[1]) or 0)
    return f"{first}/{first + 4}"


def _other(match: re.Match[str], year: int | None) -> str | None:
    return str(year - _YEARS_BACK[match[1]]) if year else None


_PERIODS = (
    (_SPAN, _span), (_MONTHS, _months), (_QUARTER, _quarter), (_MONTH, _month),
    (_YEAR, lambda match, _: match[1]), (_FIVE, _five), (_OTHER_YEAR, _other),
)  # fmt: skip


def _take_done(text: str) -> tuple[str, str]:
    """The words that measure one column against another (执行数为预算的%), as a name."""
    match = _DONE.search(text)
    if match is None:
        return text, ""
    return text[: match.start()], match[0].rstrip("%的") + "的比例"


def _take_measure(text: str) -> tuple[str, Measure | None]:
    for pattern, measure in ((_CHANGE, "change"), (_GROWTH, "growth")):
        match = pattern.search(text)
        if match:
            return text[: match.start()] + text[match.end() :], measure  # type: ignore[return-value]
    if _SHARE.fullmatch(_FILL.sub("", text)):
        return text, "share"
    return text, None


def _take_role(text: str) -> tuple[str, Role | None]:
    for role, pattern in _ROLES:
        match = pattern.search(text)
        if match:
            return text[: match.start()] + text[match.end() :], role
    return text, None


def completed(facets: Facets, period: str | None) -> Facets:
    """The facets with a period that lacked its year completed from ``period``."""
    return replace(facets, period=join_periods(period, facets.period))
