"""Minus signs: a dash before a number that is no hyphen, no range and no list mark."""

from __future__ import annotations

import re

_MINUS = frozenset("-−﹣")
_MAY_BE_NEGATIVE = re.compile(r"[%‰元度℃]$|百分点$")


def is_negative(text: str, start: int, unit: str, *, decimal: bool) -> bool:
    """Whether the number at ``start`` of compact text has a minus: 增长率为-2.1‰, 0.2、-5.6%.

    A dash counts behind a word or a mark that joins, before a rate, a sum of money or
    temperature, or a bare ``decimal`` number.
    """
    if start < 2 or text[start - 1] not in _MINUS:
        return False
    before = text[start - 2]
    joined = "\u4e00" <= before <= "\u9fff" or before in "、（："
    return joined and (decimal or bool(_MAY_BE_NEGATIVE.search(unit)))
