"""Numbers, periods and moments as readers expect them, in the language of the page."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Number = int | float | Decimal
Value = Number | str | Sequence[Number] | None

#: Why there is no number. Zero is a number and has no sign here.
MISSING: Mapping[str, tuple[_StrPromise, str]] = MappingProxyType(
    {
        "unreported": (gettext_lazy("缺报"), "warning"),
        "not_due": (gettext_lazy("未到期"), "clock"),
        "not_applicable": (gettext_lazy("不适用"), ""),
        "unknown": (gettext_lazy("未知"), ""),
    }
)
#: Words before the number, by comparator of the claim.
COMPARATORS: Mapping[str, str] = MappingProxyType(
    {"ge": "≥", "gt": ">", "le": "≤", "lt": "<", "approx": "≈"}
)
_GROUP_FROM = 10_000
_MONTH = re.compile(r"(\d{4})-(\d{2})")
_YEAR = re.compile(r"\d{4}")


def number_words(value: Value, measure: str = "") -> str:
    """The number's digits: grouped from five digits on, never rounded.

    A list is a range (``20–30``), for the measure ``ratio`` its parts (``2.3:33.7:64``); text is
    given back as it is.
    """
    if value is None:
        return ""
    if isinstance(value, str):
        return value
    if isinstance(value, Sequence):
        return (":" if measure == "ratio" else "–").join(number_words(part) for part in value)
    exact = Decimal(repr(value)) if isinstance(value, float) else Decimal(value)
    if isinstance(value, float) and value.is_integer():
        exact = exact.quantize(Decimal(1))
    return f"{exact:,f}" if abs(exact) >= _GROUP_FROM else f"{exact:f}"


def period_words(period: str | None) -> str:
    """A claim's period for readers: ``2020-01/2020-04`` becomes 2020年1—4月.

    What is not a period in this notation is given back as it is.
    """
    if not period:
        return ""
    start, _slash, end = period.partition("/")
    if not end:
        return _point_words(start)
    first, last = _MONTH.fullmatch(start), _MONTH.fullmatch(end)
    if first and last and first[1] == last[1]:
        words = {"year": first[1], "first": int(first[2]), "last": int(last[2])}
        return _("%(year)s年%(first)s—%(last)s月") % words
    if _YEAR.fullmatch(start) and _YEAR.fullmatch(end):
        return _("%(first)s—%(last)s年") % {"first": start, "last": end}
    return _("%(first)s至%(last)s") % {"first": _point_words(start), "last": _point_words(end)}


def _point_words(point: str) -> str:
    if _YEAR.fullmatch(point):
        return _("%(year)s年") % {"year": point}
    if month := _MONTH.fullmatch(point):
        return _("%(year)s年%(month)s月") % {"year": month[1], "month": int(month[2])}
    try:
        return day_words(date.fromisoformat(point))
    except ValueError:
        return point


def day_words(day: date) -> str:
    """A date in the language of the page, e.g. 2020年5月22日."""
    return formats.date_format(day, "DATE_FORMAT")


def moment_words(moment: datetime) -> str:
    """Date and time, to the minute, in the city's time zone."""
    local = timezone.localtime(moment)
    return f"{formats.date_format(local, 'DATE_FORMAT')} {local:%H:%M}"
