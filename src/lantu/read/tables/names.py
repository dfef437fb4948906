"""The label of a table row: the indicator's name, its unit, and which way its numbers point."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from lantu.read.tables.cells import is_unit

Direction = Literal["level", "growth", "decline"]

_ORDINAL = re.compile(
    r"^(?:[#＃·•▲△★☆※●○◆\-—]+|[（(]\d{1,2}[）)]|\d{1,3}[.、．](?!\d)|\d{1,2}[）)]|[（(][一二三四五六七八九十]+[）)]|[一二三四五六七八九十]{1,3}、|[①-⑳](?=\S))+"
)
_OF_WHICH = re.compile(r"^(?:其中|其它|#)[:：,，]?|^按[一-龥]+分[:：]")
_WHOLE = re.compile(r"^全[国省市区县州盟旗](?=..)")
_MARK = re.compile(r"\^?(?:[①-⑳]|\[\d{1,2}\]|[*＊※])+$")
_PARENTHESIS = re.compile(r"[（(]([^（）()]*)[）)]")
_DECLINE = re.compile(
    r"(?:累计|年均)?(?:下降|降低|减少|削减|压减)(?:率|比例|比率|幅度|百分比|量|目标)?$"
)
_GROWTH = re.compile(
    r"(?:年均|平均|累计|实际|同比|可比|名义)*(?<!自然)(?:增长|增速|增幅)(?:率|速度|幅度|百分比)?$"
)
_RISE = re.compile(
    r"(?:累计|年均)?(?:(?:提高|提升)(?:值|幅度)?|增加(?:幅度)?|(?<=[率重度])增加值)$"
)
#: Words that head a measured thing: with one of them at its end a name stands on its own.
_HEAD = re.compile(
    r"(?:[率数额值]|比例|比重|占比|浓度|总量|总额|数量|产量|(?<!质)量|面积|里程|收入|支出|寿命|年限|水平|指数|强度|系数|规模|能力|密度)$"
)
#: What is counted of a class; and words that narrow a thing without being a member of a class.
_COUNTED = re.compile(r"(?:产量|产值|增加值|种植面积|投资|支出|产能)$")
_QUALIFIER = re.compile(
    r"城镇|城乡|乡村|农村|居民|[男女]|以[上下]|国有|民营|民间|私营|集体|[内外]资|出口|进口|人均|本级|省级|市级|县级|人口$"
)
_ONLY_QUALIFIER = re.compile(
    r"(?:城[镇市乡]|[乡农]村|[男女]性?|国有|民营|民间|私营|集体|[内外]资|规模以上|限额以上|常住|户籍)(?:居民|企业|人口)?"
)
_THEME = re.compile(r"(?:质量|增长|就业|水平|状况|情况|发展|建设|改善|保护|结构|指标|改造|治理)+$")
#: A name that opens so lacks its subject: 登记失业率 (of 城镇), 达到或好于… (of 地表水).
_SUBJECTLESS = re.compile(r"^(?:达到|新增|登记|劣|优良|调查|超过|低于|累计|年均|总|比重|占)")
_CLASS_HEAD = re.compile(
    r"^主要[一-龥]{1,6}?(?=排放|产[量品]|消费|生产|[出进]口|拥有|储备|去除|削减)"
)
_SPACE = re.compile(r"[\s　]+")


@dataclass(frozen=True, slots=True)
class Label:
    """A row's name in the document's words, with what was written around it."""

    name: str
    unit: str = ""
    marks: str = ""  #: footnote marks: ①②
    direction: Direction = "level"  #: whether its own words say growth or decline
    rise: bool = False  #: it names an increase in points or amounts: 提高（个百分点）


def read_label(text: str) -> Label:
    """A label's name without number, unit, marks and direction words: 1.产值增长（%）① → 产值."""
    name = _SPACE.sub("", text)
    name, marks = _split(_MARK, name)
    name, unit = _take_unit(name)
    name, more = _split(_MARK, name)
    name = _OF_WHICH.sub("", _ORDINAL.sub("", name)).strip("：:，,、")
    name = _WHOLE.sub("", name)
    name, direction, rise = take_direction(name)
    return Label(name, unit, (marks + more).replace("^", ""), direction, rise)


