"""From paragraphs to claims: every step of reading running text, in order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lantu.read.claim import Claim, Measure, Role, claim_id
from lantu.read.claims.accept import accepted
from lantu.read.claims.confidence import confidence, features
from lantu.read.claims.context import context_thing
from lantu.read.claims.frames import Frame, Frames
from lantu.read.claims.heads import joined_names, urban_rural
from lantu.read.claims.measures import Value, measured
from lantu.read.claims.phrase import Phrase, strip_lead, take_apart, with_verb
from lantu.read.claims.scope import scoped
from lantu.read.claims.slots import Slot, brackets, slots
from lantu.read.claims.subjects import (
    State,
    Subject,
    clean_right,
    owner_ahead,
    rank_name,
    rank_subjects,
    subject_of,
)
from lantu.read.claims.timing import mention_for, period_of, role_of
from lantu.text.comparators import Comparator
from lantu.text.compact import Compact, compact
from lantu.text.documents import Document, Paragraph
from lantu.text.periods import TimeMention, find_times
from lantu.text.quantities import scan
from lantu.text.units import base_unit, unit_class


Spans = Sequence[tuple[int, int, str]]


@dataclass(slots=True)
class _Reading:
    """A claim before it is led back to the document's offsets."""

    slot: Slot
    indicator: str
    value: Value
    unit: str
    measure: Measure
    role: Role
    period: str | None
    scope: str | None
    comparator: Comparator
    features: list[str]


def text_claims(document: Document) -> Iterator[Claim]:
    """The claims of the document's running text, in order."""
    return (claim for claim, _ in explained_claims(document))


def explained_claims(document: Document) -> Iterator[tuple[Claim, list[str]]]:
    """The claims of the running text, each with the features its confidence comes from."""
    frames = Frames(document)
    for paragraph in document.paragraphs:
        frame = frames.of(paragraph)
        if paragraph.is_heading and not frame.loose and len(paragraph.text) < 40:
            continue
        yield from _paragraph_claims(document, paragraph, frame)


def _paragraph_claims(
    document: Document, paragraph: Paragraph, frame: Frame
) -> Iterator[tuple[Claim, list[str]]]:
    small = compact(paragraph.text)
    found = scan(small.text)
    if not found:
        return
    spans = brackets(small.text)
    placed = slots(small.text, accepted(small.text, found, spans))
    if not placed:
        return
    mentions = find_times(small.text, frame.anchor)
    headings = tuple(s.title for s in document.section_path(paragraph.section))
    ordinals: dict[tuple[int, int], int] = {}
    for reading in _readings(small.text, placed, frame, mentions, spans):
        yield _claim(document, paragraph, small, reading, headings, ordinals), reading.features


def _readings(
    text: str, placed: Sequence[Slot], frame: Frame, mentions: Sequence[TimeMention], spans: Spans
) -> Iterator[_Reading]:
    state = State()
    for group in _groups(placed):
        first = group[0]
        if first.sentence != state.sentence:
            state = State(
                state.indicator,
                state.thing,
                state.topic,
                unit=state.unit,
                sentence=first.sentence,
                end=first.sentence_start,
            )
            state.context = context_thing(text, first)
        _break_down(text, first, state)
        phrase = take_apart(first.left)
        state.ahead = owner_ahead(placed, first)
        _same_unit(group)
        for slot, subject in _subjects(group, phrase, state):
            said = _said_of(slot, first, phrase)
            reading = _reading(text, slot, said, subject, frame, mentions, spans, state.started)
            if (
                reading.period == str(frame.year)
                and "inherited" in subject.rule
                and "/" in state.period
            ):
                reading.period = state.period
            yield reading
            _remember(state, slot, subject, said)
            state.period = reading.period or ""
            state.started = slot.quantity.end if said.start else 0


