"""Positions and marks: between a paragraph's text and the document's."""

from __future__ import annotations

import re

from lantu.text.documents import Paragraph

_MARKS = re.compile(r"<[^>\n]{1,24}>|\*+|◆")
#: Where marks stood inside a name (a single blank may be the text's own).
_BLANKED = re.compile(r" {2,}")


def masked(text: str) -> str:
    """The text with marks of layout blanked, so that positions stay."""
    return _MARKS.sub(lambda match: " " * len(match.group()), text)


def position(paragraph: Paragraph, offset: int) -> int:
    """Position in the paragraph's text of a document offset, at most its length."""
    passed = 0
    for start, end in paragraph.pieces:
        if offset <= start:
            return passed
        if offset < end:
            return passed + offset - start
        passed += end - start
    return passed


class Line:
    """A paragraph's text without marks of layout, whose parts have spans in the document."""

    __slots__ = ("paragraph", "text")

    def __init__(self, paragraph: Paragraph) -> None:
        self.paragraph = paragraph
        self.text = masked(paragraph.text)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The document's span of ``text[first:last]``, which is at least one character long."""
        return self.paragraph.offset(first), self.paragraph.offset(last - 1) + 1

    def part(self, first: int, last: int) -> tuple[tuple[int, int], str]:
        """Span and text of a name, without the blanks around it."""
        words = self.text[first:last]
        first += len(words) - len(words.lstrip())
        name = words.strip()
        return self.span(first, first + len(name)), _BLANKED.sub("", name)
