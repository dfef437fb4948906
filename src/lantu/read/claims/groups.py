"""Numbers that share a predicate: 分别增长58.6%、94.1%; A和B均达到100%."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from lantu.read.claims.counted import COUNTING, clean_right
from lantu.read.claims.fulfilment import plan_share, share_name
from lantu.read.claims.joining import joined_names, two_sides
from lantu.read.claims.lexicon import ATTRIBUTES
from lantu.read.claims.owners import owned
from lantu.read.claims.phrase import Phrase, strip_lead
from lantu.read.claims.ranks import of_their_owner, rank_name, rank_subjects
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.subjects import subject_of
from lantu.read.claims.words import trimmed, with_verb
from lantu.text.units import base_unit, unit_class

#: 居民、城镇居民收入两项指标分别…: how many were just named.
_SUMMED = re.compile(r"等?[两三四五六七八九十](?:项|类|个)(?:指标)?(?=[\u4e00-\u9fff]{0,4}$)")
_UNIT_NOUNS = {"户": "户数", "人": "人数", "金": "金牌", "银": "银牌", "铜": "铜牌"}


def groups(placed: Sequence[Slot]) -> Iterator[list[Slot]]:
    """Slots that hang together without words between them, in order."""
    group: list[Slot] = []
    for slot in placed:
        if group and slot.link != "pair":
            yield group
            group = []
        group.append(slot)
    if group:
        yield group


def share_unit(group: Sequence[Slot]) -> None:
    """提高3个和4个百分点, 第71位和89位: the unit that is said once holds for all."""
    if group[0].quantity.kind == "rank":
        for slot in group[1:]:
            if slot.quantity.unit in ("位", "名", ""):
                slot.quantity.kind = "rank"
    bounds = {s.quantity.comparator for s in group} - {"eq"}
    if len(bounds) == 1 and "range" not in bounds and "分别" in group[0].left:
        for slot in group:
            slot.quantity.comparator = next(iter(bounds))
    if any(s.quantity.unit == "个百分点" for s in group):
        for slot in group:
            if slot.quantity.unit == "个":
                slot.quantity.unit = "个百分点"


def said_of(slot: Slot, first: Slot, phrase: Phrase) -> Phrase:
    """What is said of a joined number: 增长19.2%、突破8500亿元 goes from a rate to a level."""
    sort = unit_class(slot.quantity.unit)
    if slot is first or sort == unit_class(first.quantity.unit):
        return phrase
    if phrase.mode in ("", "reach") or sort == "points":
        return phrase
    return replace(phrase, mode="reach")


def group_subjects(
    group: Sequence[Slot], phrase: Phrase, state: State
) -> list[tuple[Slot, Subject]]:
    """Each number with its subject; joined subjects are dealt out to joined numbers."""
    if len(group) > 1:
        return _joined(group, phrase, state)
    first = group[0]
    if first.quantity.kind == "rank":
        return [(first, s) for s in rank_subjects(first, state)]
    if phrase.each and not phrase.rest and len(state.names) > 1 and first.left.startswith("均"):
        return [(first, Subject(n, "each")) for n in state.names]
    if phrase.each or phrase.apart or first.quantity.kind == "doubling":
        name = trimmed(strip_lead(phrase.rest))
        names = joined_names(name) or two_sides(name)
        if len(names) > 1 and not clean_right(first.right):
            names = with_verb(names, state.verb if first.link == "list" else "")
            state.names = names
            return [(first, Subject(n, "each", n)) for n in names]
    return [(first, subject_of(first, phrase, state))]


def _joined(group: Sequence[Slot], phrase: Phrase, state: State) -> list[tuple[Slot, Subject]]:
    names = _dealt(group, phrase, state)
    if names:
        state.names = names
        return [(s, Subject(n, "dealt", n)) for s, n in zip(group, names, strict=True)]
    state.names = []
    medals = base_unit(group[0].quantity.unit) in ("金", "银", "铜")
    if not medals and not group[0].right and unit_class(group[-1].quantity.unit) in COUNTING:
        group[0].right = group[-1].right
    ranked = group[0].quantity.kind == "rank"
    subject = rank_subjects(group[0], state)[0] if ranked else subject_of(group[0], phrase, state)
    rules = [subject.rule, *["shared"] * (len(group) - 1)]
    mixed = len({base_unit(s.quantity.unit) for s in group}) > 1
    return [
        (s, Subject(_per_unit(subject.indicator, s, mixed=mixed), rule, subject.thing))
        for s, rule in zip(group, rules, strict=True)
    ]


def _dealt(group: Sequence[Slot], phrase: Phrase, state: State) -> list[str]:
    """As many names as there are numbers; an empty list where the words do not give them."""
    ranked = group[0].quantity.kind == "rank"
    sorts = {"rank" if ranked else unit_class(s.quantity.unit) for s in group}
    known = not phrase.rest and len(state.names) == len(group)
    if len(sorts) > 1 and not (phrase.apart or known) and sorts != {"count", "points"}:
        return []
    first, ending = group[0], ""
    planned = plan_share(first.left) if sorts == {"percent"} else None
    if ranked:
        name = rank_name(first)
    elif planned:
        name, ending = strip_lead(first.left[: planned.start()]), share_name("", planned)
    else:
        name = trimmed(strip_lead(phrase.rest))
    owner, of, wholes = phrase.rest.partition("占")
    if of and "占" not in wholes and phrase.apart and (parts := joined_names(wholes, len(group))):
        owner = strip_lead(owner.removeprefix("分别")) or state.indicator
        return [f"{owner}占{part.removesuffix('的')}比重" for part in parts]
    if name and name not in ATTRIBUTES:
        return [n + ending for n in of_their_owner(_names(name, len(group)), state)]
    if not name and ranked and state.growth:
        ending = "增速"
    return [owned(n, name) + ending for n in _before(len(group), phrase, state)]


def _names(name: str, count: int) -> list[str]:
    name = _SUMMED.sub("", name).replace("存、贷款", "存贷款")
    return joined_names(name, count) or (two_sides(name) if count == 2 else [])


def _before(count: int, phrase: Phrase, state: State) -> list[str]:
    """The names of the group before, or the claims before that 分别 refers to."""
    if len(state.names) == count:
        return state.names
    recent = state.recent[-count:]
    pointing = phrase.apart or phrase.mode in ("rise", "fall")
    return recent if pointing and len(set(recent)) == count else []


def _per_unit(indicator: str, slot: Slot, *, mixed: bool) -> str:
    """One verb, two units (脱贫1125户、1755人): the unit names what is counted."""
    noun = _UNIT_NOUNS.get(base_unit(slot.quantity.unit), "") if mixed else ""
    return indicator if indicator.endswith(noun) else indicator + noun
