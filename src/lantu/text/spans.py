"""A period's written form as its first and last day."""

from __future__ import annotations

import calendar
from datetime import date


def period_days(period: str | None) -> tuple[date, date] | None:
    """First and last day of ``2025``, ``2021/2025``, ``2020-01/2020-04`` or ``2020-05-22``.

    None for None, for an empty text and for one that is no date. Open: a span in the wrong order
    gives None as well.
    """
    if not period:
        return None
    first, _, last = period.partition("/")
    start, end = _days(first), _days(last or first)
    if start is None or end is None or start[0] > end[1]:
        return None
    return start[0], end[1]


def _days(text: str) -> tuple[date, date] | None:
    try:
        numbers = [int(part) for part in text.split("-")]
        if len(numbers) == 1:
            return date(numbers[0], 1, 1), date(numbers[0], 12, 31)
        if len(numbers) == 2:
            year, month = numbers
            return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1])
        day = date(*numbers)
    except (ValueError, TypeError):
        return None
    return day, day