def is_of_which(text: str) -> bool:
    """Whether a label says that its row is a part of the row above: 其中：出口, #出口."""
    return _OF_WHICH.search(text.strip()) is not None


def has_head(name: str) -> bool:
    """Whether a name ends in a word that measures (率, 总额, 收入) and so stands on its own."""
    return _HEAD.search(name) is not None


def is_qualifier(name: str) -> bool:
    """Whether a label only narrows what another one names: 城镇, 农村, 男性."""
    return _ONLY_QUALIFIER.fullmatch(name) is not None


def has_ordinal(text: str) -> bool:
    """Whether a label opens with a number of its own: 3.城镇化率."""
    return re.match(r"\d{1,3}[.、．](?!\d)", text.strip()) is not None


def take_direction(name: str) -> tuple[str, Direction, bool]:
    """A name without the words of growth or decline at its end, and which they were."""
    for pattern, direction in ((_DECLINE, "decline"), (_GROWTH, "growth")):
        match = pattern.search(name)
        if match and match.start():
            return name[: match.start()], direction, False  # type: ignore[return-value]
    match = _RISE.search(name)
    if match and match.start() > 1:
        return name[: match.start()], "growth", True
    return name, "level", False


@dataclass(frozen=True, slots=True)
class Named:
    """A composed name; ``by_group``: the group's words say what is measured."""

    name: str
    by_group: bool


def compose(group: str, name: str) -> Named:
    """One name from a group's and a part's: 城镇化率 + 常住人口 → 常住人口城镇化率.

    The group measures and the part qualifies it, or the part measures and the group is its theme.
    """
    if not group or not name or group in name:
        return Named(name or group, not name)
    whole = _by_group(group, name)
    if whole:
        return Named(whole, by_group=True)
    if _SUBJECTLESS.search(name) and not _shared_head(group, name):
        return Named(_joined(_theme(group, name), name), by_group=False)
    return Named(name, by_group=False)


def _by_group(group: str, name: str) -> str:
    """The name where the group's words say what is measured; "" where the part's do."""
    if group.endswith("生产总值") and name.endswith("业"):
        return name + "增加值"
    if is_qualifier(name):
        return _joined(name, group)
    if _CLASS_HEAD.search(group):
        return _joined(name, _CLASS_HEAD.sub("", group))
    if _HEAD.search(group) and not _HEAD.search(name):
        return _member(name, group) or _qualified(name, group)
    return ""


def _member(part: str, group: str) -> str:
    """A member of a class in the place of the class: 稻谷 + 粮食产量 → 稻谷产量; else ""."""
    counted = _COUNTED.search(group)
    if counted is None or _QUALIFIER.search(part) or part in group:
        return ""
    return part + counted[0]


def _theme(group: str, name: str) -> str:
    return group if name.startswith("优良") else _THEME.sub("", group)


def resolve(labels: Sequence[str]) -> Label:
    """The label of a row from its texts, widest group first (at least one)."""
    label = read_label(labels[0])
    for text in labels[1:]:
        own = read_label(text)
        named = compose(label.name, own.name)
        direction, rise = own.direction, own.rise
        if named.by_group and direction == "level":
            direction, rise = label.direction, label.rise
        unit = own.unit or label.unit
        label = Label(named.name, unit, label.marks + own.marks, direction, rise)
    return label


def _qualified(part: str, group: str) -> str:
    """The group's measure with the part before it, a word they share written once."""
    if group.endswith(part) or part.endswith(group):
        return part if len(part) > len(group) else group
    return _joined(part, group)


def _joined(first: str, second: str) -> str:
    for size in range(min(len(first), len(second)), 0, -1):
        if first.endswith(second[:size]):
            return first + second[size:]
    return first + second


def _shared_head(group: str, name: str) -> bool:
    return group[-2:] == name[-2:]


def _split(pattern: re.Pattern[str], text: str) -> tuple[str, str]:
    match = pattern.search(text)
    return (text[: match.start()], match[0]) if match else (text, "")


def _take_unit(name: str) -> tuple[str, str]:
    for match in reversed(list(_PARENTHESIS.finditer(name))):
        inner = re.sub(r"^单位[:：]", "", match[1])
        if is_unit(inner) and match.start():
            return name[: match.start()] + name[match.end() :], inner
    if name.endswith(("%", "％")) and len(name) > 2:
        return name[:-1], "%"
    return name, ""
