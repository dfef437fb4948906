"""Blocks to sections: the tree of headings, boxes and items."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.layout.blocks import Block
from lantu.read.layout.boxes import BoxState
from lantu.read.layout.lines import core_end
from lantu.read.layout.marks import BOX, ITEM, PLAIN, SECTION, Style
from lantu.text.documents import Section, SectionKind

_TAGS = re.compile(r"(?:<[^<>\n]{0,200}>\s*)+")
_ITEM_STOP = frozenset("：:。；;")
_OPENING = frozenset("（(“《【「")
_CLOSING = frozenset("）)”》】」")
#: a speech that addresses its audience again has left the heading's subject
_ADDRESS = re.compile(r"(?:各位(?:代表|委员|主任|同志)|同志们|朋友们)[！!，,：:、]")


class _Open:
    """A section while it is being filled."""

    __slots__ = (
        "end",
        "heading_end",
        "index",
        "kind",
        "level",
        "number",
        "parent",
        "rank",
        "start",
        "title",
    )

    def __init__(self, index: int, parent: _Open | None, rank: int, kind: SectionKind) -> None:
        self.index = index
        self.parent = parent
        self.rank = rank
        self.kind = kind
        self.level: int = 0 if kind == "title" else (parent.level + 1 if parent else 1)
        self.number = self.title = ""
        self.start = self.end = self.heading_end = 0

    def closed(self) -> Section:
        return Section(
            index=self.index,
            parent=self.parent.index if self.parent else None,
            level=self.level,
            kind=self.kind,
            number=self.number,
            title=self.title,
            start=self.start,
            end=self.end,
            heading_end=self.heading_end,
        )


class Outline:
    """Builds the section tree from blocks in document order."""

    def __init__(self, frames: Sequence[tuple[int, int]] = ()) -> None:
        self._all: list[_Open] = []
        self._stack: list[_Open] = []
        self._frames = frames
        self._next_frame = 0
        self._box: BoxState | None = None

    def place(self, block: Block, unnumbered: Style | None = None) -> int | None:
        """Take the next block; returns the index of the section it belongs to.

        ``unnumbered`` is the style of a heading that the block itself does not mark.
        """
        found = self._box.place(block, plain=unnumbered is not None) if self._box else "outside"
        mark = block.first.mark
        if block.kind == "box" or (mark and block.kind == "heading" and _is_outer(mark.style)):
            self._open(block, mark.style if mark else BOX)
        elif found == "item":
            self._open(block, ITEM)
        elif found == "outside":
            self._outside(block, unnumbered)
        for section in self._stack:
            section.end = block.last.end
        return self._stack[-1].index if self._stack else None

    def sections(self) -> tuple[Section, ...]:
        """All sections in document order."""
        return tuple(one.closed() for one in self._all)

    def _outside(self, block: Block, unnumbered: Style | None) -> None:
        if self._box:
            self._pop(BOX.rank)
        mark = block.first.mark
        if unnumbered or (mark and block.kind == "heading"):
            self._open(block, unnumbered or (mark.style if mark else PLAIN))
        elif _ADDRESS.match(block.first.text):
            while self._stack and self._stack[-1].level > 1 and self._stack[-1].kind == "heading":
                self._stack.pop()

    def _open(self, block: Block, style: Style) -> None:
        self._pop(style.rank)
        parent = self._stack[-1] if self._stack else None
        section = _Open(len(self._all), parent, style.rank, style.kind)
        self._all.append(section)
        self._stack.append(section)
        _name(section, block)
        if style is BOX:
            self._box = BoxState(self._frame_end(section.start))

    def _pop(self, rank: int) -> None:
        while self._stack and self._stack[-1].rank >= rank:
            if self._stack.pop().kind == "box":
                self._box = None

    def _frame_end(self, start: int) -> int | None:
        """Where the file ends the one-column table that holds the offset, if one does."""
        while self._next_frame < len(self._frames) and self._frames[self._next_frame][1] <= start:
            self._next_frame += 1
        if self._next_frame < len(self._frames) and self._frames[self._next_frame][0] <= start:
            return self._frames[self._next_frame][1]
        return None


def _is_outer(style: Style) -> bool:
    return style.rank <= SECTION.rank


def _name(section: _Open, block: Block) -> None:
    """Fill in number, title and extent of the heading."""
    line = block.first
    section.start = line.start
    if line.mark:
        section.number, after, stop = line.mark.number, line.mark.after, line.stop
    elif block.kind == "item":
        section.number = line.text[line.body]
        after, stop = item_heading(line.text, line.body)
    else:
        after, stop = line.body, line.stop or core_end(line.text)
    section.title = clean_title(line.text[after:stop])
    section.heading_end = line.start + stop
    if block.whole or block.kind == "text":
        for more in block.lines[1:]:
            section.title += clean_title(more.text)
            section.heading_end = more.end


def item_heading(text: str, body: int) -> tuple[int, int]:
    """Where the heading of a ◆ item begins and ends in its line.

    It goes to the first colon or full stop outside brackets and quotation marks, else to the
    line's end.
    """
    after = body + 1
    depth = 0
    for position in range(after, len(text)):
        char = text[position]
        if char in _OPENING:
            depth += 1
        elif char in _CLOSING:
            depth = max(0, depth - 1)
        elif char in _ITEM_STOP and not depth:
            return after, position
    return after, core_end(text)


def clean_title(words: str) -> str:
    """A heading's words without bold marks, left-over tags and blanks at the ends."""
    words = words.replace("**", "").strip(" \t\u3000")
    if words.startswith("<"):
        words = _TAGS.sub("", words, count=1)
    if words.endswith(">"):
        words = words[: core_end(words)]
    return words.strip(" \t\u3000*：:、.．").rstrip("。")
