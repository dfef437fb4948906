"""Paragraphs to sentences: split at 。！？, closing quotes and brackets kept with the sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lantu.text.documents import Paragraph, Sentence

_END = re.compile(
    r"(?:(?:[。！？]+|[!?]+(?![\w/.&=%?!-]))[”’」』）】》〉)\]*]*+)++(?![，、；：,;:的])"
)


def split_sentences(paragraphs: tuple[Paragraph, ...]) -> tuple[Sentence, ...]:
    """All sentences in document order, without the blanks around them.

    A quotation that ends in a full stop and is followed by a comma does not end the sentence.
    """
    return tuple(
        Sentence(start, end, index)
        for index, paragraph in enumerate(paragraphs)
        for start, end in _spans(paragraph)
    )


def _spans(paragraph: Paragraph) -> Iterator[tuple[int, int]]:
    text = paragraph.text
    begin = 0
    ends = [found.end() for found in _END.finditer(text)]
    if not ends or ends[-1] < len(text):
        ends.append(len(text))
    single = len(paragraph.pieces) == 1
    for end in ends:
        words = text[begin:end]
        left = len(words) - len(words.lstrip())
        right = begin + len(words.rstrip())
        if begin + left < right:
            if single:
                yield paragraph.start + begin + left, paragraph.start + right
            else:
                yield paragraph.offset(begin + left), paragraph.offset(right - 1) + 1
        begin = end
