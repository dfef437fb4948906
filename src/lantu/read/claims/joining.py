"""Joined names and what they share: 平板玻璃、普钢产量 → 平板玻璃产量, 普钢产量."""

from __future__ import annotations

import re

from lantu.read.claims.heads import head_of
from lantu.read.claims.lexicon import ATTRIBUTES, HEADS, PAIRED
from lantu.read.claims.words import leading_verb

_SECTORS = re.compile(
    r"第?一、(?:第?二、第?三|第?二和第?三|第?二)(?:次)?产业?"
    r"|第?二、第?三(?:次)?产业?|第?一、第?三产业?"
)
_AND = r"(?<![共饱总温缓祥协调])和(?![谐平美睦田县顺])"
_WITH = r"(?<![参赠给授])与"
_ALSO = r"(?<![普涉波触危惠顾以])及(?!以|其|时)"
#: Tried in this order until the number of names is right.
_JOINTS = (
    re.compile(f"、|以及|{_AND}|{_WITH}|{_ALSO}"),
    re.compile("、"),
    re.compile(f"以及|{_AND}|{_WITH}|{_ALSO}"),
)
_PLACES = "区县市镇乡省国港园州岛"
#: What kind of thing all the joined names are: A、B和C产业产值.
_SORTS = re.compile(r"(?:产业|行业|领域|企业)$")
#: Rates that hold for all joined names, also where those are measures themselves.
_RATES = ("增速", "增幅")
_OWN_RATES = ("增速", "增幅", "率", "占比", "比重", "总量", "规模")
_NOUNS = ("企业", "项目", "单位", "机构", "学校", "人员", "产品", "园区", "平台", "基地")


def joined_names(text: str, count: int = 0) -> list[str]:
    """The names joined in ``text`` (A、B和C), each completed by what the others share.

    With ``count``, only if there are that many; else an empty list.
    """
    if text.startswith("存、贷款"):
        return []
    sectors = _SECTORS.match(text)
    if sectors:
        names = [f"第{c}产业" for c in "一二三" if c in sectors[0]]
        names[-1] += text[sectors.end() :]
        return complete(names) if count in (0, len(names)) else []
    for joint in _JOINTS:
        names = [name for name in joint.split(text) if name]
        if (len(names) == count) if count else len(names) > 1:
            return complete(names)
    return []


def complete(names: list[str]) -> list[str]:
    """Joined names with the head, the modifier or the beginning that they share."""
    if len(names) < 2:
        return names
    last = names[-1]
    pair = next((p for p in PAIRED if last.startswith(p)), "")
    if pair and all(name in PAIRED for name in names[:-1]):
        return [*(name + last[len(pair) :] for name in names[:-1]), last]
    shared = _shared(names)
    beginning = _beginning(names[0])
    full = [_with_end(name, shared) for name in names[:-1]] + [last]
    return [beginning + n if i and n in HEADS else n for i, n in enumerate(full)]


def _with_end(name: str, shared: str) -> str:
    if shared in _RATES:
        return name if name.endswith(_OWN_RATES) else name + shared
    whole = name in ATTRIBUTES or head_of(name) or name.endswith(shared) or leading_verb(name)
    return name if whole else name + shared


def _shared(names: list[str]) -> str:
    """The part of the last name that those before it share; "" where they share none."""
    first, last = names[0], names[-1]
    if first[-1] in _PLACES and first[-1] in last[1:-2]:  # 徐州经开区、徐州高新区工业销售收入
        return last.partition(first[-1])[2]
    head = _last_head(last)
    if head:
        sort = _SORTS.search(last[: -len(head)]) if last.endswith(head) else None
        return sort[0] + head if sort and not any(sort[0] in n for n in names[:-1]) else head
    if len(first) <= 4 and 2 <= len(last) - len(first) <= 8 and first[-1] != last[-1]:
        return last[len(first) :]  # 刑事、治安警情
    noun = last[-2:]
    return noun if noun in _NOUNS and not first.endswith(_NOUNS) else ""


def _last_head(last: str) -> str:
    """The head of the last name, with 占…比重 or 对…的贡献率 where it has one."""
    if "占" in last:
        front, _, behind = last.partition("占")
        return f"{head_of(front)}占{behind}"
    front, toward, behind = last.partition("对")
    if front and toward and head_of(behind):
        return "对" + behind
    return head_of(last)


def _beginning(first: str) -> str:
    """What stands before the head of the first name: 生产安全事故 of 生产安全事故起数."""
    head = head_of(first)
    return first[: -len(head)] if head and len(head) < len(first) else ""


def two_sides(name: str) -> list[str]:
    """城乡居民… as 城镇居民…, 农村居民…; 存贷款… as 存款…, 贷款…; an empty list for other names."""
    if "存贷款" in name:
        return [name.replace("存贷款", "存款", 1), name.replace("存贷款", "贷款", 1)]
    if "城乡" not in name:
        return []
    urban = "城镇" if re.search("居民|就业|收入", name) else "城市"
    return [name.replace("城乡", urban, 1), name.replace("城乡", "农村", 1)]
