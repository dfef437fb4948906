"""From paragraphs to claims: every step of reading running text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from lantu.read.claim import Claim, Measure, Role, claim_id
from lantu.read.claims.accept import accepted
from lantu.read.claims.frames import Frame, Frames
from lantu.read.claims.heads import joined_names, urban_rural
from lantu.read.claims.measures import Value, measured
from lantu.read.claims.phrase import Phrase, strip_lead, take_apart
from lantu.read.claims.slots import Slot, brackets, slots
from lantu.read.claims.subjects import State, Subject, subject_of
from lantu.read.claims.timing import mention_for, period_of, role_of
from lantu.text.compact import Compact, compact
from lantu.text.documents import Document, Paragraph
from lantu.text.periods import TimeMention, find_times
from lantu.text.quantities import scan
from lantu.text.units import unit_class


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
    rule: str


def text_claims(document: Document) -> Iterator[Claim]:
    """The claims of the document's running text, in order."""
    frames = Frames(document)
    for paragraph in document.paragraphs:
        frame = frames.of(paragraph)
        if paragraph.is_heading and len(paragraph.text) < 40:
            continue
        yield from _paragraph_claims(document, paragraph, frame)


def _paragraph_claims(document: Document, paragraph: Paragraph, frame: Frame) -> Iterator[Claim]:
    small = compact(paragraph.text)
    found = scan(small.text)
    if not found:
        return
    placed = slots(small.text, accepted(small.text, found, brackets(small.text)))
    if not placed:
        return
    mentions = find_times(small.text, frame.anchor)
    headings = tuple(s.title for s in document.section_path(paragraph.section))
    ordinals: dict[tuple[int, int], int] = {}
    for reading in _readings(small.text, placed, frame, mentions):
        yield _claim(document, paragraph, small, reading, headings, ordinals)


def _readings(text: str, placed: Sequence[Slot], frame: Frame, mentions: Sequence[TimeMention]) -> Iterator[_Reading]:
    state = State()
    for group in _groups(placed):
        first = group[0]
        if first.sentence != state.sentence:
            state = State(state.indicator, state.thing, sentence=first.sentence)
        _break_down(text, first, state)
        phrase = take_apart(first.left)
        for slot, subject in _subjects(group, phrase, state):
            yield _reading(text, slot, phrase, subject, frame, mentions)
            _remember(state, subject, phrase)


def _groups(placed: Sequence[Slot]) -> Iterator[list[Slot]]:
    group: list[Slot] = []
    for slot in placed:
        if group and slot.link != "pair":
            yield group
            group = []
        group.append(slot)
    if group:
        yield group


def _break_down(text: str, slot: Slot, state: State) -> None:
    """其中 and 分…看 make the parts that follow parts of the last indicator."""
    lead = text[slot.sentence_start : slot.quantity.start] if not state.parent else text[slot.clause_start : slot.quantity.start]
    if "其中" in lead or "看，" in lead and "分" in lead:
        state.parent = state.parent or state.indicator


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
        return [(first, subject), *((s, Subject(subject.indicator, "shared", None)) for s in group[1:])]
    if phrase.each:
        names = joined_names(strip_lead(phrase.rest)) or urban_rural(strip_lead(phrase.rest))
        if len(names) > 1 and not first.right:
            return [(first, Subject(n, "each", n)) for n in names]
    return [(first, subject_of(first, phrase, state))]


def _dealt(group: Sequence[Slot], phrase: Phrase, state: State) -> list[str]:
    sorts = {unit_class(s.quantity.unit) for s in group}
    name = strip_lead(phrase.rest)
    if len(sorts) > 1 and not phrase.apart and sorts != {"count", "points"}:
        return []
    if not name:
        return state.names if len(state.names) == len(group) else []
    return joined_names(name, len(group)) or (urban_rural(name) if len(group) == 2 else [])


def _remember(state: State, subject: Subject, phrase: Phrase) -> None:
    state.indicator = subject.indicator or state.indicator
    if subject.thing:
        state.thing = subject.thing
    state.verb = subject.verb
    state.growth = phrase.mode in ("rise", "fall")


def _reading(text: str, slot: Slot, phrase: Phrase, subject: Subject, frame: Frame, mentions: Sequence[TimeMention]) -> _Reading:
    quantity = slot.quantity
    clause = text[slot.clause_start : quantity.outer_end + len(slot.right)]
    measure, value = measured(quantity, phrase, subject.indicator)
    mention = mention_for(mentions, slot.sentence_start, slot.clause_start, quantity.start)
    role = role_of(frame, phrase, text[slot.sentence_start : quantity.outer_end + len(slot.right)], None, mention)
    period, measure = period_of(frame, phrase, role, measure, mention, subject.indicator, clause)
    unit = quantity.unit + "人" if quantity.unit and quantity.unit[-1] in "万亿" else quantity.unit
    return _Reading(slot, subject.indicator, value, unit, measure, role, period, None, subject.rule)


def _claim(
    document: Document, paragraph: Paragraph, small: Compact, reading: _Reading, headings: tuple[str, ...], ordinals: dict[tuple[int, int], int]
) -> Claim:
    quantity = reading.slot.quantity
    start = paragraph.offset(small.start(quantity.start))
    end = paragraph.offset(small.end(quantity.end) - 1) + 1
    ordinal = ordinals.get((start, end), 0)
    ordinals[start, end] = ordinal + 1
    return Claim(
        claim_id(document.digest, start, end, ordinal), document.name, start, end, document.text[start:end],
        reading.indicator, reading.value, reading.unit, quantity.comparator, reading.measure, reading.period,
        reading.role, reading.scope, 0.8, headings, "text", reading.rule,
    )  # fmt: skip
