"""Sizes that name a class of things and claim nothing: 10亿元以上项目, 产值超亿元的企业."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import zip_longest

from lantu.text.quantities import Quantity
from lantu.text.units import unit_class

_SIZES = frozenset(("money", "physical", ""))
NOUN_BEHIND = re.compile(r"(?:的|（含）|及)?[\u4e00-\u9fffA-Za-z“]")
_NO_NOUN = re.compile(
    r"[，。；、：！？）”]|$|和|及|与|或|并|为|以上|左右|以内|大关|台阶|新台阶|关口"
)
_CLASS_GAP = re.compile(
    r"(?:以上|以下|及以上|级)?的?[\u4e00-\u9fff]{0,9}"
    r"(?:项目|企业|楼宇|园区|产业|集群|基地|县|镇|村|乡|街道|主体|平台|单位|户|市场|合作社|街区|商圈|家电)"
    r"(?:达到?|超过?|突破|增至|增加到|有|共|总数达?|新增|各|近|约|\d)*$"
)
_SIZED_BY = re.compile(
    r"年?(?:营收|产值|总投资|投资|税收|收入|资产|规模|估值|市值|营业收入|主营业务收入|交易额|零售额)(?:达|达到)?"
)
_OF_A_THING = re.compile(r"的[\u4e00-\u9fff“]{2}")
_BRACKET_BOUND = re.compile(r"（[^）]{2,14}）(?:以上|以下)[\u4e00-\u9fff]")
_PARTS = ("部分", "之间", "档")
_PEOPLE = re.compile(
    r"[^，。；、]{0,8}?(?:人口|农民|群众|人员|人才|学生|职工|居民|劳动力|老人|农户|游客|毕业生)"
)
_SINGLE = ("日产", "年产", "单机", "单机容量", "日处理", "年处理", "单体", "容量")
_RADIUS = ("全覆盖", "服务圈", "半径", "生活圈", "范围", "圈")


def names_a_class(quantity: Quantity, text: str) -> bool:
    """Whether a number is the size in the name of a class of things."""
    sort = unit_class(quantity.unit)
    if sort in ("physical", "time") and text.startswith(_RADIUS, quantity.end):
        return True
    if quantity.unit == "户":
        return _threshold(quantity, text, sort)
    return sort in _SIZES and (_threshold(quantity, text, sort) or _round(quantity, text))


def _threshold(quantity: Quantity, text: str, sort: str) -> bool:
    """10亿元以上项目, 5亿元（3000万美元）以上项目, 100万元至300万元部分."""
    end = quantity.outer_end
    if text.startswith(_PARTS, quantity.end) or _BRACKET_BOUND.match(text, quantity.end):
        return True
    if end == quantity.end or quantity.comparator not in ("ge", "le"):
        return False
    if quantity.unit == "户":
        apart = text[quantity.start - 1 : quantity.start] in ("，", "。", "；", "")
        return apart and bool(NOUN_BEHIND.match(text, end))
    if not sort and _PEOPLE.match(text, end):
        return False
    if text.startswith("的", end):
        return sort == "money" or text.endswith(_SINGLE, 0, quantity.start)
    return bool(NOUN_BEHIND.match(text, end)) and not _NO_NOUN.match(text, end)


def _round(quantity: Quantity, text: str) -> bool:
    """税收超亿元的楼宇, 资产超千亿的集团: a round size in words with a noun behind it."""
    in_words = quantity.numeral and (
        quantity.text[0] in "百千万亿" or quantity.text[:2] in ("十亿", "十万")
    )
    return in_words and not _NO_NOUN.match(text, quantity.outer_end)


def without_classes(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities without the sizes of what is counted beside them: 百亿元企业5家."""
    kept: list[Quantity] = []
    for quantity, behind in zip_longest(quantities, quantities[1:]):
        before = kept[-1] if kept else None
        if before is not None and _sizes_the_one_before(text, before, quantity):
            continue
        if behind is not None and _sizes_the_one_behind(text, quantity, behind):
            continue
        kept.append(quantity)
    return kept


def _sizes_the_one_behind(text: str, quantity: Quantity, behind: Quantity) -> bool:
    sort = unit_class(quantity.unit)
    if sort not in _SIZES or quantity.kind != "amount" or unit_class(behind.unit) != "count":
        return False
    gap = text[quantity.end : min(behind.start, quantity.end + 40)]
    bounded = sort != "physical" or gap.startswith(("以上", "级", "及以上"))
    return bounded and bool(_CLASS_GAP.fullmatch(gap))


def _sizes_the_one_before(text: str, before: Quantity, quantity: Quantity) -> bool:
    counted = unit_class(before.unit) == "count"
    if not counted or unit_class(quantity.unit) not in ("money", "physical"):
        return False
    gap = text[before.outer_end : min(quantity.outer_start, before.outer_end + 40)]
    end = quantity.outer_end
    if not gap and quantity.comparator == "ge" and text.startswith("、", end):
        return True
    if _SIZED_BY.fullmatch(gap) and NOUN_BEHIND.match(text, end) and not _NO_NOUN.match(text, end):
        return True
    near = 1 < len(gap) < 16 and not re.search(r"[，。；、]", gap)
    return near and bool(_OF_A_THING.match(text, end))
