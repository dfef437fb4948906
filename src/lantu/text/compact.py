"""Text without the accidents of conversion: full-width digits, spaces around numbers.

Reading works on compact text and leads its offsets back, so that a document whose conversion put
spaces around every number reads the same as one whose conversion did not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

#: One character for one, so that offsets stay. ASCII brackets that stand for Chinese are folded.
_FOLD = {
    **{chr(0xFF10 + i): str(i) for i in range(10)},
    **{chr(0xFF21 + i): chr(65 + i) for i in range(26)},
    **{chr(0xFF41 + i): chr(97 + i) for i in range(26)},
    **dict(zip("％．／＋－～∶︰();＜＞˙•", "%./+-~::（）；<>··", strict=True)),
}
_BLANK = re.compile(r"[\s\u00a0\u200b\ufeff]+")
#: Characters that may need folding; looked for first, since most text has few of them.
_FOLDABLE = re.compile(f"[{re.escape(''.join(_FOLD))},:：!?]")
_FULL = {",": "，", ":": "：", "：": "：", "!": "！", "?": "？"}
_GROUP = re.compile(r"\d,\d{3}(?!\d)")


@dataclass(slots=True)
class Compact:
    """Compact ``text`` and how its offsets lead back to the text it was made from."""

    text: str
    cuts: list[int]  #: compact offsets at which something was left out
    skipped: list[int]  #: how much was left out in all up to that cut

    def start(self, offset: int) -> int:
        """Original offset of the character at compact ``offset``."""
        if not self.cuts:
            return offset
        i = bisect_right(self.cuts, offset)
        return offset + (self.skipped[i - 1] if i else 0)

    def end(self, offset: int) -> int:
        """Original offset behind the character before compact ``offset``."""
        return self.start(offset - 1) + 1 if offset else 0


def compact(text: str) -> Compact:
    """``text`` with its characters folded and its blanks left out. Linear in its length."""
    cuts: list[int] = []
    skipped: list[int] = []
    pieces: list[str] = []
    last = kept = 0
    for blank in _BLANK.finditer(text):
        start, end = blank.span()
        pieces.append(text[last:start])
        kept += start - last
        cuts.append(kept)
        skipped.append(end - kept)
        last = end
    small = "".join((*pieces, text[last:])) if pieces else text
    return Compact(_FOLDABLE.sub(_folded, small), cuts, skipped)


def _folded(match: re.Match[str]) -> str:
    """The character that stands for the one found; , and : stay between digits (1,200, 3:2)."""
    char, text, at = match[0], match.string, match.start()
    if char not in _FULL:
        return _FOLD[char]
    if char == "," and at and _GROUP.match(text, at - 1):
        return char
    around = text[at - 1 : at] + text[at + 1 : at + 2]
    return ":" if char in ":：" and len(around) == 2 and around.isdigit() else _FULL[char]
