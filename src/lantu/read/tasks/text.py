"""Positions and marks: between a paragraph's text and the document's."""

from __future__ import annotations

import re

from lantu.text.documents import Paragraph

_MARKS = re.compile(r"<[^>\n]{1,24}>|\*+|◆")


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
