"""The table of contents at a document's start: its lines look like headings and are none."""

from __future__ import annotations

from lantu.read.layout.blocks import Block
from lantu.read.layout.marks import SECTION
from lantu.read.layout.outline import clean_title


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
            listing = clean_title(block.first.text).replace(" ", "") == "目录" or (
                listing and block.kind in ("solo", "list")
            )
            continue
        mark = block.first.mark
        bare = index + 1 < len(blocks) and (keys[index + 1] or listing)
        outer = mark is not None and mark.style.rank <= SECTION.rank
        if last[key] > index and bare and (outer or listing):
            block.kind = "solo"
            listing = True
        else:
            listing = False


def _key(block: Block) -> str:
    """A heading's number and words without blanks; empty for other blocks."""
    if not block.whole or block.kind == "box":
        return ""
    return "".join("".join(line.text for line in block.lines).split())
