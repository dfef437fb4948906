"""Running heads and page numbers taken away, columns read one after the other."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from lantu.read.formats.page import Line

#: share of a page's height, above and below, in which heads and numbers stand
_ZONE = 0.12
_NUMBER = re.compile(
    r"[-—–·•~\s第]*(?:\d{1,4}|[ivxlcIVXLC]{1,6})[-—–·•~\s页]*(?:[/／共]\s*\d{1,4}\s*页?)?$"
)
_DIGITS = re.compile(r"[\d一二三四五六七八九十]+")
_SAME_HEIGHT = 3.0
#: a head whose number changes from page to page is not longer
_LONGEST_COUNTED = 30
#: lines of a page that make a column at least, and their mean length
_COLUMN_LINES, _COLUMN_LENGTH = 4, 7
_STEPS = 80


class Region(NamedTuple):
    """Lines of one column, from top to bottom, with the edges of the column."""

    lines: tuple[Line, ...]
    left: float
    right: float


def without_heads(pages: Sequence[Sequence[Line]], heights: Sequence[float]) -> list[list[Line]]:
    """The pages' lines without page numbers and what repeats at the edge of several pages."""
    seen: Counter[tuple[str, int]] = Counter()
    counted: Counter[tuple[str, int]] = Counter()
    for lines, height in zip(pages, heights, strict=True):
        for line in lines:
            if _at_edge(line, height):
                seen[_exact(line, height)] += 1
                counted[_pattern(line, height)] += 1
    return [
        [line for line in lines if not _is_head(line, height, seen, counted)]
        for lines, height in zip(pages, heights, strict=True)
    ]


def _at_edge(line: Line, height: float) -> bool:
    return line.middle < _ZONE * height or line.middle > (1 - _ZONE) * height


def _place(line: Line, height: float) -> int:
    from_top = line.middle < height / 2
    return round((line.middle if from_top else line.middle - height) / _SAME_HEIGHT)


def _exact(line: Line, height: float) -> tuple[str, int]:
    return line.text, _place(line, height)


def _pattern(line: Line, height: float) -> tuple[str, int]:
    return _DIGITS.sub("#", line.text), _place(line, height)


def _is_head(
    line: Line, height: float, seen: Counter[tuple[str, int]], counted: Counter[tuple[str, int]]
) -> bool:
    if not _at_edge(line, height):
        return False
    if _NUMBER.match(line.text) or seen[_exact(line, height)] > 1:
        return True
    text, place = _pattern(line, height)
    return len(text) <= _LONGEST_COUNTED and "#" in text and counted[text, place] > 2


def regions(lines: Sequence[Line], least: float) -> Iterator[Region]:
    """The lines in reading order; lines across all columns part what stands above and below.

    Text is at least ``least`` points wide, so that short lines are not taken for full ones.
    """
    if not lines:
        return
    gutter = _gutter(lines)
    if gutter is None:
        yield _region(lines, least)
        return
    band: list[Line] = []
    for line in sorted(lines, key=lambda one: one.top):
        if line.left < gutter < line.right:
            yield from _columns(band, gutter, least)
            band = []
            yield _region([line], least)
        else:
            band.append(line)
    yield from _columns(band, gutter, least)


def _columns(band: Sequence[Line], gutter: float, least: float) -> Iterator[Region]:
    for side in (
        [line for line in band if line.right <= gutter],
        [line for line in band if line.left >= gutter],
    ):
        if side:
            yield _region(side, least * 0.45)


def _region(lines: Sequence[Line], least: float) -> Region:
    """Lines from top to bottom, parts of one row from left to right; the edges of most lines."""
    rows: dict[int, list[Line]] = defaultdict(list)
    last = 0
    ordered = sorted(lines, key=lambda one: one.middle)
    for index, line in enumerate(ordered):
        if index and line.middle - ordered[index - 1].middle > 0.5 * line.size:
            last = index
        rows[last].append(line)
    flat = [line for row in rows.values() for line in sorted(row, key=lambda one: one.left)]
    left = _common_left(flat)
    return Region(tuple(flat), left, max(left + least, *(line.right for line in flat)))


def _common_left(lines: Sequence[Line]) -> float:
    """The leftmost edge that at least two lines have, else the leftmost."""
    edges = Counter(round(line.left / 2) for line in lines)
    shared = [edge for edge, times in edges.items() if times > 1]
    return min(shared) * 2.0 if shared else min(line.left for line in lines)


def _gutter(lines: Sequence[Line]) -> float | None:
    """The middle of the white strip between two columns, if there is one."""
    left, right = min(line.left for line in lines), max(line.right for line in lines)
    best: tuple[int, float] | None = None
    for step in range(_STEPS // 3, _STEPS * 2 // 3 + 1):
        place = left + (right - left) * step / _STEPS
        crossing = sum(line.left < place < line.right for line in lines)
        if best is None or crossing < best[0]:
            best = crossing, place
    if best is None or best[0] * 4 > len(lines):
        return None
    sides = (
        [line for line in lines if line.right <= best[1]],
        [line for line in lines if line.left >= best[1]],
    )
    return best[1] if all(_is_column(side) for side in sides) else None


def _is_column(side: Sequence[Line]) -> bool:
    if len(side) < _COLUMN_LINES:
        return False
    return sum(len(line.text) for line in side) >= _COLUMN_LENGTH * len(side)
