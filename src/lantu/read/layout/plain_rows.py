"""Rows of tables that plain text sets with pipes or blanks: ``稻谷 2177 0.9``, ``城镇 | 228``."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.layout.lines import Line

_NUMBER = r"(?:[-−]?\d[\d,]*(?:\.\d+)?[%‰]?|[-—–]{1,2}|…)"
#: A name, then nothing but numbers.
_NUMBERS_BEHIND = re.compile(rf"\S[^。；，！？]{{0,40}}?((?:[ \u3000]+{_NUMBER})+)$")
_CELL = re.compile(rf"{_NUMBER}$")
_RULE = re.compile(r"[|\s:：+—-]+$")
_FEWEST_ROWS = 2
_LONGEST_HEADER = 20
BLANKS, PIPE = re.compile(r"[ \u3000]+"), re.compile(r"\|")


def mark_plain_rows(lines: Sequence[Line]) -> None:
    """Mark the lines that are rows set with pipes or blanks; each keeps how its cells are parted.

    Rows with pipes stand in runs of two or more, at least half of them with a number. Rows parted
    by blanks stand in runs with as many numbers each, below a line with one word for each column.
    """
    index = 0
    while index < len(lines):
        end = _pipes(lines, index) or _blanks(lines, index)
        index = end or index + 1


def _pipes(lines: Sequence[Line], index: int) -> int:
    """Mark the lines with pipes from ``index`` on if they are rows; their end, 0 without any."""
    end = index
    while end < len(lines) and lines[end].kind in ("text", "list") and "|" in lines[end].text:
        end += 1
    run = [line for line in lines[index:end] if not _RULE.match(line.text)]
    numbered = sum(any(_CELL.match(c.strip()) for c in line.text.split("|")) for line in run)
    if len(run) >= _FEWEST_ROWS and numbered * 2 >= len(run):
        _mark(lines[index:end], PIPE)
    return end if end > index else 0


def _blanks(lines: Sequence[Line], index: int) -> int:
    """Mark a header and the rows of numbers below it; their end, 0 where there is no such table."""
    head = lines[index]
    if head.kind != "text" or len(head.text) > _LONGEST_HEADER * 3 or index + 2 >= len(lines):
        return 0
    words = BLANKS.split(head.text)
    if len(words) < 2 or any(_CELL.match(w) or len(w) > _LONGEST_HEADER for w in words):
        return 0
    end = index + 1
    while end < len(lines) and _numbers(lines[end]) == len(words) - 1:
        end += 1
    if end - index - 1 < _FEWEST_ROWS:
        return 0
    _mark(lines[index:end], BLANKS)
    return end


def _numbers(line: Line) -> int:
    """How many numbers end the line behind a name; 0 where it is no row."""
    found = _NUMBERS_BEHIND.match(line.text) if line.kind in ("text", "list") else None
    return len(found[1].split()) if found else 0


def _mark(lines: Sequence[Line], parted: re.Pattern[str]) -> None:
    for line in lines:
        line.kind, line.parted = "row", parted


def plain_cells(line: Line, text: str) -> list[tuple[int, int]]:
    """The spans of a marked row's cells in ``text``; none for a ruled line."""
    if _RULE.match(line.text):
        return []
    if line.parted is PIPE:
        begin = line.start + (line.text[0] == "|")
        end = line.end - (line.text[-1] == "|")
        return [_stripped(text, a, b) for a, b in _between(text, PIPE, begin, end)]
    numbers = _numbers(line)
    spans = [_stripped(text, a, b) for a, b in _between(text, BLANKS, line.start, line.end)]
    if not numbers:
        return spans
    return [(spans[0][0], spans[-numbers - 1][1]), *spans[-numbers:]]


def _between(text: str, parted: re.Pattern[str], start: int, end: int) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for mark in parted.finditer(text, start, end):
        spans.append((start, mark.start()))
        start = mark.end()
    return [*spans, (start, end)]


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    words = text[start:end]
    start += len(words) - len(words.lstrip())
    return start, max(start, start + len(words.strip()))
