"""A long document in parts, one to a page, so that each page stays light.

A part is a top section (a chapter), or one of its subsections where the section is too long; text
without sections is cut between paragraphs.
"""

from __future__ import annotations

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from .models import Section

LONG = 12_000  #: characters that one page carries well
SHORT = 2_000  #: a preface up to this length stands on the first part's page
BOXED = ("box", "item")


@dataclass(frozen=True)
class Part:
    """A stretch ``start:end`` of a text. ``title`` is empty where the document has one part."""

    number: int
    start: int
    end: int
    title: str


def parts_of(sections: Sequence[Section], paragraphs: Sequence[int], length: int) -> list[Part]:
    """The parts of a text of ``length`` characters; ``paragraphs`` are its paragraphs' starts."""
    if length <= LONG:
        return [Part(1, 0, length, "")]
    heads = _heads(sections)
    if not heads or heads[0][0] > SHORT:
        heads.insert(0, (0, ""))
    heads[0] = (0, heads[0][1])
    ends = [start for start, _title in heads[1:]] + [length]
    cuts = [
        piece
        for (start, title), end in zip(heads, ends, strict=True)
        for piece in _pieces(start, end, title, paragraphs)
    ]
    return [Part(number, *cut) for number, cut in enumerate(cuts, 1)]


def part_at(parts: Sequence[Part], position: int) -> Part:
    """The part that holds a position of the text."""
    return parts[max(0, bisect_right([part.start for part in parts], position) - 1)]


def _heads(sections: Sequence[Section]) -> list[tuple[int, str]]:
    """Start and title of each part's section, in order."""
    children: dict[int | None, list[Section]] = defaultdict(list)
    for section in sections:
        if section.kind not in BOXED:
            children[section.parent_index].append(section)
    heads: list[tuple[int, str]] = []

    def add(section: Section, start: int) -> None:
        inner = children[section.index]
        if inner and (section.kind == "title" or section.end - section.start > LONG):
            for position, child in enumerate(inner):
                add(child, start if position == 0 and section.kind != "title" else child.start)
        else:
            heads.append((start, str(section)))

    for section in children[None]:
        add(section, section.start)
    return heads


def _pieces(
    start: int, end: int, title: str, paragraphs: Iterable[int]
) -> list[tuple[int, int, str]]:
    """One piece, or several where a stretch without subsections is much too long."""
    cuts = [start]
    for paragraph in paragraphs:
        if start < paragraph < end and paragraph - cuts[-1] > LONG and end - paragraph > SHORT:
            cuts.append(paragraph)
    ends = [*cuts[1:], end]
    return [(first, last, title) for first, last in zip(cuts, ends, strict=True)]
