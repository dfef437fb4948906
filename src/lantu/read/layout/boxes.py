"""What belongs to a box (专栏 N): it ends where the running text resumes."""

from __future__ import annotations

from typing import Literal

from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import LONGEST_NAME, is_finished
from lantu.read.layout.marks import BOX, SECTION

_WORDS = frozenset({"text", "item", "list", "heading"})
Place = Literal["item", "content", "outside"]


class BoxState:
    """The open box. Its first block tells how it marks its items; a block that is marked so is
    the next item, and an unmarked block behind a finished item stands outside the box.

    ``frame_end`` is the offset where the file itself ends the box, where it does so.
    """

    def __init__(self, frame_end: int | None) -> None:
        self._frame_end = frame_end
        self._style: str | None = None
        self._ordinal = 0
        self._last: Block | None = None
        self._bare = False  # the last block is an item of which only the name has come

    def place(self, block: Block, *, plain: bool) -> Place:
        """Where the next block stands; called once for each block in order."""
        style = "plain" if plain else style_of(block)
        found = self._framed(block, style) if self._frame_end else self._open(block, style)
        if block.kind != "solo":  # a page number
            self._last = block
            self._bare = found == "item" and not _is_prose(block)
        if found == "item" and block.first.mark:
            self._ordinal = block.first.mark.ordinal
        return found

    def _framed(self, block: Block, style: str) -> Place:
        if self._frame_end is not None and block.first.start >= self._frame_end:
            return "outside"
        return "item" if _is_marked(style) else "content"

    def _open(self, block: Block, style: str) -> Place:
        if block.kind in ("note", "solo"):
            return "content"
        if self._style is None:
            return self._first(block, style)
        if style == self._style and not (self._bare and style == "plain"):
            return self._same(block, style)
        return "content" if self._bare or self._announces() else "outside"

    def _first(self, block: Block, style: str) -> Place:
        """A box is never empty, unless a numbering goes on that began before it."""
        if style.startswith("rank") and block.first.mark and block.first.mark.ordinal != 1:
            return "outside"
        self._style = style
        return "item" if _is_marked(style) else "content"

    def _same(self, block: Block, style: str) -> Place:
        mark = block.first.mark
        if style.startswith("rank"):
            return "item" if mark and mark.ordinal == self._ordinal + 1 else "outside"
        if style == "text":
            entry = not block.first.gap and _is_entry(block)
            return "content" if entry else "outside"
        return "item" if _is_marked(style) else "content"

    def _announces(self) -> bool:
        """Whether the last block says that more comes: it ends in a colon or a semicolon."""
        last = self._last
        return last is not None and last.kind in _WORDS and last.last.text[-1] in "：:；;"


def style_of(block: Block) -> str:
    """How a block is marked: its bullet, the rank of its number, or its kind."""
    line = block.first
    if block.kind == "item":
        return line.text[line.body]
    if line.mark and SECTION.rank < line.mark.style.rank < BOX.rank:
        return f"rank{line.mark.style.rank}"
    return block.kind


def _is_marked(style: str) -> bool:
    return len(style) == 1 or style.startswith("rank") or style == "plain"


def _is_prose(block: Block) -> bool:
    """Whether more than a name stands in the block."""
    return is_finished(block.last.text) or len(block.first.text) > LONGEST_NAME


def _is_entry(block: Block) -> bool:
    """An unmarked entry of a box: a short name, a colon, its text."""
    head = block.first.text[:30]
    return ("：" in head or ":" in head) and is_finished(block.last.text)
