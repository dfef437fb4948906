"""Numbers before what they count: 建设30个示范工厂, 12家单位获得称号."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.claims.lexicon import ATTRIBUTES, CONTENT_LEAD, MANNER
from lantu.read.claims.nouns import noun_phrase, owner_noun, split_deed
from lantu.read.claims.phrase import Phrase, strip_lead
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.words import PLACE_END, all_verbs, last_verb
from lantu.text.units import unit_class

COUNTING = frozenset(("count", "people", "physical", "", "time"))
_LONGEST_LEAD = 14
_CLEAN_RIGHT = re.compile(r"^(?:的|以上的|左右的|以内的|（[^）]*）)+|（[^）]{6,}）")
_MEASURES_TAKEN = re.compile(r"(?:措施|举措|政策|工程|任务|行动|条款|事项|实事|计划|改革|清单)$")
_DEED_ALONE = re.compile(
    r"(?:加快|建成|竣工|投产|投用|开工|完工|正在|正式|全部|全面|基本|已|均|居(?!民)|位列|排(?![放水污])|进入)"
)
_BENEFIT = re.compile(
    r"(?:参保|受益|参加|参与|领取[\u4e00-\u9fff]{2,6}|享受[\u4e00-\u9fff]{2,8}|获益)"
)


def clean_right(right: str) -> str:
    """The words behind a number without 的 and remarks in brackets; "" where a list goes on."""
    if not right or right[0] in "、）”":
        return ""
    return _CLEAN_RIGHT.sub("", right)


def is_counting(slot: Slot, phrase: Phrase, sort: str) -> bool:
    """Whether the words behind a number are what it counts."""
    if sort == "time":
        return not phrase.rest
    return slot.quantity.kind == "amount" and sort in COUNTING and phrase.mode in ("", "reach")


def is_changing(slot: Slot, phrase: Phrase, sort: str) -> bool:
    """Whether a verb of change is what was done to the things counted: 增加了11条线路."""
    if phrase.mode not in ("rise", "fall") or phrase.base or sort not in ("count", "people", ""):
        return False
    return phrase.word == "提升" or not phrase.rest or all_verbs(phrase.rest)


def changing_subject(phrase: Phrase, right: str) -> Subject:
    """The subject of 改造提升30个医疗中心; the phrase states no change then."""
    verb, noun = phrase.rest + phrase.word, noun_phrase(right)
    phrase.mode = ""
    return Subject(verb + noun, "counted-change", noun, verb)


def chain_deed(near: Sequence[Slot]) -> str:
    """What a list of counted things did, said at its end: 5个镇街、10个基地被评为… → 被评为….

    ``near`` are the slots from the list's first on.
    """
    last = None
    for slot in near[1:]:
        if slot.clause != near[0].clause or slot.link != "list" or slot.left:
            break
        last = slot
    return "" if last is None else split_deed(clean_right(last.right))[1]


def counted_subject(slot: Slot, phrase: Phrase, right: str, state: State) -> Subject:
    """The subject of a number whose thing stands behind it."""
    noun, rest = noun_phrase(right), phrase.rest
    if not rest:
        return _without_lead(slot, phrase, noun, state)
    owner = strip_lead(rest)
    if owner in MANNER or len(owner) < 2:
        return Subject(noun, "counted", noun)
    if owner and slot.right.startswith("的") and _is_attribute(owner, slot):
        noun = owner_noun(slot.right[1:])
        return Subject(noun + owner, "attribute-of", noun)
    if slot.left.endswith("的") and len(owner) < 24:
        return Subject(owner + noun, "counted-clause", owner + noun)
    verb = last_verb(rest)
    if verb is not None:
        return _after_verb(owner, noun, verb.word, verb.category)
    return _after_words(slot, rest, owner, noun)


def _without_lead(slot: Slot, phrase: Phrase, noun: str, state: State) -> Subject:
    unit = slot.quantity.unit
    people = unit_class(unit) == "people" and not unit.endswith("户")
    if people and (_BENEFIT.fullmatch(noun) or all_verbs(noun)):
        whose = state.thing if state.opened else state.context
        return Subject(f"{whose}{noun}人数", "counted-benefit")
    if state.thing and _DEED_ALONE.match(noun):  # 25个项目11个竣工、14个加快建设
        return Subject(state.thing + noun, "counted-deed")
    if slot.link == "list" and state.verb and not phrase.mode:
        return Subject(state.verb + noun, "counted-list", noun, state.verb)
    return Subject(noun + (state.chain if len(noun) < 9 else ""), "counted", noun)


def _is_attribute(owner: str, slot: Slot) -> bool:
    sized = unit_class(slot.quantity.unit) == "physical" and not all_verbs(owner)
    return owner in ATTRIBUTES or sized


def _after_verb(owner: str, noun: str, verb: str, sort: str) -> Subject:
    if len(owner) > len(verb) and _MEASURES_TAKEN.search(noun) and len(noun) < 9:
        return Subject(owner + noun, "counted-purpose", noun)
    kept = verb if sort == "content" else ""
    return Subject(kept + noun, "counted-verb", noun, kept)


def _after_words(slot: Slot, rest: str, owner: str, noun: str) -> Subject:
    """Examples before the number (A、B等5座公园) give way; other words belong to the thing."""
    opening = CONTENT_LEAD.longest(owner)
    examples = rest.endswith("等")
    if examples and opening and opening.category == "content":
        return Subject(opening.word + noun, "counted-examples", noun, opening.word)
    listed = slot.quantity.numeral and "、" in rest
    if examples and len(noun) < 3 and len(owner) < 2 * _LONGEST_LEAD:
        return Subject(owner + noun, "counted-examples", owner + noun)
    if examples or listed or (PLACE_END.search(rest) and len(rest) < 9):
        return Subject(noun, "counted-examples", noun)
    lead = owner if len(owner) <= _LONGEST_LEAD else ""
    return Subject(lead + noun, "counted-lead", lead + noun)
