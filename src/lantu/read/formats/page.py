"""A page as marks on paper: glyphs and ruled lines with their places. PDF pages and scans give it.

Places are in points (a scan's pixels are scaled), from the upper left corner, downward.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef\u3000-\u303f“”‘’—…·①-⑳◆●■]")

_OPENING, _CLOSING = "([{“‘（【", ")]},.;:%”’）】，。"


class Glyph(NamedTuple):
    """A character, or on a scan a run of them, with its box and type size."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


class Rule(NamedTuple):
    """A ruled line: horizontal where ``top`` is ``bottom``, else vertical."""

    left: float
    top: float
    right: float
    bottom: float


class Page(NamedTuple):
    """What stands on a page. ``pictured`` is the share of it that pictures cover."""

    number: int
    width: float
    height: float
    glyphs: tuple[Glyph, ...]
    rules: tuple[Rule, ...]
    pictured: float


class Line(NamedTuple):
    """A line of text, or a part of one that a wide gap sets apart."""

    text: str
    left: float
    top: float
    right: float
    bottom: float
    size: float

    @property
    def middle(self) -> float:
        """Its height on the page."""
        return (self.top + self.bottom) / 2


def lines_of(glyphs: Iterable[Glyph], *, apart: float = 1.3) -> list[Line]:
    """Glyphs to lines, from top to bottom and left to right.

    A gap wider than ``apart`` times the type size parts a line in two.
    """
    lines: list[Line] = []
    for row in _rows(glyphs):
        part: list[Glyph] = []
        for glyph in row:
            if part and glyph.left - part[-1].right > apart * max(glyph.size, part[-1].size):
                lines.append(_line(part))
                part = []
            if not part or not _repeats(part[-1], glyph):
                part.append(glyph)
        lines.append(_line(part))
    return [line for line in lines if line.text]


def _rows(glyphs: Iterable[Glyph]) -> list[list[Glyph]]:
    """Glyphs of one height on the page, each row from left to right."""
    rows: list[list[Glyph]] = []
    for glyph in sorted(glyphs, key=lambda one: one.middle):
        if rows and glyph.middle - rows[-1][0].middle < 0.5 * max(glyph.size, rows[-1][0].size):
            rows[-1].append(glyph)
        else:
            rows.append([glyph])
    for row in rows:
        row.sort(key=lambda one: one.left)
    return rows


def _repeats(before: Glyph, glyph: Glyph) -> bool:
    """The same character printed twice, a little apart: bold without a bold font."""
    return before.text == glyph.text and glyph.left - before.left < 0.2 * glyph.size


def _line(part: Sequence[Glyph]) -> Line:
    inked = [glyph for glyph in part if glyph.text.strip()] or part
    gaps = sorted(after.left - before.right for before, after in pairwise(inked))
    usual = max(0.0, gaps[len(gaps) // 2]) if gaps else 0.0  # justified lines are stretched
    text = ""
    before: Glyph | None = None
    for glyph in part:
        if before is not None and _parted(before, glyph, usual):
            text += " "
        text += glyph.text
        before = glyph
    sizes = sorted(glyph.size for glyph in inked)
    return Line(
        " ".join(text.split()),
        inked[0].left,
        min(glyph.top for glyph in inked),
        max(glyph.right for glyph in inked),
        max(glyph.bottom for glyph in inked),
        sizes[len(sizes) // 2],
    )


def _parted(before: Glyph, glyph: Glyph, usual: float) -> bool:
    """Whether the gap is a blank; between Chinese and Latin characters it is only spacing."""
    gap = glyph.left - before.right
    if before.text[-1] in _OPENING or glyph.text[0] in _CLOSING:
        return False
    same = is_wide(before.text[-1]) == is_wide(glyph.text[0])
    return same and gap > 0.25 * glyph.size and gap > 2 * usual


def is_wide(character: str) -> bool:
    """Whether it is a Chinese character or mark, beside which no blank is missing."""
    return _WIDE.match(character) is not None


def join(left: str, right: str) -> str:
    """The end of a line and the beginning of the next as running text."""
    if not left or not right or is_wide(left[-1]) or is_wide(right[0]) or right[0] in _CLOSING:
        return left + right
    if left[-1] == "-" and right[0].isascii() and right[0].islower():
        return left[:-1] + right
    return f"{left} {right}"
