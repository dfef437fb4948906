"""Whose number it is: the indicator of a claim, completed from what stands around it."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from lantu.read.claims.heads import head_of
from lantu.read.claims.lexicon import ATTRIBUTES, CONTENT_LEAD, RANKING
from lantu.read.claims.phrase import Phrase, last_verb, strip_lead
from lantu.read.claims.slots import Slot
from lantu.text.units import unit_class


@dataclass(slots=True)
class State:
    """What the sentence has spoken of so far."""

    indicator: str = ""  #: of the claim before: what 增长7% without a subject is about
    thing: str = ""  #: the thing that 总投资, 面积 … without an owner belong to
    verb: str = ""  #: the verb shared by a list: 新增A 24家、B 2300家
    names: list[str] = field(default_factory=list)  #: subjects of the group before, for 分别
    parent: str = ""  #: what 其中 or 分…看 breaks down
    growth: bool = False  #: the claim before is a rate of growth
    sentence: int = -1
    plural: bool = False


@dataclass(slots=True)
class Subject:
    """An indicator and how it was found."""

    indicator: str
    rule: str
    thing: str | None = None  #: what it makes the new owner of attributes; None leaves the old one
    verb: str = ""


_COUNTING = frozenset(("count", "people", "physical", "", "time"))
_CLEAN_RIGHT = re.compile(r"^(?:的|以上的|左右的|以内的|（[^）]*）)+|（[^）]{6,}）|[“”]?$")
_EXAMPLES = re.compile(r"等(?:[一-龥]{0,3})?$")
_PLACE_END = re.compile(r"(?:市|省|区|县|州|镇|乡|村|岛|港|园|城|旗|盟|片区|新区|地区|市区|城区|主城区|中心|县域|全球|全国|世界|国际)$")
_SHARE = re.compile(r"占([^，。；]*)$")


def subject_of(slot: Slot, phrase: Phrase, state: State) -> Subject:
    """The subject of one number by what stands before and behind it."""
    quantity = slot.quantity
    if quantity.kind == "rank":
        return _ranked(slot, state)
    sort = unit_class(quantity.unit)
    right = clean_right(slot.right)
    share = _SHARE.search(phrase.rest)
    if share and sort in ("percent", "fraction", "") or share and phrase.rest.startswith("占"):
        return _share(phrase.rest, share, state)
    if right and quantity.kind == "amount" and phrase.mode in ("", "reach") and sort in _COUNTING and not (sort == "time" and phrase.rest):
        return _counted(slot, phrase, right, state)
    if right and quantity.kind == "level":
        return Subject(strip_right(right) + "规模", "level", strip_right(right))
    name = strip_lead(phrase.rest)
    if right and sort == "percent" and phrase.mode in ("", "reach"):
        return _part(name, right, state)
    if right and sort == "money" and not name:
        return Subject(strip_right(right), "counted", None)
    return _named(slot, phrase, name, sort, state)


def clean_right(right: str) -> str:
    """The words behind a number without 的 and remarks in brackets."""
    return _CLEAN_RIGHT.sub("", right) if right else ""


def strip_right(right: str) -> str:
    return right[:28]


def _counted(slot: Slot, phrase: Phrase, right: str, state: State) -> Subject:
    """Number before thing: 建设30个示范工厂, 12家单位获得称号."""
    noun = strip_right(right)
    rest = phrase.rest
    if not rest:
        if slot.link == "list" and state.verb and phrase.mode == "":
            return Subject(state.verb + noun, "counted-list", state.verb + noun, state.verb)
        return Subject(noun, "counted", noun)
    verb = last_verb(rest)
    if verb is not None:
        word, sort = verb
        kept = word if sort == "content" else ""
        return Subject(kept + noun, "counted-verb", kept + noun, kept)
    if rest.endswith("等") or slot.quantity.numeral and "、" in rest or _PLACE_END.search(rest):
        return Subject(noun, "counted-examples", noun)
    lead = strip_lead(rest)
    if len(lead) > 14:
        lead = ""
    return Subject(lead + noun, "counted-lead", lead + noun)


def _part(name: str, right: str, state: State) -> Subject:
    """A percentage with words behind it: 研发经费70%来源于企业, 92%以上社区达到标准."""
    text = name + strip_right(right)
    return Subject(text, "part", text)


def _share(rest: str, share: re.Match[str], state: State) -> Subject:
    """占…比重, with its owner from before where it has none."""
    owner, whole = rest[: share.start()], share[1].strip("的")
    name = strip_lead(owner).rstrip("，") if owner else ""
    if not name:
        name = state.indicator
        if "占" in name:
            name = name.partition("占")[0]
        rule = "share-inherited"
    else:
        rule = "share"
    end = "" if whole.endswith(("比重", "比例", "份额", "占比", "比")) or not whole else "比重"
    return Subject(f"{name}占{whole}{end}" if whole else name + "占比", rule, None)


def _named(slot: Slot, phrase: Phrase, name: str, sort: str, state: State) -> Subject:
    """Thing before number: 固定资产投资1652.8亿元, 增长15.1%."""
    if not name:
        return Subject(state.indicator, "inherited", None)
    if name in ATTRIBUTES and state.thing:
        return Subject(_owned(state.thing, name), "attribute", None)
    verb = last_verb(name)
    if verb is not None and verb[0] == name and state.thing and sort in _COUNTING:
        return Subject(name + state.thing, "verb-only", None)
    if state.parent and not head_of(name) and sort in ("percent", "money", "points"):
        return Subject(_broken_down(state.parent, name), "breakdown", None)
    lead = CONTENT_LEAD.longest(name)
    if slot.link == "list" and state.verb and lead is None and phrase.mode in ("", "reach") and sort not in ("percent", "points", "times"):
        return Subject(state.verb + name, "named-list", state.verb + name, state.verb)
    return Subject(name, "named", name, lead[0] if lead else "")


def _owned(thing: str, attribute: str) -> str:
    return thing if thing.endswith(attribute) else thing + attribute


def _broken_down(parent: str, name: str) -> str:
    head = head_of(parent)
    front = parent[: -len(head)] if head else parent
    if name.endswith("企业"):
        front = front.removesuffix("企业")
    return front + name + head


def _ranked(slot: Slot, state: State) -> Subject:
    rest = slot.left
    while rest:
        hit = RANKING.longest(rest)
        if hit is None or hit[1] == "rate":
            break
        rest = rest[: -len(hit[0])]
    name = strip_lead(rest)
    if not name or _PLACE_END.search(name) and len(name) < 6:
        return Subject(state.indicator, "rank-inherited", None)
    if name in ATTRIBUTES or name in ("增速", "增幅"):
        return Subject(_owned(state.indicator, name), "rank-attribute", None)
    return Subject(name, "rank", None)
