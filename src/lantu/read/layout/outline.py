"""Blocks to sections: the tree of headings, and boxes that end where the running text resumes."""

from __future__ import annotations

from lantu.read.layout.blocks import Block
from lantu.read.layout.lines import core_end, is_finished
from lantu.read.layout.marks import BOX, ITEM, PLAIN, Style
from lantu.text.documents import Section, SectionKind

_HEADING_END = "。！？!?：:"
_ITEM_STOP = frozenset("：:。；;")


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
        self.level = 0 if kind == "title" else (parent.level + 1 if parent else 1)
        self.number = self.title = ""
        self.start = self.end = self.heading_end = 0


class Outline:
    """Builds the section tree from blocks in document order."""

    def __init__(self) -> None:
        self._all: list[_Open] = []
        self._stack: list[_Open] = []
        self._box_style = ""  # how the open box marks its items: a bullet, a table, or text
        self._last: Block | None = None

    def place(self, block: Block, *, title: bool = False, plain: bool = False) -> int | None:
        """Take the next block; returns the index of the section it belongs to."""
        if title:
            self._open_title(block)
        elif block.kind == "box":
            self._open_marked(block, BOX)
            self._box_style = ""
        elif block.kind == "heading":
            self._open_marked(block, block.first.mark.style if block.first.mark else PLAIN)
        elif plain:
            self._open_marked(block, PLAIN)
        elif block.kind == "item" and self._box():
            self._open_item(block)
        else:
            self._leave_box(block)
        self._last = block
        for section in self._stack:
            section.end = block.last.end
        return self._stack[-1].index if self._stack else None

    def sections(self) -> tuple[Section, ...]:
        """All sections in document order."""
        return tuple(
            Section(
                index=one.index,
                parent=one.parent.index if one.parent else None,
                level=one.level,
                kind=one.kind,
                number=one.number,
                title=one.title,
                start=one.start,
                end=one.end,
                heading_end=one.heading_end,
            )
            for one in self._all
        )

    def _box(self) -> _Open | None:
        for section in reversed(self._stack):
            if section.rank <= BOX.rank:
                return section if section.kind == "box" else None
        return None

    def _push(self, style: Style) -> _Open:
        while self._stack and self._stack[-1].rank >= style.rank:
            self._stack.pop()
        parent = self._stack[-1] if self._stack else None
        section = _Open(len(self._all), parent, style.rank, style.kind)
        self._all.append(section)
        self._stack.append(section)
        return section

    def _open_title(self, block: Block) -> None:
        section = self._push(Style(0, "title", 0))
        self._name(section, block, 0, core_end(block.last.text))

    def _open_marked(self, block: Block, style: Style) -> None:
        line = block.first
        section = self._push(style)
        section.number = line.mark.number if line.mark else ""
        self._name(section, block, line.mark.after if line.mark else line.body, line.stop)

    def _open_item(self, block: Block) -> None:
        line = block.first
        section = self._push(ITEM)
        section.number = line.text[line.body]
        self._box_style = section.number
        after, stop = item_heading(line.text, line.body)
        self._name(section, block, after, stop)

    def _name(self, section: _Open, block: Block, after: int, stop: int) -> None:
        line = block.first
        stop = stop or core_end(line.text)
        section.start = line.start
        section.heading_end = line.start + stop
        section.title = clean_title(line.text[after:stop])

    def _leave_box(self, block: Block) -> None:
        """End the open box when running text resumes behind its last item."""
        box = self._box()
        if not box or self._last is None or block.kind == "note":
            return
        if self._last.kind == "box":
            self._box_style = block.kind
            return
        style = self._box_style
        if block.kind == style and style in ("list", "table"):
            return
        if style == "text" and block.kind == "text" and not block.first.gap and _is_entry(block):
            return
        while self._stack and self._stack[-1].rank >= BOX.rank:
            self._stack.pop()


def _is_entry(block: Block) -> bool:
    """An unmarked entry of a box: a short name, a colon, its text."""
    head = block.first.text[:30]
    return ("：" in head or ":" in head) and is_finished(block.last.text)


def item_heading(text: str, body: int) -> tuple[int, int]:
    """Where the heading of a ◆ item begins and ends in its line.

    It goes to the first colon or full stop outside brackets and quotation marks, else to the
    line's end.
    """
    after = body + 1
    depth = 0
    for position in range(after, len(text)):
        char = text[position]
        if char in "（(“《【「":
            depth += 1
        elif char in "）)”》】」":
            depth = max(0, depth - 1)
        elif char in _ITEM_STOP and not depth:
            return after, position
    return after, core_end(text)


def clean_title(words: str) -> str:
    """A heading's words without bold marks, left-over tags and blanks at the ends."""
    words = words.replace("**", "").strip(" \t\u3000")
    while words.startswith("<") and ">" in words:
        words = words[words.index(">") + 1 :]
    if words.endswith(">"):
        words = words[: core_end(words)]
    return words.strip(" \t\u3000*：:、.．").rstrip("。")
