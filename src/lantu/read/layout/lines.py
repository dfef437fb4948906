"""Lines of a text, each with what it is: heading, box, item, list entry, row, note or text."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

from lantu.read.layout.marks import (
    BOX,
    BRACKETED,
    DECIMAL,
    IDEOGRAPH,
    SECTION,
    Mark,
    is_bullet,
    is_list,
    opening,
    outline_mark,
)

LineKind = Literal["text", "heading", "box", "item", "list", "row", "note", "solo"]

#: marks that end a sentence or a clause, so that nothing is missing behind them
TERMINAL = frozenset("。！？!?；;：:…")
#: a line without a full stop that is longer than this is prose, not a name or a heading
LONGEST_NAME = 40
_CLOSERS = frozenset("”’」』）)】》〉\"'")
#: marks that no paragraph begins with
DEPENDENT = frozenset("”’」』）)】》〉，。；、：！？,;%％")
_STOP = re.compile(r"[。！？!?]")
_CLAUSE = re.compile(r"[，。；：！？,;]")
#: a date, a page number or a credit: never part of a paragraph
_ALONE = re.compile(
    r"[（(]?(?:19|20)\d{2}\s?年\s?\d{1,2}\s?月(?:\s?\d{1,2}\s?日)?\D{0,4}$"
    r"|[-—–·第\s]*\d{1,4}[-—–·页\s]*$"
    r"|(?:本报记者|记者|通讯员|来源|作者|编辑|责任编辑|责编|图片来源|信息来源)[\s:：]"
    r"|\S.{0,15}[\s/／](?:摄|整理|供图|绘|绘制|文|文/图)$"
)
_NOTE = re.compile(r"(?:\d\s?[.、])?(?:注|备注|注释|说明|附注|资料来源|数据来源)\s?\d{0,2}\s?[：:]")
_NOTE_ENTRY = re.compile(r"\d{1,2}\s?[.、．]|[①-⑳⑴-⒇*＊]|[\[［【]\d{1,2}[\]］】]|[（(]\d{1,2}[)）]")
#: a line longer than this may hold several paragraphs, each with its indent
_RUN_TOGETHER = 1500
_INDENTED = re.compile(r"(?:\u3000{2,}|^)(?:[^\u3000]|\u3000(?!\u3000))*")
_CONTENTS = re.compile(r"[.…·．\s\-]{2,}[（(]?\d{1,4}[)）]?$|\t\d{1,4}$")


class Line:
    """One non-blank line. ``start:end`` is its span without the blanks around it."""

    __slots__ = ("body", "end", "gap", "indent", "kind", "mark", "parted", "start", "stop", "text")

    def __init__(self, start: int, text: str, gap: int, indent: int) -> None:
        self.start = start
        self.end = start + len(text)
        self.text = text
        self.gap = gap  #: blank lines above
        self.indent = indent  #: blanks before its first word
        self.body = opening(text)  #: position in ``text`` where its own words begin
        self.mark: Mark | None = None
        self.stop = 0  #: position in ``text`` where its heading ends; 0 for none
        self.kind: LineKind = "text"
        self.parted: re.Pattern[str] | None = None  #: what parts a row's cells, where no tab does


def split_lines(text: str) -> list[Line]:
    """All non-blank lines in order, classified."""
    lines: list[Line] = []
    position = gap = 0
    noting = False
    for raw in _raw_lines(text):
        words = raw.strip()
        if words:
            indent = len(raw) - len(raw.lstrip())
            line = Line(position + indent, words, gap, indent)
            if noting and _NOTE_ENTRY.match(words):
                line.kind = "note"
            else:
                _classify(line)
                noting = line.kind == "note"
            lines.append(line)
            gap = 0
        else:
            gap += 1
        position += len(raw)
    return lines


def _raw_lines(text: str) -> Iterator[str]:
    """Lines with their ends; one in which a whole page ran together is cut at its indents."""
    for raw in text.splitlines(keepends=True):
        if len(raw) > _RUN_TOGETHER and "\u3000\u3000" in raw:
            yield from _INDENTED.findall(raw)
        else:
            yield raw


def _classify(line: Line) -> None:
    text, at = line.text, line.body
    mark = outline_mark(text, at)
    if mark and _as_heading(line, mark):
        return
    if mark and is_contents(text):
        line.kind = "solo"
    elif "\t" in text:
        line.kind = "row"
    elif is_bullet(text, at):
        line.kind = "item"
    elif len(text) < LONGEST_NAME and _ALONE.match(text):
        line.kind = "solo"
    elif mark or is_list(text, at):
        line.kind = "list"
    elif _NOTE.match(text, at):
        line.kind = "note"


def _as_heading(line: Line, mark: Mark) -> bool:
    """Take the line as a heading, whole or run into its text, where its form allows it."""
    stop = heading_stop(line.text, mark)
    if not stop:
        return False
    line.mark, line.stop = mark, stop
    line.kind = "box" if mark.style is BOX else "heading"
    return True


def heading_stop(text: str, mark: Mark) -> int:
    """Where the heading behind ``mark`` ends: the line's end, or its first full stop; 0 for none.

    Articles, list entries (；at the end) and lines of a table of contents are no headings.
    """
    words = core_end(text)
    outer = mark.style.rank <= SECTION.rank or mark.style is BOX
    if words <= mark.after:
        return words if outer else 0
    if "\t" in text[mark.after :].strip() or is_contents(text):
        return 0
    longest = mark.after + mark.style.longest
    stop = _STOP.search(text, mark.after, min(words, longest + 1))
    if stop is None:
        return 0 if words > longest or text[words - 1] in "；;，,、" else words
    if outer:
        return 0
    whole = stop.end() >= words
    if whole and mark.style.rank >= DECIMAL.rank:
        return 0
    return stop.start() if mark.style in (IDEOGRAPH, BRACKETED) or not whole else 0


def core_end(text: str) -> int:
    """Position behind the last character that is not bold marks, a left-over tag or blank."""
    end = len(text)
    while end and text[end - 1] in "*> \t\u3000":
        if text[end - 1] != ">":
            end -= 1
            continue
        anchor = text.endswith("</a>", 0, end)
        opened = text.rfind("<a " if anchor else "<", max(0, end - 200), end)
        if opened < 0:
            break
        end = opened
    return end


def is_finished(text: str) -> bool:
    """Whether the text ends as a sentence or clause does, closing marks aside."""
    end = core_end(text)
    while end and text[end - 1] in _CLOSERS:
        end -= 1
    return end == 0 or text[end - 1] in TERMINAL


def is_running(text: str) -> bool:
    """Whether the text is prose rather than a name or a title: a clause mark, or great length."""
    return len(text) > LONGEST_NAME or bool(_CLAUSE.search(text))


def is_contents(text: str) -> bool:
    """Whether the line is an entry of a table of contents: it ends in a page number."""
    return text[-1] in "0123456789)）" and bool(_CONTENTS.search(text, max(0, len(text) - 12)))
