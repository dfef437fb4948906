"""Things that stand before their number: 固定资产投资1652.8亿元, 增长15.1%, 总投资3亿元."""

from __future__ import annotations

import re

from lantu.read.claims.counted import COUNTING
from lantu.read.claims.heads import head_of
from lantu.read.claims.lexicon import ATTRIBUTES, CONTENT_LEAD, EMPTY, LEADING
from lantu.read.claims.nouns import THING_END
from lantu.read.claims.owners import broken_down, counterpart, of_people, of_same, owned, owner_of
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.words import all_verbs, last_verb, leading_verb, without_deeds
from lantu.text.units import unit_class

_GRADE = re.compile(r"[\u4e00-\u9fff]{1,3}级")
#: Verbs that name what is counted themselves: 带动就业2万人.
_OWN_DEEDS = ("就业", "创业", "增收", "脱贫")
_RAISED = re.compile(r"^(?:提高|提升|上调|降低|增加)")
_TIME_ONLY = re.compile(r"第?[一二三四]季度末?|[上下]半年|年[底末]|\d{1,2}月[底末]?|全年")


def named_subject(slot: Slot, phrase: Phrase, name: str, sort: str, state: State) -> Subject:
    """The subject of a number by the name before it, completed by what was said before.

    ``name`` is what is left of the words before the number, ``sort`` the class of its unit.
    """
    if state.opened and _GRADE.fullmatch(name):  # 国家级平台3个、省级5个
        name += state.indicator.partition("级")[2]
    if not name or name in EMPTY or _TIME_ONLY.fullmatch(name):
        return _nameless(phrase, state)
    return (
        _attribute(name, state)
        or (_deed(slot, name, state) if sort in COUNTING and all_verbs(name) else None)
        or _completed(name, state)
        or (_part(name, state) if sort in ("percent", "money", "points") else None)
        or _listed(slot, phrase, name, sort, state)
    )


def _nameless(phrase: Phrase, state: State) -> Subject:
    """增长7%: of what the clause before speaks of, else of the claim before.

    新增A 26个，累计达到46个 goes from the new ones to all.
    """
    if state.context:
        return Subject(state.context, "context", state.context)
    last = _RAISED.sub("", state.indicator) if state.unit == "年" else state.indicator
    return Subject(last.removeprefix("新增") if phrase.total else last, "inherited")


def _attribute(name: str, state: State) -> Subject | None:
    """总投资: of the thing spoken of; also behind it (重点项目建立包联机制、完成投资5亿元)."""
    if name in ATTRIBUTES:
        owner = owner_of(state, name)
        return Subject(owned(owner, name), "attribute", state.ahead or None) if owner else None
    front, joined, last = name.rpartition("、")
    thing = THING_END.search(front, 1) if joined and last in ATTRIBUTES else None
    return Subject(owned(front[: thing.end()], last), "attribute") if thing else None


def _deed(slot: Slot, name: str, state: State) -> Subject | None:
    """A verb alone: what it was done to was named before (52个项目交付1.6万套)."""
    if slot.link == "run" and state.thing:
        return Subject(state.thing + name, "verb-run")
    if state.thing and slot.quantity.unit == state.unit and not name.endswith(_OWN_DEEDS):
        return Subject(name + without_deeds(state.thing), "verb-only")
    fresh = "" if state.opened else state.context
    return Subject(name + fresh, "verb-context", fresh) if fresh else None


def _part(name: str, state: State) -> Subject | None:
    parted = broken_down(state.parent, name) if state.parent else ""
    return Subject(parted, "breakdown") if parted else None


def _completed(name: str, state: State) -> Subject | None:
    """The other side of a balance (总收入A，总支出B), or a part of the registered people."""
    before = state.indicator
    whole = counterpart(state.account, name) or of_people(state.parent, name)
    if state.opened and not whole:
        whole = of_same(before, name)
    return Subject(whole, "counterpart", whole) if whole else None


def _listed(slot: Slot, phrase: Phrase, name: str, sort: str, state: State) -> Subject:
    """A name that may share the verb of the list it goes on: 新增A 24家、B 2300家."""
    verb = leading_verb(name)
    if slot.link != "list" or not state.verb or verb or phrase.mode not in ("", "reach"):
        return Subject(name, "named", name, verb)
    if _has_own_verb(phrase, name):
        return Subject(name, "named", name)
    other = bool(head_of(name)) and unit_class(state.unit) != sort
    if other or sort not in COUNTING | {"money"}:
        return Subject(name, "named", name, verb)
    return Subject(state.verb + name, "named-list", name, state.verb)


def _has_own_verb(phrase: Phrase, name: str) -> bool:
    """新建A 3个、打造B 2个; 修复A 2亩、森林抚育5亩."""
    light, ended = LEADING.longest(phrase.rest), last_verb(name)
    kept = CONTENT_LEAD.longest(phrase.rest)
    if kept and light and len(kept.word) > len(light.word):  # the 加速 of 加速器
        light = None
    if light and light.category == "light" and len(light.word) > 1:
        return True
    return bool(ended and ended.category == "content" and len(name) > len(ended.word))
