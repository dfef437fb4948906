"""Headings that the file itself marks (h2, a heading style), fitted into the numbered outline."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.read.formats.extract import HeadingHint
from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import is_finished
from lantu.read.layout.marks import TITLE, Style

#: a marked line longer than this that ends in a full stop is prose in a heading's style
_LONGEST = 80


def hinted_headings(blocks: list[Block], hints: Sequence[HeadingHint]) -> dict[int, Style]:
    """Blocks that the file marks as headings and that carry no number, with their styles.

    A level that numbered headings have too ranks with them; others rank between their neighbours.
    """
    levels = {hint.start: hint.level for hint in hints}
    marked = [
        (index, block, levels[block.first.start])
        for index, block in enumerate(blocks)
        if block.first.start in levels and block.kind != "table"
    ]
    ranks: dict[int, int] = {}
    for _, block, level in marked:
        if block.kind == "heading" and block.first.mark:
            rank = block.first.mark.style.rank
            ranks[level] = min(rank, ranks.get(level, rank))
    found = {}
    for index, block, level in marked:
        text = block.first.text
        prose = len(text) > _LONGEST and is_finished(text)
        if block.kind in ("text", "list", "item") and not prose:
            found[index] = TITLE if level == 0 else Style(_rank(level, ranks), "heading", 0)
    return found


def _rank(level: int, ranks: dict[int, int]) -> int:
    if level in ranks:
        return ranks[level]
    outer = max((rank for other, rank in ranks.items() if other < level), default=0)
    return outer + min(level, 9)
