"""Numbers as Chinese documents write them: Arabic, Chinese, mixed, fractions.

Nothing here searches text; it turns a number that was found (see :mod:`lantu.text.quantities`)
into a value. Full-width digits are folded by :mod:`lantu.text.compact` before.
"""

from __future__ import annotations

DIGITS = {c: i for i, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2, "○": 0}
SMALL = {"十": 10, "百": 100, "千": 1000}
LARGE = {"万": 10_000, "亿": 100_000_000}
#: Characters a Chinese numeral is written with.
NUMERAL_CHARACTERS = "零〇一二两三四五六七八九十百千万亿"


def arabic(text: str) -> int | float:
    """The value of an Arabic number as written: ``7,363.9`` → 7363.9, ``621`` → 621.

    Raises ValueError where it is not a number.
    """
    plain = text.replace(",", "") if "," in text else text
    return float(plain) if "." in plain else int(plain)


def chinese(text: str) -> int | None:
    """The value of a Chinese numeral: 十三 → 13, 二〇二五 → 2025, 三千二百 → 3200, 万亿 → 10**12.

    A magnitude without a digit before it counts once (百 → 100). None where it is no numeral.
    """
    if not text or any(c not in DIGITS and c not in SMALL and c not in LARGE for c in text):
        return None
    if len(text) > 1 and all(c in DIGITS for c in text):
        return int("".join(str(DIGITS[c]) for c in text))
    total = section = digit = 0
    for c in text:
        if c in DIGITS:
            digit = DIGITS[c]
        elif c in SMALL:
            section, digit = section + (digit or 1) * SMALL[c], 0
        else:
            total, section, digit = _large(total, section + digit, c), 0, 0
    return total + section + digit


def _large(total: int, below: int, magnitude: str) -> int:
    """``total`` after 万 or 亿: 万亿 multiplies what stands before it, 三亿二千万 adds."""
    if not below and total:
        return total * LARGE[magnitude]
    return total + (below or 1) * LARGE[magnitude]


def number(text: str) -> int | float | None:
    """The value of an Arabic or Chinese number; None where it is neither."""
    try:
        return arabic(text)
    except ValueError:
        return chinese(text)


def fraction(numerator: str, denominator: str) -> float | None:
    """The value of a fraction given by its parts (3, 5 → 0.6; 一, 三 → 0.333…); None if none."""
    top, bottom = number(numerator), number(denominator)
    if top is None or not bottom:
        return None
    return top / bottom