def _groups(placed: Sequence[Slot]) -> Iterator[list[Slot]]:
    group: list[Slot] = []
    for slot in placed:
        if group and slot.link != "pair":
            yield group
            group = []
        group.append(slot)
    if group:
        yield group


def _same_unit(group: Sequence[Slot]) -> None:
    """提高3个和4个百分点: the unit that is said once holds for all."""
    if group[0].quantity.kind == "rank":
        for slot in group[1:]:
            if slot.quantity.unit in ("位", "名", ""):
                slot.quantity.kind = "rank"
    if any(s.quantity.unit == "个百分点" for s in group):
        for slot in group:
            if slot.quantity.unit == "个":
                slot.quantity.unit = "个百分点"


def _said_of(slot: Slot, first: Slot, phrase: Phrase) -> Phrase:
    """What is said of a joined number: 增长19.2%、突破8500亿元 goes from a rate to a level."""
    if slot is first or unit_class(slot.quantity.unit) == unit_class(first.quantity.unit):
        return phrase
    if phrase.mode in ("", "reach") or unit_class(slot.quantity.unit) == "points":
        return phrase
    return replace(phrase, mode="reach")


def _break_down(text: str, slot: Slot, state: State) -> None:
    """其中 and 分…看 make the parts that follow parts of the last indicator."""
    lead = text[state.end : slot.quantity.start]
    if "看，" in lead and "分" in lead:
        state.parent = state.topic
    elif "其中" in lead:
        state.parent = state.indicator if state.indicator else state.topic


def _subjects(group: Sequence[Slot], phrase: Phrase, state: State) -> list[tuple[Slot, Subject]]:
    """Each number with its subject; joined subjects are dealt out to joined numbers."""
    first = group[0]
    if len(group) > 1:
        names = _dealt(group, phrase, state)
        if names:
            state.names = names
            return [(s, Subject(n, "dealt", n)) for s, n in zip(group, names, strict=True)]
        subject = subject_of(first, phrase, state)
        state.names = []
        return [
            (
                s,
                Subject(
                    _per_unit(subject.indicator, s, group),
                    "shared" if i else subject.rule,
                    subject.thing,
                ),
            )
            for i, s in enumerate(group)
        ]
    if first.quantity.kind == "rank":
        return [(first, s) for s in rank_subjects(first, state)]
    if phrase.each or phrase.apart:
        name = strip_lead(phrase.rest)
        names = joined_names(name) or urban_rural(name)
        if len(names) > 1 and not clean_right(first.right):
            names = with_verb(names, state.verb if first.link == "list" else "")
            return [(first, Subject(n, "each", n)) for n in names]
    return [(first, subject_of(first, phrase, state))]


_UNIT_NOUNS = {"户": "户数", "人": "人数", "金": "金牌", "银": "银牌", "铜": "铜牌"}


def _per_unit(indicator: str, slot: Slot, group: Sequence[Slot]) -> str:
    """One verb, two units (脱贫1125户、1755人): the unit names what is counted."""
    unit = base_unit(slot.quantity.unit)
    if len({base_unit(s.quantity.unit) for s in group}) < 2 or unit not in _UNIT_NOUNS:
        return indicator
    return indicator if indicator.endswith(_UNIT_NOUNS[unit]) else indicator + _UNIT_NOUNS[unit]


def _dealt(group: Sequence[Slot], phrase: Phrase, state: State) -> list[str]:
    sorts = {unit_class(s.quantity.unit) for s in group}
    name = rank_name(group[0]) if group[0].quantity.kind == "rank" else strip_lead(phrase.rest)
    if len(sorts) > 1 and not phrase.apart and sorts != {"count", "points"}:
        return []
    if not name:
        if len(state.names) == len(group):
            return state.names
        recent = state.recent[-len(group) :]
        return recent if phrase.apart and len(set(recent)) == len(group) else []
    return joined_names(name, len(group)) or (urban_rural(name) if len(group) == 2 else [])


