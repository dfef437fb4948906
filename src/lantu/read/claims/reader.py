"""From paragraphs to claims: every step of reading running text, in order."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from lantu.read.claim import Claim, claim_id
from lantu.read.claims.accept import accepted
from lantu.read.claims.confidence import confidence
from lantu.read.claims.context import between, context_thing
from lantu.read.claims.counted import chain_deed
from lantu.read.claims.frame import Frame
from lantu.read.claims.frames import Frames
from lantu.read.claims.fulfilment import set_against
from lantu.read.claims.groups import group_subjects, groups, said_of, share_unit
from lantu.read.claims.owners import account_of, owner_ahead
from lantu.read.claims.phrase import Phrase, take_apart
from lantu.read.claims.reading import Paper, Reading, read_number
from lantu.read.claims.slots import Slot, brackets, slots
from lantu.read.claims.state import State, Subject
from lantu.text.compact import Compact, compact
from lantu.text.documents import Document, Paragraph
from lantu.text.periods import find_times
from lantu.text.quantities import scan

#: Headings up to this length are names; longer ones are sentences that open a paragraph.
_HEADING_LENGTH = 40
#: How many numbers ahead an owner or a deed said once at the end of a list is looked for.
_AHEAD = 8


def text_claims(document: Document) -> Iterator[Claim]:
    """The claims of the document's running text, in order."""
    return (claim for claim, _ in explained_claims(document))


def explained_claims(document: Document) -> Iterator[tuple[Claim, list[str]]]:
    """The claims of the running text, each with the features its confidence comes from."""
    frames = Frames(document)
    for paragraph in document.paragraphs:
        frame = frames.of(paragraph)
        if paragraph.is_heading and not frame.loose and len(paragraph.text) < _HEADING_LENGTH:
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
    paper = Paper(small.text, frame, find_times(small.text, frame.times()), spans)
    headings = tuple(s.title for s in document.section_path(paragraph.section))
    ordinals: dict[tuple[int, int], int] = {}
    for reading in _readings(paper, placed):
        yield _claim(document, paragraph, small, reading, headings, ordinals), reading.features


def _readings(paper: Paper, placed: Sequence[Slot]) -> Iterator[Reading]:
    state, at = State(), 0
    for group in groups(placed):
        first, near = group[0], placed[at : at + _AHEAD]
        at += len(group)
        if first.sentence != state.sentence:
            state = state.next_sentence(first.sentence, first.sentence_start)
            state.context = context_thing(paper.text, first)
        else:
            state.context = between(paper.text, state.end, first)
        _break_down(paper.text, first, state)
        phrase = take_apart(first.left)
        own = state.period or paper.frame.part or str(paper.frame.year or "")
        plan = set_against(near, phrase, own)
        state.plan = plan or (state.plan if first.left == "的" else None)
        state.ahead, state.chain = owner_ahead(near), chain_deed(near)
        share_unit(group)
        for slot, subject in group_subjects(group, phrase, state):
            said = said_of(slot, first, phrase)
            reading = read_number(paper, slot, said, subject, state)
            yield reading
            _remember(state, slot, subject, said, reading)


def _break_down(text: str, slot: Slot, state: State) -> None:
    """其中 and 分…看 make the parts that follow parts of the last indicator."""
    lead = text[state.end : slot.quantity.start]
    if "看，" in lead and "分" in lead:
        state.parent = state.topic
    elif "其中" in lead:
        state.parent = state.indicator or state.topic


def _remember(state: State, slot: Slot, subject: Subject, phrase: Phrase, reading: Reading) -> None:
    indicator = subject.of or subject.indicator or state.indicator
    if subject.rule == "rank-inherited":
        indicator = state.indicator
    state.indicator = indicator.removesuffix("新增").removesuffix("净增")
    if subject.rule not in ("inherited", "share-inherited"):
        state.recent.append(state.indicator)
    if subject.rule in ("named", "dealt") and not state.parent:
        state.topic = subject.indicator
    if subject.thing:
        state.thing = subject.thing
    state.account = account_of(state.indicator) or state.account
    state.opened = True
    state.verb = subject.verb
    state.growth = reading.measure == "growth" and phrase.mode in ("rise", "fall")
    state.unit, state.end = slot.quantity.unit, slot.quantity.outer_end
    state.period = reading.period or ""
    state.started = slot.quantity.end if phrase.start and not phrase.dated else 0
    if reading.role == "baseline":
        state.since = phrase.since or _year(reading.period)


def _year(period: str | None) -> int:
    """The last year of a period; 0 for a part of a year or none."""
    last = (period or "").rpartition("/")[2]
    return int(last) if last.isdigit() else 0


def _claim(
    document: Document,
    paragraph: Paragraph,
    small: Compact,
    reading: Reading,
    headings: tuple[str, ...],
    ordinals: dict[tuple[int, int], int],
) -> Claim:
    start = paragraph.offset(small.start(reading.start))
    end = paragraph.offset(small.end(reading.end) - 1) + 1
    ordinal = ordinals.get((start, end), 0)
    ordinals[start, end] = ordinal + 1
    return Claim(
        id=claim_id(document.digest, start, end, ordinal),
        doc=document.name,
        start=start,
        end=end,
        number_text=document.text[start:end],
        indicator=reading.indicator,
        value=reading.value,
        unit=reading.unit,
        comparator=reading.comparator,
        measure=reading.measure,
        period=reading.period,
        role=reading.role,
        scope=reading.scope,
        confidence=confidence(reading.features),
        section=headings,
    )
