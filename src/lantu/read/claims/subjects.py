"""Whose number it is: the indicator of a claim, completed from what stands around it."""

from __future__ import annotations

import re

from lantu.read.claims.counted import (
    changing_subject,
    clean_right,
    counted_subject,
    is_changing,
    is_counting,
)
from lantu.read.claims.fulfilment import plan_share, share_name
from lantu.read.claims.named import named_subject
from lantu.read.claims.nouns import noun_phrase
from lantu.read.claims.phrase import Phrase, strip_lead
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.words import (
    PLACE_END,
    all_verbs,
    last_part,
    trimmed,
    without_heading,
)
from lantu.text.units import unit_class

_SHARE = re.compile(r"占([^，。；]*)$")
_WHOLE = ("比重", "比例", "份额", "占比", "比")
_COMPARED = re.compile(
    r"(?:高于|快于|高出|超出|超过|领先于?|好于|优于|多于|大于|低于|慢于|少于|落后于?|(?<![占同环配对])比(?![例重率值])|较|超(?=[国全省市计目预年]))[^，。；]{0,14}$"
)
_STEP = ("大关", "台阶", "新台阶", "关口", "门槛")
_STEPS = re.compile(r"(?:元)?(?:新)?(?:台阶|大关|城市|俱乐部|行列|门槛|关口).*$")
_FUND = re.compile(
    r"(?:的)?[\u4e00-\u9fff“”]{0,12}?(?:资金支持|资金|国债|债券|补助|补贴|奖励|贷款|基金|专项债|授信|投资计划|订单|红包|消费券|专款)(?:资金)?"
)
#: 稳定在5%左右的较低水平: words that only judge the number.
_DEGREE = re.compile(r"(?:水平|区间|范围|高位|低位|增速|速度|增长|幅度)$")
_FUND_VERBS = frozenset(("增发", "新增", "发行", "发放", "争取"))


def subject_of(slot: Slot, phrase: Phrase, state: State) -> Subject:
    """The subject of one number by what stands before and behind it."""
    quantity = slot.quantity
    if state.plan is not None:
        return _of_plan(slot, state.plan, state)
    if quantity.kind == "ordinal":
        return Subject(noun_phrase(slot.right), "occasion")
    sort = unit_class(quantity.unit)
    right = clean_right(slot.right)
    share = _share_of(slot, phrase, sort, state)
    if share is not None:
        return share
    if quantity.kind == "level":
        return _level(right.partition("、")[0], phrase)
    if sort == "points":
        phrase.rest = _COMPARED.sub("", phrase.rest)
    return _by_side(slot, phrase, right, sort, state)


def _by_side(slot: Slot, phrase: Phrase, right: str, sort: str, state: State) -> Subject:
    """The subject behind the number where it counts something, else the one before it."""
    if right and is_changing(slot, phrase, sort):
        return changing_subject(phrase, right)
    if right and is_counting(slot, phrase, sort):
        return counted_subject(slot, phrase, right, state)
    name = trimmed(strip_lead(without_heading(last_part(phrase.rest))))
    if state.started and not name:
        return Subject(state.indicator, "inherited")
    behind = _with_words_behind(slot, phrase, name, right, sort) if right else None
    return behind or named_subject(slot, phrase, name, sort, state)


def _share_of(slot: Slot, phrase: Phrase, sort: str, state: State) -> Subject | None:
    """The subject of a share: of a plan (完成预算的102%) or of a whole (占…比重)."""
    if sort == "percent" and (planned := plan_share(slot.left)):
        name = strip_lead(slot.left[: planned.start()])
        of = name if len(name) > 1 else state.indicator
        return Subject(share_name(of, planned), "plan-share", of=of)
    found = _SHARE.search(phrase.rest)
    if not found:
        whole = slot.left.strip("、的")
        if slot.link and state.shared and _is_whole(slot.left):
            return Subject(f"{state.shared}占{whole}比重", "share-list")
        return None
    if sort == "percent" or slot.quantity.kind == "fraction" or phrase.rest.startswith("占"):
        return _share(phrase.rest, found, state)
    return None


def _of_plan(slot: Slot, plan: re.Match[str], state: State) -> Subject:
    """The subject of a planned value and of its share: 完成年计划710亿元 的89%."""
    if slot.left == "的":
        return Subject(share_name(state.indicator, plan), "plan-share", of=state.indicator)
    name = strip_lead(slot.left[: plan.start()])
    return Subject(name if len(name) > 1 else state.indicator, "planned")


def _is_whole(left: str) -> bool:
    """Whether what stands before a number is a whole that a share is of: 沿海三市的, 全区."""
    return left.endswith("的") or (left.startswith(("全", "、全")) and bool(PLACE_END.search(left)))


def _share(rest: str, share: re.Match[str], state: State) -> Subject:
    """占…比重, with its owner from before where it has none."""
    owner, whole = rest[: share.start()], share[1].strip("的")
    name, rule = strip_lead(owner).rstrip("，") if owner else "", "share"
    if not name:
        name, rule = state.indicator.partition("占")[0], "share-inherited"
    state.shared = name
    end = "" if whole.endswith(_WHOLE) or not whole else "比重"
    return Subject(f"{name}占{whole}{end}" if whole else name + "占比", rule)


def _level(right: str, phrase: Phrase) -> Subject:
    """打造千亿级产业集群, 经济总量迈入万亿城市行列."""
    noun = noun_phrase(_STEPS.sub("", right))
    return Subject(noun or strip_lead(phrase.rest), "level", noun or None)


def _with_words_behind(
    slot: Slot, phrase: Phrase, name: str, right: str, sort: str
) -> Subject | None:
    """Percentages, times and money with words behind them: 研发经费70%来源于企业, 1亿元国债."""
    if sort in ("percent", "time") or slot.quantity.kind == "fraction":
        noun = noun_phrase(right)
        if phrase.mode not in ("", "reach") or all_verbs(right) or _DEGREE.search(noun):
            return None
        text = name + noun
        return Subject(text, "part", text)
    if sort != "money" or right.startswith(_STEP):
        return None
    fund = _FUND.match(right)
    if fund:
        kept = name if len(name) > 2 or name in _FUND_VERBS else ""
        return Subject(kept + fund[0], "fund")
    return Subject(noun_phrase(right), "counted") if not name or all_verbs(name) else None