def _remember(state: State, slot: Slot, subject: Subject, phrase: Phrase) -> None:
    state.indicator = (
        (subject.indicator or state.indicator).removesuffix("新增").removesuffix("净增")
    )
    if subject.rule not in ("inherited", "share-inherited"):
        state.recent.append(state.indicator)
    if subject.rule in ("named", "dealt") and not state.parent:
        state.topic = subject.indicator
    state.opened = True
    state.unit, state.end = slot.quantity.unit, slot.quantity.outer_end
    if subject.thing:
        state.thing = subject.thing
    state.verb = subject.verb
    state.growth = phrase.mode in ("rise", "fall")


def _reading(
    text: str,
    slot: Slot,
    phrase: Phrase,
    subject: Subject,
    frame: Frame,
    mentions: Sequence[TimeMention],
    spans: Spans,
    after_start: int = 0,
) -> _Reading:
    quantity = slot.quantity
    end = quantity.outer_end + len(slot.right)
    clause, sentence = text[slot.clause_start : end], text[slot.sentence_start : end]
    measure, value = measured(slot, phrase, subject.indicator)
    mention = mention_for(
        text, mentions, spans, slot.sentence_start, slot.clause_start, quantity.start
    )
    if after_start and mention is not None and slot.clause_start <= mention.start < after_start:
        mention = None
    role = role_of(frame, phrase, clause, sentence, mention)
    period, measure = period_of(frame, phrase, role, measure, mention, clause)
    unit = _full_unit(slot, subject.indicator)
    indicator, scope = scoped(subject.indicator, phrase, slot)
    comparator: Comparator = quantity.comparator
    if (
        quantity.kind == "level"
        and quantity.numeral
        and not text[: quantity.start].endswith(_BUILT)
    ):
        comparator = "ge"
    if comparator == "eq":
        comparator = _loose_bound(slot.left)
    return _Reading(
        slot,
        indicator,
        value,
        unit,
        measure,
        role,
        period,
        scope,
        comparator,
        features(slot, phrase, frame, indicator, subject.rule),
    )


_BOUNDS: dict[str, Comparator] = {
    "至少": "ge",
    "不少于": "ge",
    "不低于": "ge",
    "最多": "le",
    "不超过": "le",
}


def _loose_bound(left: str) -> Comparator:
    """A bound that stands apart from its number: 至少新建设1家."""
    return next((meaning for word, meaning in _BOUNDS.items() if word in left[-14:]), "eq")


_BUILT = ("打造", "建设", "培育", "形成", "壮大", "构建", "发展")


def _full_unit(slot: Slot, indicator: str) -> str:
    """The unit with what a bare magnitude leaves out: 7.8万残疾人 → 万人, 千万级常住人口 → 万人."""
    unit = slot.quantity.unit
    if slot.quantity.kind == "level" and "人口" in slot.right.partition("、")[0]:
        return unit.replace("元", "人")
    if unit and unit[-1] in "万亿":
        if "人次" in indicator:
            return unit + "人次"
        return unit + ("户" if re.match(r"[^，。；、]{0,8}用?户", slot.right) else "人")
    return unit


def _claim(
    document: Document,
    paragraph: Paragraph,
    small: Compact,
    reading: _Reading,
    headings: tuple[str, ...],
    ordinals: dict[tuple[int, int], int],
) -> Claim:
    quantity = reading.slot.quantity
    start = paragraph.offset(small.start(quantity.start))
    end = paragraph.offset(small.end(quantity.end) - 1) + 1
    ordinal = ordinals.get((start, end), 0)
    ordinals[start, end] = ordinal + 1
    return Claim(
        claim_id(document.digest, start, end, ordinal), document.name, start, end, document.text[start:end],
        reading.indicator, reading.value, reading.unit, reading.comparator, reading.measure, reading.period,
        reading.role, reading.scope, confidence(reading.features), headings,
    )  # fmt: skip
