"""A long document in parts, one to a page, so that each page stays light.

A part is a top section (a chapter), or some of its subsections where the section is too heavy; a
stretch without subsections is cut between paragraphs. Weight is characters, and more for a claim.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from .models import Section

HEAVY = 12_000  #: weight that one page carries well
SHORT = 2_000  #: a preface up to this length stands on the first part's page
LITTLE = 1_000  #: what gets no page of its own
PER_CLAIM = 150  #: weight of a claim, which has a mark and a card
BOXED = ("box", "item")

Head = tuple[int, int | None]  #: where a part begins, and the index of the section that heads it


@dataclass(frozen=True)
class Part:
    """A stretch ``start:end`` of a text, headed by the section with this index (or by none)."""

    number: int
    start: int
    end: int
    section: int | None = None


@dataclass(frozen=True)
class Layout:
    """Where a text's parts may begin, and what weighs: all are positions, in order."""

    length: int
    sections: Sequence[Section]
    paragraphs: Sequence[int]
    claims: Sequence[int]

    def weight(self, start: int, end: int) -> int:
        """How heavy a stretch is."""
        return end - start + PER_CLAIM * self.claims_between(start, end)

    def claims_between(self, start: int, end: int) -> int:
        """How many claims stand in a stretch."""
        return bisect_left(self.claims, end) - bisect_left(self.claims, start)


def parts_of(layout: Layout) -> list[Part]:
    """The parts of a text."""
    if layout.weight(0, layout.length) <= HEAVY:
        return [Part(1, 0, layout.length)]
    heads = _heads(layout)
    if not heads or heads[0][0] > SHORT:
        heads.insert(0, (0, None))
    heads[0] = (0, heads[0][1])
    ends = [start for start, _section in heads[1:]] + [layout.length]
    pieces = [
        (start, end, section)
        for (first, section), last in zip(heads, ends, strict=True)
        for start, end in _pieces(layout, first, last)
    ]
    return [Part(number, *piece) for number, piece in enumerate(pieces, 1)]


def part_at(parts: Sequence[Part], position: int) -> Part:
    """The part that holds a position of the text."""
    return parts[max(0, bisect_right([part.start for part in parts], position) - 1)]


def _heads(layout: Layout) -> list[Head]:
    """Where each part's section begins, and its index, in order."""
    children: dict[int | None, list[Section]] = defaultdict(list)
    for section in layout.sections:
        if section.kind not in BOXED:
            children[section.parent_index].append(section)

    def heads_of(section: Section) -> list[Head]:
        inner = [head for child in children[section.index] for head in heads_of(child)]
        if inner and section.kind == "title":
            return inner
        if inner and layout.weight(section.start, section.end) > HEAVY:
            # The heading and what stands before the first subsection goes with that one.
            inner[0] = (section.start, inner[0][1])
            return _packed(layout, inner, section.end)
        return [(section.start, section.index)]

    return [head for section in children[None] for head in heads_of(section)]


def _packed(layout: Layout, heads: list[Head], end: int) -> list[Head]:
    """Subsections of one section share a part as long as it carries them well."""
    packed = [heads[0]]
    ends = [start for start, _section in heads[1:]] + [end]
    for head, last in zip(heads[1:], ends[1:], strict=True):
        if layout.weight(packed[-1][0], last) > HEAVY:
            packed.append(head)
    return packed


def _pieces(layout: Layout, start: int, end: int) -> list[tuple[int, int]]:
    """One piece, or several where a stretch without subsections is much too heavy."""
    inside = [paragraph for paragraph in layout.paragraphs if start < paragraph < end]
    cuts = [start]
    for paragraph, following in pairwise([*inside, end]):
        too_much = layout.weight(cuts[-1], following) > HEAVY
        if too_much and min(layout.weight(cuts[-1], paragraph), end - paragraph) > LITTLE:
            cuts.append(paragraph)
    return list(zip(cuts, [*cuts[1:], end], strict=True))
