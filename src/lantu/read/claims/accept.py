"""Which numbers can be claims at all, judged by what stands right beside them.

What is left out here (names, slogans, ordinals, thresholds inside names) is text like any other to
the steps that follow.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from lantu.read.claims.counts import counted_in_words, great, only_leads, people_meant
from lantu.read.claims.durations import is_measured_time
from lantu.read.claims.sizes import names_a_class, without_classes
from lantu.read.claims.slots import enclosing
from lantu.text.quantities import Kind, Quantity
from lantu.text.units import unit_class

_QUOTED_STATEMENT = 30
_RANKED = re.compile(
    r"(?:位[、和]|第[\d一二三四五六七八九十]{1,3}[、和及与]|居|位|列|排|名|第|升|至|到|保持|跃|获|夺|摘|全国|全省|全市|全区|全州|城市|地级市|东北"
    r"|国内|省内|世界|全球|总数|总量|增速|增幅|数量|总额|规模)[^，。；、]{0,8}$"
)
_PUT_FIRST = re.compile(r"(?:放|摆|置|挺)[在到于]$")
_RANK_END = "，。；、）！和与及"
_OCCASION = re.compile(r"次?(?:获|荣获|获得|蝉联|入选|被评|获评|夺得|荣膺|捧得|上榜|入围)")
_INDEX = re.compile(r"(?:系数|指数|比值|得分|评分|比)[^，。；]{0,6}$")
_RATIO_LED = ("比", "比为", "比例", "比例为", "达到", "比达", "比例达")
_LEVEL_LED = re.compile(
    r"(?:打造|冲刺|迈上|迈入|建设|形成|培育|壮大|突破|跨入|迈向|建成|构建|发展|跨越|站上|迈过|达到|迈进|跻身"
    r"|进入|跃上|晋级|破)$"
)
_HALVED = re.compile(r"(?:减少|下降|降低|压减|压缩|精简|缩短|占|达到|过)[近约超了]*$")
_EVERY = re.compile(r"每(?:增长|提高|下降|增加|减少|降低|上升)$")
_COUNTING_OUT = frozenset("第前每")
_NAME_ENDS = frozenset("号线版代强国")
#: 5‰人口变动抽样调查: the size of a sample.
_SURVEYED = ("人口变动", "人口抽样", "抽样")
_JOINTS = frozenset("、和与及")
_AFTER_LETTERS = frozenset(("percent", "money", "points", "count", "people"))


def accepted(
    text: str, quantities: Sequence[Quantity], spans: Sequence[tuple[int, int, str]]
) -> list[Quantity]:
    """The quantities of a paragraph that may be claims, in order."""
    _share_units(text, quantities)
    kept: list[Quantity] = []
    for quantity in quantities:
        around = enclosing(spans, quantity.start) if spans else None
        if around is not None and not _may_be_enclosed(quantity, around):
            continue
        if _CHECKS.get(quantity.kind, _amount)(quantity, text):
            kept.append(quantity)
    return without_classes(text, kept)


def _share_units(text: str, quantities: Sequence[Quantity]) -> None:
    """分别回落2.1和1.6个百分点: a unit said once, at the last of joined decimals, holds for all."""
    for before, quantity in zip(quantities[-2::-1], quantities[:0:-1], strict=True):
        joined = before.kind == "bare" and text[before.end : quantity.start] in _JOINTS
        if (
            joined
            and quantity.kind == "amount"
            and "分别" in text[max(0, before.start - 40) : before.start]
        ):
            before.unit, before.kind = quantity.unit, "amount"


def _may_be_enclosed(quantity: Quantity, around: tuple[int, int, str]) -> bool:
    """Whether a number inside quotes or brackets may be a claim."""
    start, end, mark = around
    if mark in "《（":
        return False
    if quantity.kind in ("streak", "doubling"):
        return True
    stated = quantity.comparator != "eq" or unit_class(quantity.unit) in ("percent", "money")
    return not quantity.numeral and (stated or end - start > _QUOTED_STATEMENT)


def _amount(quantity: Quantity, text: str) -> bool:
    if _is_name(quantity, text) or names_a_class(quantity, text):
        return False
    sort = unit_class(quantity.unit)
    if sort == "time":
        return is_measured_time(quantity, text)
    if sort == "" and quantity.numeral and not quantity.unit:
        return great(quantity, text)
    if sort == "" and not people_meant(quantity, text):
        return False
    if sort == "count" and only_leads(quantity, text):
        return False
    return not quantity.numeral or counted_in_words(quantity, text, sort)


def _is_name(quantity: Quantity, text: str) -> bool:
    """Whether what stands beside a number makes it part of a name: 4号线, 30万吨级, 500千伏."""
    start, unit = quantity.start, quantity.unit
    before, behind = text[max(0, start - 1) : start], text[quantity.end : quantity.end + 1]
    if behind == "级" or (behind in _NAME_ENDS and not unit) or unit.endswith(("级", "版")):
        return True
    if before.isascii() and before.isalpha():
        return unit_class(unit) not in _AFTER_LETTERS
    if before in _COUNTING_OUT and not text.endswith("提前", 0, start):
        return True
    near = text[max(0, quantity.outer_start - 4) : start]
    if "每" in near and _EVERY.search(near):
        return True
    if text.endswith(("时速", "×"), 0, start) or (before == "个" and unit == "%"):
        return True
    sampled = text.startswith(_SURVEYED, quantity.end)
    return sampled or ("千伏" in unit and "千伏安" not in unit)


def _rank(quantity: Quantity, text: str) -> bool:
    behind = text[quantity.end : quantity.end + 1]
    bare = quantity.text.startswith("第") and not quantity.unit and quantity.numeral
    if bare and behind and behind not in _RANK_END:
        return False
    before = text[max(0, quantity.start - 16) : quantity.start]
    return bool(_RANKED.search(before)) and not _PUT_FIRST.search(before)


def _ordinal(quantity: Quantity, text: str) -> bool:
    """第六次被评为…: how often something was won; other ordinals are names."""
    return quantity.unit == "次" and bool(_OCCASION.match(text, quantity.end))


def _bare(quantity: Quantity, text: str) -> bool:
    """A number without a unit: the value of an index."""
    behind = text[quantity.outer_end : quantity.outer_end + 1]
    if (behind and behind not in "，。；、以左") or not isinstance(quantity.value, float):
        return False
    before = text[max(0, quantity.outer_start - 10) : quantity.outer_start]
    return bool(_INDEX.search(before))


def _shares(quantity: Quantity, text: str) -> bool:
    if isinstance(quantity.value, list) and len(quantity.value) == 3:
        return True
    return text.endswith(_RATIO_LED, 0, quantity.start)


def _level(quantity: Quantity, text: str) -> bool:
    """打造千亿级产业, 迈上万亿新台阶; after such a level also one that 、 joins to it."""
    before = text[max(0, quantity.start - 14) : quantity.start]
    return bool(_LEVEL_LED.search(before)) or (before.endswith("、") and "亿级" in before)


def _fraction(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.start - 6) : quantity.start]
    return quantity.text != "一半" or bool(_HALVED.search(before))


def _always(quantity: Quantity, text: str) -> bool:
    return True


_CHECKS: dict[Kind, Callable[[Quantity, str], bool]] = {
    "rank": _rank,
    "ordinal": _ordinal,
    "bare": _bare,
    "shares": _shares,
    "level": _level,
    "fraction": _fraction,
    "doubling": _always,
    "streak": _always,
}
