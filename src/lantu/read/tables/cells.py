"""What one table cell says: a number with its signs, nothing (a dash, blank), or words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from lantu.read.claim import Comparator
from lantu.text.compact import Compact, compact
from lantu.text.documents import Cell
from lantu.text.numbers import arabic
from lantu.text.units import UNIT, unit_class

_BEFORE: dict[str, Comparator] = {
    ">=": "ge", "≥": "ge", "≧": "ge", "不低于": "ge", "不少于": "ge", "不小于": "ge", "至少": "ge",
    "达到": "eq", "达": "eq", "力争": "eq", "控制在": "eq", "保持在": "eq", "稳定在": "eq",
    "<=": "le", "≤": "le", "≦": "le", "不高于": "le", "不超过": "le", "不大于": "le",
    ">": "gt", "超过": "gt", "突破": "gt", "大于": "gt", "高于": "gt",
    "<": "lt", "低于": "lt", "小于": "lt", "约": "approx", "近": "approx",
}  # fmt: skip
_AFTER: dict[str, Comparator] = {
    "以上": "ge", "及以上": "ge", "以内": "le", "以下": "le", "及以下": "le",
    "左右": "approx", "上下": "approx", "+": "ge",
}  # fmt: skip
_SIGNED = r"[-−+±]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
_UNIT = rf"[十百千万亿]*(?:{UNIT})|[万亿]"
#: Words of movement before a number; with 到 or 至 behind them the number is a level again.
_MOVE = (
    r"(?:(?:累计|(?P<average>年均|平均每?年?)|同比|[比较](?:\d{4}年|上年|基期)末?)*"
    r"(?:(?P<down>下降|降低|减少|压减|削减)|(?P<up>增长|增加|提高|提升|上升|新增))(?P<to>[到至]|达到)?)?"
)
_NUMBER = re.compile(
    rf"{_MOVE}"
    r"(?P<open>[\[【〔［（]?)"
    rf"(?P<before>(?:{'|'.join(map(re.escape, sorted(_BEFORE, key=len, reverse=True)))})*)"
    rf"(?P<open2>[\[【〔［（]?)"
    rf"(?P<number>(?P<first>{_SIGNED})"
    rf"(?:(?P<ratio>(?::\d+(?:\.\d+)?)+)|(?:{_UNIT})?[-~—–至到](?P<last>{_SIGNED}))?"
    rf"(?P<unit>{_UNIT})?)"
    rf"(?P<after>(?:{'|'.join(map(re.escape, sorted(_AFTER, key=len, reverse=True)))})?)"
    r"(?P<close>[\]】〕］）]?)"
    rf"(?P<after2>(?:{'|'.join(map(re.escape, sorted(_AFTER, key=len, reverse=True)))})?)"
    r"\^?(?P<mark>[①-⑳*※]*)"
)
_SQUARE = frozenset("[【〔［")
_YEARS = re.compile(r"(?:19|20)\d\d年?[-~—–―至到]+(?:19|20)\d\d年?")
_DASH = re.compile(r"[-—–―─－−/／\\]+|…+|\*+|无|N/?A|不详")

Kind = Literal["number", "dash", "blank", "words"]
Move = Literal["", "up", "down"]


@dataclass(frozen=True, slots=True)
class CellNumber:
    """A number in a cell. ``start:end`` is the number with its unit in the document's text."""

    start: int
    end: int
    text: str
    value: float | int | list[float]
    unit: str  #: the cell's own unit, mostly ""
    comparator: Comparator
    bracketed: bool  #: in square brackets: by custom the total of the plan's years
    mark: str  #: a footnote's mark behind it
    move: Move = ""  #: the cell's own words say that it grows or falls by this
    average: bool = False  #: and that it does so each year

    @property
    def size(self) -> float:
        """One figure to compare by: the value, a range's middle, a share list's first."""
        if isinstance(self.value, list):
            return sum(self.value) / len(self.value)
        return float(self.value)


@dataclass(frozen=True, slots=True)
class Reading:
    """A cell as read: its kind, and the number where it is one."""

    cell: Cell
    kind: Kind
    plain: str  #: its text without blanks, full-width signs folded
    number: CellNumber | None = None


def read_cell(cell: Cell) -> Reading:
    """What the cell holds. A number must make up the whole cell; else it counts as words."""
    folded = compact(cell.text)
    plain = folded.text
    if not plain:
        return Reading(cell, "blank", plain)
    if _DASH.fullmatch(plain):
        return Reading(cell, "dash", plain)
    match = _NUMBER.fullmatch(plain)
    if match is None or _YEARS.fullmatch(plain):
        return Reading(cell, "words", plain)
    return Reading(cell, "number", plain, _number(cell, folded, match))


def _number(cell: Cell, folded: Compact, match: re.Match[str]) -> CellNumber:
    start = cell.start + folded.start(match.start("number"))
    end = cell.start + folded.end(match.end("number"))
    return CellNumber(
        start,
        end,
        cell.text[start - cell.start : end - cell.start],
        _value(match),
        match["unit"] or "",
        _comparator(match),
        bool({match["open"], match["open2"]} & _SQUARE),
        match["mark"],
        _move(match),
        match["average"] is not None,
    )


def _move(match: re.Match[str]) -> Move:
    if match["to"]:
        return ""
    return "down" if match["down"] else "up" if match["up"] else ""


def _value(match: re.Match[str]) -> float | int | list[float]:
    first = _signed(match["first"])
    if match["ratio"]:
        return [float(first), *(float(part) for part in match["ratio"][1:].split(":"))]
    if match["last"]:
        return [float(first), float(_signed(match["last"]))]
    return first


def _signed(text: str) -> int | float:
    return arabic(text.replace("−", "-").lstrip("±"))


def _comparator(match: re.Match[str]) -> Comparator:
    if match["last"]:
        return "range"
    after = match["after"] or match["after2"]
    if after:
        return _AFTER[after]
    for word in sorted(_BEFORE, key=len, reverse=True):
        if word in match["before"] and _BEFORE[word] != "eq":
            return _BEFORE[word]
    return "eq"


def is_year(text: str) -> bool:
    """Whether a cell's plain text can be a year rather than an amount: 2015, 2015年."""
    return re.fullmatch(r"(?:19[5-9]|20[0-6])\d年?", text) is not None


def is_unit(text: str) -> bool:
    """Whether a text is a unit of measure: %, 亿元, 微克/立方米, 万吨标煤."""
    plain = compact(text).text
    return plain != "" and unit_class(plain) != ""
