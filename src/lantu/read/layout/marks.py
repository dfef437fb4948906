"""What a line begins with: an outline number, a box's name, a list mark, or nothing.

Headings are told by the numbering of official documents (第X篇, 第X章, 第X节, 一、, （一）, 1.,
（1）), never by their words.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from lantu.text.documents import SectionKind


class Style(NamedTuple):
    """One way of marking headings; a lower rank stands further out."""

    rank: int
    kind: SectionKind
    longest: int  #: characters that a heading of this style has at most


class Mark(NamedTuple):
    """An outline number at the start of a line."""

    style: Style
    number: str  #: as written, without blanks around it
    ordinal: int  #: its value; 0 for a box without a number
    after: int  #: where the words of the heading begin


TITLE = Style(0, "title", 120)
OUTER = Style(5, "heading", 40)  # a line without a number above a numbering that starts again
PART = Style(10, "part", 90)
CHAPTER = Style(20, "chapter", 90)
SECTION = Style(30, "section", 90)
IDEOGRAPH = Style(40, "heading", 70)  # 一、
BRACKETED = Style(50, "heading", 70)  # （一）
DECIMAL = Style(60, "heading", 40)  # 1.
BRACKETED_DECIMAL = Style(70, "heading", 40)  # （1）
PLAIN = Style(80, "heading", 40)  # a line without a number above running text
HEADLINE = Style(85, "heading", 40)  # the second of two such lines
BOX = Style(200, "box", 80)  # 专栏 4
ITEM = Style(210, "item", 60)  # ◆

_NUMERAL = "一二三四五六七八九十百零〇"
_OUTLINE = re.compile(
    rf"第\s?(?P<whole>[{_NUMERAL}\d]{{1,5}})\s?(?P<unit>编|篇|部分|章|节)(?![目点课])"
    rf"|专\s?栏\s*(?:(?P<box>[\d{_NUMERAL}]{{1,3}})(?:[-－—]\d{{1,2}})?\s*[：:.、]?|[：:])"
    rf"|(?P<ideograph>[{_NUMERAL}]{{1,4}})\s?(?:、|[．.](?!\d))(?![{_NUMERAL}]{{1,2}}[、产次])"
    rf"|[（(]\s?(?P<bracketed>[{_NUMERAL}]{{1,4}})\s?[)）]"
    r"|(?P<decimal>\d{1,2})\s?(?:[．、]|\.(?!\d))"
    r"|[（(]\s?(?P<bracketed_decimal>\d{1,2})\s?[)）]"
)
_FIRST = frozenset(f"第专（(0123456789０１２３４５６７８９{_NUMERAL}")
_UNITS = {"编": PART, "篇": PART, "部分": PART, "章": CHAPTER, "节": SECTION}
_STYLES = {
    "box": BOX,
    "ideograph": IDEOGRAPH,
    "bracketed": BRACKETED,
    "decimal": DECIMAL,
    "bracketed_decimal": BRACKETED_DECIMAL,
}
#: a mark of a boxed list (◆) or another bullet, which starts a paragraph of its own
BULLETS = frozenset("◆◇●○■□▲△★☆▶►◎•·⚫⬤⚪❖")
_LIST = re.compile(r"—|――|[－-]{1,2}\s|[①-⑳⑴-⒇㈠-㈩❶-❿▪➢✓\uf000-\uf0ff]|[*+]\s")
_OPENING = re.compile(r"(?:[-*+]\s+|#{1,6}\s+)?(?:\*\*|</?[a-z][^<>\n]{0,60}>|\s)*")
_DIGITS = {char: value for value, char in enumerate("〇一二三四五六七八九")} | {"零": 0}


def opening(text: str) -> int:
    """Where a line's own words begin, behind a Markdown bullet, bold marks and left-over tags."""
    if text[0] not in "-*+<#":
        return 0
    found = _OPENING.match(text)
    return found.end() if found else 0


def outline_mark(text: str, at: int) -> Mark | None:
    """The outline number or box name at ``text[at:]``, if one stands there."""
    if at >= len(text) or text[at] not in _FIRST:
        return None
    found = _OUTLINE.match(text, at)
    if not found:
        return None
    name = found.lastgroup or "box"
    if found["unit"]:
        style, ordinal = _UNITS[found["unit"]], found["whole"]
    else:
        style, ordinal = _STYLES[name], found[name] or ""
    return Mark(style, found[0].rstrip(" :："), numeral(ordinal), found.end())


def numeral(words: str) -> int:
    """The value of 十二, 二十一, 一百零五, 二〇三五 or 12; 0 for what is none."""
    if words.isdecimal():
        return int(words)
    if not any(char in "十百" for char in words):
        value = 0
        for char in words:
            value = value * 10 + _DIGITS.get(char, 0)
        return value
    value = digit = 0
    for char in words:
        if char in "十百":
            value += (digit or 1) * (10 if char == "十" else 100)
            digit = 0
        else:
            digit = _DIGITS.get(char, 0)
    return value + digit


def is_bullet(text: str, at: int) -> bool:
    """Whether ◆ or a like mark stands at ``text[at:]``."""
    return at < len(text) and text[at] in BULLETS


def is_list(text: str, at: int) -> bool:
    """Whether a dash, a circled number or a Markdown bullet opens the line."""
    return bool(_LIST.match(text, at)) or (at > 0 and bool(_LIST.match(text)))
