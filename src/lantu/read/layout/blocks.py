"""Lines to blocks: paragraphs joined again across page breaks and wrapped lines, table rows kept.

A paragraph goes on in the next line when it is prose, is not finished, and the next line starts
with no number and no mark of its own. Headings, list entries and rows are never joined to what
stands before them.
"""

from __future__ import annotations

import re
from typing import Literal

from lantu.read.layout.lines import (
    DEPENDENT,
    LONGEST_NAME,
    Line,
    core_end,
    is_contents,
    is_finished,
    is_running,
)
from lantu.read.layout.wrapping import wrapped_lines

BlockKind = Literal["text", "heading", "box", "item", "list", "note", "solo", "table"]

#: an adverb of time and a comma open a sentence, not a heading
_TIMED = re.compile(
    r"(?:今年|去年|目前|日前|近日|近年来|截至|到|自|\d{1,4}\s?年|\d{1,2}\s?月|上半年|下半年"
    r"|[一二三四前]\w?季度)[^，,。]{0,14}[，,]"
)
#: a subscript that conversion set on a line of its own: the 2 of M2, the 2.5 of PM2.5
_CLAUSE = re.compile(r"[，,；;]")
#: clause marks that a heading has at most
MOST_CLAUSES = 2
_SUBSCRIPT = re.compile(r"\d{1,2}(?:\.\d)?$")
_LATIN = re.compile(r"[A-Za-z]$")


class Block:
    """Lines that belong together: one paragraph, one heading or one table."""

    __slots__ = ("kind", "lines", "table")

    def __init__(self, kind: BlockKind, line: Line, table: int | None = None) -> None:
        self.kind: BlockKind = kind
        self.lines = [line]
        self.table = table  #: index of the table that the file itself marks here

    @property
    def first(self) -> Line:
        """The first line, which carries the mark."""
        return self.lines[0]

    @property
    def last(self) -> Line:
        """The last line."""
        return self.lines[-1]

    @property
    def whole(self) -> bool:
        """Whether it is a heading and nothing else, not one that is run into its text."""
        line = self.first
        return self.kind in ("heading", "box") and line.stop + 1 >= core_end(line.text)


def build_blocks(lines: list[Line], *, joined: bool) -> list[Block]:
    """The blocks of a text. ``joined`` says that each line is known to be a whole paragraph."""
    wrapped = [False] * len(lines) if joined else wrapped_lines(lines)
    blocks: list[Block] = []
    prose: Block | None = None  # the paragraph that may go on
    for index, line in enumerate(lines):
        if line.kind == "row" or _broken_cell(lines, index, blocks):
            prose = None
            _add_row(blocks, line)
        elif prose and _continues(prose, line, joined=joined, wrapped=wrapped[index]):
            prose.lines.append(line)
        elif line.kind == "solo":
            blocks.append(Block("solo", line))  # a page number does not end the paragraph
        else:
            block = Block(line.kind, line)
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
    if block.kind in ("text", "item", "list", "note"):
        return not is_contents(block.first.text)
    if block.whole:
        return block.first.mark is not None and core_end(block.first.text) <= block.first.mark.after
    return block.kind in ("heading", "box")


def _continues(block: Block, line: Line, *, joined: bool, wrapped: bool) -> bool:
    """Whether the line goes on where the block stopped."""
    if block.whole:  # 第一章 on one line, its words on the next
        return len(block.lines) == 1 and is_name(line)
    last = block.last.text
    if joined or line.kind not in ("text", "solo"):
        return False
    if line.kind == "solo" or _SUBSCRIPT.match(line.text):
        return bool(_SUBSCRIPT.match(line.text) and _LATIN.search(last) and not line.gap)
    return wrapped or (_is_cut(block) and _is_rest(line))


def _is_cut(block: Block) -> bool:
    """Whether the block breaks off in the middle of a sentence."""
    return not is_finished(block.last.text) and _prose_so_far(block)


def _is_rest(line: Line) -> bool:
    """Whether the line can be the rest of a sentence: not a name, not an address."""
    text = line.text
    if text[0] in DEPENDENT or len(text) > LONGEST_NAME:
        return True
    return is_finished(text) and text[-1] not in "：:"


def is_name(line: Line) -> bool:
    """Whether the line has the form of a name or an unnumbered heading."""
    text = line.text
    return (
        line.kind == "text"
        and len(text) <= LONGEST_NAME
        and len(_CLAUSE.findall(text)) <= MOST_CLAUSES
        and "。" not in text
        and text[0] not in DEPENDENT
        and not is_finished(text)
    )


def _prose_so_far(block: Block) -> bool:
    """Whether what stands in the block is the beginning of a sentence and not a title."""
    text = block.last.text
    if len(block.lines) > 1 or block.kind != "text":
        return len(block.lines) > 1 or len(text) > 30 or is_running(text)
    if not is_running(text):
        return False
    if len(text) > LONGEST_NAME or "。" in text or text[-1] in "，,、":
        return True
    return len(_CLAUSE.findall(text)) > MOST_CLAUSES or bool(_TIMED.match(text))
