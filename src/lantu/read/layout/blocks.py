"""Lines to blocks: paragraphs joined again across page breaks and wrapped lines, table rows kept.

A paragraph goes on in the next line when it is prose, is not finished, and the next line starts
with no number and no mark of its own. Headings, list entries and rows are never joined to what
stands before them.
"""

from __future__ import annotations

import re
from typing import Literal

from lantu.read.layout.lines import (
    Line,
    core_end,
    is_contents,
    is_finished,
    is_running,
)

BlockKind = Literal["text", "heading", "box", "item", "list", "note", "solo", "table"]

#: an adverb of time and a comma open a sentence, not a heading
_TIMED = re.compile(
    r"(?:今年|去年|目前|日前|近日|近年来|截至|到|自|\d{1,4}\s?年|\d{1,2}\s?月|上半年|下半年|[一二三四前]\w?季度)"
    r"[^，,。]{0,14}[，,]"
)
_WIDEST_WRAP = 60


class Block:
    """Lines that belong together: one paragraph, one heading or one table."""

    __slots__ = ("kind", "lines")

    def __init__(self, kind: BlockKind, line: Line) -> None:
        self.kind: BlockKind = kind
        self.lines = [line]

    @property
    def first(self) -> Line:
        """The first line, which carries the mark."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]


def build_blocks(lines: list[Line], *, joined: bool) -> list[Block]:
    """The blocks of a text. ``joined`` says that each line is known to be a whole paragraph."""
    wrapped = [False] * len(lines) if joined else _wrapped(lines)
    blocks: list[Block] = []
    prose: Block | None = None  # the paragraph that may go on
    for index, line in enumerate(lines):
        if line.kind == "row" or _broken_cell(lines, index, blocks):
            prose = None
            _add_row(blocks, line)
        elif prose and not joined and _continues(prose, lines, index, wrapped[index]):
            prose.lines.append(line)
        elif line.kind == "solo":
            blocks.append(Block("solo", line))  # a page number does not end the paragraph
        else:
            block = Block("text" if line.kind == "row" else line.kind, line)
            blocks.append(block)
            prose = block if _may_go_on(block) else None
    return [_settled(block) for block in blocks]


def _add_row(blocks: list[Block], line: Line) -> None:
    if blocks and blocks[-1].kind == "table":
        blocks[-1].lines.append(line)
    else:
        blocks.append(Block("table", line))


def _broken_cell(lines: list[Line], index: int, blocks: list[Block]) -> bool:
    """A line without a tab right between two rows: a cell that was cut."""
    if not blocks or blocks[-1].kind != "table" or index + 1 == len(lines):
        return False
    line, after = lines[index], lines[index + 1]
    close = not line.gap and not after.gap and after.kind == "row"
    return close and line.kind == "text" and len(line.text) < 20 and not is_finished(line.text)


def _settled(block: Block) -> Block:
    """A single line with a tab is no table."""
    if block.kind == "table" and len(block.lines) == 1:
        block.kind = "text"
    return block


def _may_go_on(block: Block) -> bool:
    line = block.first
    if block.kind in ("text", "item", "list", "note"):
        return not is_contents(line.text)
    return block.kind in ("heading", "box") and core_end(line.text) > line.stop + 1


def _continues(block: Block, lines: list[Line], index: int, wrapped: bool) -> bool:
    """Whether the line goes on where the block stopped."""
    line, last = lines[index], block.last
    if line.kind != "text":
        return False
    if wrapped:
        return True
    if is_finished(last.text):
        return False
    if not _prose_so_far(block, line):
        return False
    return is_running(line.text) or is_finished(line.text) or last.text[-1] in "，,、"


def _prose_so_far(block: Block, line: Line) -> bool:
    """Whether what stands in the block is the beginning of a sentence and not a title."""
    last = block.last
    if len(block.lines) > 1 or block.kind != "text":
        return is_running(last.text) or len(block.lines) > 1
    text = last.text
    if not is_running(text):
        return False
    if len(text) > 45 or "。" in text or text[-1] in "，,、":
        return True
    return bool(_TIMED.match(text))


def _wrapped(lines: list[Line]) -> list[bool]:
    """For each line whether it only goes on a hard-wrapped paragraph above it.

    A run of lines without blank lines between them is wrapped when lines of about equal, moderate
    width follow each other; a line goes on when the one above it is full.
    """
    flags = [False] * len(lines)
    if not _spaced(lines):
        return flags
    begin = 0
    for index in range(1, len(lines) + 1):
        if index < len(lines) and not lines[index].gap and lines[index].kind == "text":
            continue
        _flag_run(lines, begin, index, flags)
        begin = index
    return flags


def _spaced(lines: list[Line]) -> bool:
    """Whether the document sets paragraphs apart by blank lines."""
    return sum(1 for line in lines if line.gap) * 10 > len(lines) * 3


def _flag_run(lines: list[Line], begin: int, end: int, flags: list[bool]) -> None:
    if end - begin < 3:
        return
    width = max(len(line.text) for line in lines[begin:end])
    if not 12 < width <= _WIDEST_WRAP:
        return
    for index in range(begin + 1, end):
        flags[index] = len(lines[index - 1].text) * 5 >= width * 4
