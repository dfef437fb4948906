"""The document's title, and headings that carry no number."""

from __future__ import annotations

import re

from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import is_finished, is_running

#: the words with which official documents name themselves
NAMED = re.compile(
    r"(?:报告|纲要|规划|计划|公报|方案|意见|通知|办法|决定|要点|条例|草案|摘要|清单|说明)"
    r"\s*[（(]?[^（()）]{0,12}[)）]?$"
)
_LONGEST = 60


def title_block(blocks: list[Block]) -> int | None:
    """Index of the block that is the document's title, looked for before the first heading."""
    candidates = []
    for index, block in enumerate(blocks[:8]):
        if block.kind in ("heading", "box", "table", "item"):
            break
        if block.kind == "text" and _short(block):
            candidates.append(index)
        elif block.kind == "text" and len(block.lines) + len(block.first.text) > _LONGEST:
            break
    for index in candidates:
        if NAMED.search(blocks[index].first.text):
            return index
    return candidates[0] if candidates else None


def _short(block: Block) -> bool:
    text = block.first.text
    return len(block.lines) == 1 and len(text) <= _LONGEST and not is_finished(text)


def plain_headings(blocks: list[Block], title: int | None) -> set[int]:
    """Indices of short lines above running text that are headings without a number.

    Only in documents without numbered headings, where nothing else divides the text.
    """
    if sum(1 for block in blocks if block.kind == "heading") > 1:
        return set()
    found = set()
    for index, block in enumerate(blocks[:-1]):
        if index != title and _is_name(block) and _leads(blocks, index):
            found.add(index)
    return found


def _is_name(block: Block) -> bool:
    text = block.first.text
    return (
        block.kind == "text"
        and len(block.lines) == 1
        and len(text) <= 36
        and not is_finished(text)
        and "。" not in text
    )


def _leads(blocks: list[Block], index: int) -> bool:
    """Whether running text follows, at most one more short line between."""
    for block in blocks[index + 1 : index + 3]:
        if block.kind == "text" and (len(block.lines) > 1 or is_running(block.first.text)):
            return is_finished(block.last.text) or len(block.first.text) > 60
        if not _is_name(block):
            return False
    return False
