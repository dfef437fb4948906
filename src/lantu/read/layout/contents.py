"""Lines that look like headings and are none: a table of contents, a numbered list."""

from __future__ import annotations

from lantu.read.layout.blocks import Block
from lantu.read.layout.marks import BRACKETED, BRACKETED_DECIMAL, DECIMAL, SECTION

_INNER = (DECIMAL.rank, BRACKETED_DECIMAL.rank)


def drop_contents(blocks: list[Block]) -> None:
    """Turn headings that are only listed into lines of their own.

    A heading is only listed when no text follows before the next heading and the same heading
    comes again later in the document.
    """
    keys = [_key(block) for block in blocks]
    last: dict[str, int] = {key: index for index, key in enumerate(keys) if key}
    listing = False
    for index, block in enumerate(blocks):
        key = keys[index]
        if not key:
            listing = _begins_contents(block) or (listing and block.kind in ("solo", "list"))
            continue
        mark = block.first.mark
        bare = index + 1 < len(blocks) and (keys[index + 1] or listing)
        outer = mark is not None and mark.style.rank <= SECTION.rank
        listing = bool(last[key] > index and bare and (outer or listing))
        if listing:
            block.kind = "solo"


def _begins_contents(block: Block) -> bool:
    """The line 目录, which is no title."""
    found = "".join(block.first.text.strip("*# ").split()) == "目录"
    if found:
        block.kind = "solo"
    return found


def list_unread(blocks: list[Block]) -> None:
    """Turn numbered lines that follow each other without any text between into list entries.

    A heading has text below it; 1. 2. 3. without are a list. The outer numbers may stand above
    each other, so for （一） it takes three of them.
    """
    begin = 0
    for index in range(1, len(blocks) + 1):
        if index < len(blocks) and _same_style(blocks[begin], blocks[index]):
            continue
        mark = blocks[begin].first.mark
        least = 2 if mark and mark.style.rank >= DECIMAL.rank else 3
        if mark and index - begin >= least:
            for block in blocks[begin:index]:
                block.kind = "list"
        begin = index


def _same_style(one: Block, other: Block) -> bool:
    first, second = one.first.mark, other.first.mark
    if not (first and second and one.whole and other.whole):
        return False
    return first.style is second.style and first.style.rank in (BRACKETED.rank, *_INNER)


def _key(block: Block) -> str:
    """A heading's number and words without blanks; empty for other blocks."""
    if not block.whole or block.kind == "box":
        return ""
    return "".join("".join(line.text for line in block.lines).split())
