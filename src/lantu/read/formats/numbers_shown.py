"""Numbers of a spreadsheet as a reader sees them: by the cell's number format."""

from __future__ import annotations

import re
from datetime import date, datetime, time, timedelta
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation

from openpyxl.styles.numbers import is_date_format
from openpyxl.utils.datetime import from_excel

#: colours, conditions and places in brackets; fill and blank-width marks
_ASIDE = re.compile(r"\[[^\]]*\]|_.|\*.")
_LITERAL = re.compile(r'"([^"]*)"|\\(.)')
_MASK = re.compile(r"[#0?][#0?,]*(?:\.([#0?]+))?(,*)")
#: digits that a spreadsheet keeps
_DIGITS = 15


def shown(raw: str, number_format: str, epoch: datetime) -> str:
    """A stored number as its format shows it: percent, decimals, literal units, dates.

    Separators of thousands are left out; what is no number comes back as it is.
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    if not value.is_finite():
        return raw
    if is_date_format(number_format):
        return _day(float(value), number_format, epoch) or _plain(value)
    return _masked(value, number_format.partition(";")[0])


def _masked(value: Decimal, section: str) -> str:
    section = _ASIDE.sub("", section)
    literals: list[str] = []

    def keep(found: re.Match[str]) -> str:
        literals.append(found[1] or found[2] or "")
        return "\0"

    bare = _LITERAL.sub(keep, section)
    mask = _MASK.search(bare)
    if mask is None or mask[2] or "E" in bare.upper() or "/" in bare:
        return _plain(value)
    percent = "%" in bare
    number = _rounded(value * 100 if percent else value, len(mask[1] or ""))
    ahead = bare[: mask.start()].count("\0")
    after = "".join(literals[ahead:])
    return "".join(literals[:ahead]) + number + ("%" if percent else "") + after


def _rounded(value: Decimal, places: int) -> str:
    exact = Decimal(f"{value:.{_DIGITS}g}")  # 0.07 is stored as 7.0000000000000007E-2
    try:
        return f"{exact.quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP):f}"
    except InvalidOperation:
        return _plain(value)


def _plain(value: Decimal) -> str:
    number = Decimal(f"{value:.{_DIGITS}g}").normalize()
    return f"{number:f}" if abs(number.adjusted()) < 30 else str(value)


def _day(value: float, number_format: str, epoch: datetime) -> str:
    """A date in words, as far as the format shows it; "" for none."""
    try:
        moment = from_excel(value, epoch)
    except (ValueError, OverflowError, TypeError):
        return ""
    if isinstance(moment, datetime | date):
        mask = _LITERAL.sub("", _ASIDE.sub("", number_format)).lower()
        if "y" not in mask and "d" not in mask:
            return f"{moment:%H:%M}"
        month = f"{moment.month}月" if "m" in mask or "d" in mask else ""
        return f"{moment.year}年{month}" + (f"{moment.day}日" if "d" in mask else "")
    return str(moment) if isinstance(moment, time | timedelta) else ""
