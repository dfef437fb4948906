"""The automatic numbers of a .docx: 第一章, （一）, 1. that stand in no text of the file."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from string import ascii_lowercase, ascii_uppercase

from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = f"{W}val"
_PLACE = re.compile(r"%([1-9])")
_DIGITS = "〇一二三四五六七八九"
_CIRCLED = "".join(chr(0x2460 + index) for index in range(20))
#: formats that have one sign for each number
_SIGNS = {
    "ideographTraditional": "甲乙丙丁戊己庚辛壬癸",
    "decimalEnclosedCircle": _CIRCLED,
    "decimalEnclosedCircleChinese": _CIRCLED,
    "upperLetter": ascii_uppercase,
    "lowerLetter": ascii_lowercase,
}
_COUNTING = frozenset(
    {"chineseCounting", "chineseCountingThousand", "japaneseCounting", "koreanCounting"}
    | {"taiwaneseCounting", "taiwaneseCountingThousand", "chineseLegalSimplified"}
)
#: bullets of symbol fonts, by their private code points
_SYMBOLS = {"\uf06c": "●", "\uf06e": "■", "\uf075": "◆", "\uf0d8": "➢", "\uf0fc": "✓"}
_ROMAN = ((10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))


@dataclass(slots=True)
class Level:
    """One level of a numbering: how its number is written and where it starts."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = "tab"


@dataclass(slots=True)
class _List:
    """A list with its running counters."""

    levels: dict[int, Level]
    counters: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of a document; :meth:`label` counts, so it is called once a paragraph, in order."""

    def __init__(self, root: etree._Element | None) -> None:
        self._lists: dict[str, _List] = {}
        if root is not None:
            self._load(root)

    def label(self, number: str, level: int) -> str:
        """The number or bullet of the next paragraph of a list, with what sets it apart."""
        found = self._lists.get(number)
        if found is None or level not in found.levels:
            return ""
        rule = found.levels[level]
        if rule.form == "bullet":
            return _bullet(rule.text)
        found.counters[level] = found.counters.get(level, rule.start - 1) + 1
        for deeper in [one for one in found.counters if one > level]:
            del found.counters[deeper]
        if rule.form == "none" or not rule.text:
            return ""
        words = _PLACE.sub(lambda place: _value(found, int(place[1]) - 1), rule.text)
        apart = rule.suffix != "nothing" and words[-1] not in "、.．）)：:"
        return words + (" " if apart else "")

    def _load(self, root: etree._Element) -> None:
        """Lists share the counters of their abstract list, unless they start anew."""
        abstract = {
            one.get(f"{W}abstractNumId"): _List(_levels(one))
            for one in root.iter(f"{W}abstractNum")
        }
        for one in root.iter(f"{W}num"):
            link = one.find(f"{W}abstractNumId")
            base = abstract.get(link.get(VAL)) if link is not None else None
            if base is None:
                continue
            changed = _overrides(one, base.levels)
            self._lists[one.get(f"{W}numId") or ""] = _List(changed) if changed else base


def _levels(root: etree._Element) -> dict[int, Level]:
    return {_number(one.get(f"{W}ilvl")): _level(one, Level()) for one in root.iter(f"{W}lvl")}


def _overrides(root: etree._Element, levels: dict[int, Level]) -> dict[int, Level]:
    """The levels as a list changes them; empty when it changes none."""
    found = list(root.iterfind(f"{W}lvlOverride"))
    changed = dict(levels) if found else {}
    for one in found:
        index = _number(one.get(f"{W}ilvl"))
        own = one.find(f"{W}lvl")
        base = changed.get(index, Level())
        level = _level(own, Level()) if own is not None else base
        start = one.find(f"{W}startOverride")
        if start is not None:
            level = Level(level.form, level.text, _number(start.get(VAL)), level.suffix)
        changed[index] = level
    return changed


def _level(root: etree._Element, level: Level) -> Level:
    for child in root:
        value = child.get(VAL) or ""
        if child.tag == f"{W}numFmt":
            level.form = value
        elif child.tag == f"{W}lvlText":
            level.text = value
        elif child.tag == f"{W}start":
            level.start = _number(value)
        elif child.tag == f"{W}suff":
            level.suffix = value
    return level


def _number(raw: str | None) -> int:
    return int(raw) if raw and raw.isdecimal() and len(raw) < 6 else 0


def _bullet(text: str) -> str:
    return _SYMBOLS.get(text, text if text and not "\ue000" <= text[0] <= "\uf8ff" else "•") + " "


def _value(found: _List, level: int) -> str:
    rule = found.levels.get(level, Level())
    return written(found.counters.get(level, rule.start), rule.form)


def written(value: int, form: str) -> str:
    """A number in one of Word's formats; formats that plans do not use are written as digits."""
    if form in _COUNTING:
        return _counted(value)
    if form in ("ideographDigital", "chineseDigital"):
        return "".join(_DIGITS[int(digit)] for digit in str(value))
    if form.endswith("Roman") and 0 < value < 40:
        return _roman(value).upper() if form[0] == "u" else _roman(value)
    signs = _SIGNS.get(form, "")
    return signs[value - 1] if 0 < value <= len(signs) else str(value)


def _counted(value: int) -> str:
    """1 to 999 in Chinese: 十, 十二, 二十, 一百零五."""
    if not 0 < value < 1000:
        return str(value)
    hundreds, rest = divmod(value, 100)
    tens, ones = divmod(rest, 10)
    words = f"{_DIGITS[hundreds]}百" if hundreds else ""
    if hundreds and rest and not tens:
        words += "零"
    if tens:
        words += ("" if tens == 1 and not hundreds else _DIGITS[tens]) + "十"
    return words + (_DIGITS[ones] if ones else "")


def _roman(value: int) -> str:
    words = ""
    for step, letters in _ROMAN:
        while value >= step:
            words += letters
            value -= step
    return words
