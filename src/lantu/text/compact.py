"""Text without the accidents of conversion: full-width digits, spaces around numbers.

Reading works on compact text and leads its offsets back, so that a document whose conversion put
spaces around every number reads the same as one whose conversion did not.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass

#: One character for one, so that offsets stay. ASCII brackets that stand for Chinese are folded.
_FOLD = str.maketrans(
    {
        **{chr(0xFF10 + i): str(i) for i in range(10)},
        **{chr(0xFF21 + i): chr(65 + i) for i in range(26)},
        **{chr(0xFF41 + i): chr(97 + i) for i in range(26)},
        "％": "%",
        "．": ".",
        "／": "/",
        "＋": "+",
        "－": "-",
        "～": "~",
        "∶": ":",
        "︰": ":",
        "(": "（",
        ")": "）",
        ";": "；",
        "＜": "<",
        "＞": ">",
        "˙": "·",
        "•": "·",
        "㎡": "㎡",
    }
)
_BLANK = re.compile(r"[\s\u3000\u00a0\u200b\ufeff]+")
_COMMA = re.compile(r",(?!\d{3}(?!\d))|(?<!\d),|:(?!\d)|(?<!\d):|!|\?")
_FULL = {",": "，", ":": "：", "!": "！", "?": "？"}


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
    folded = text.translate(_FOLD)
    cuts: list[int] = []
    skipped: list[int] = []
    if _BLANK.search(folded):
        pieces: list[str] = []
        last = kept = 0
        for blank in _BLANK.finditer(folded):
            start, end = blank.span()
            pieces.append(folded[last:start])
            kept += start - last
            cuts.append(kept)
            skipped.append(end - kept)
            last = end
        pieces.append(folded[last:])
        folded = "".join(pieces)
    return Compact(_COMMA.sub(lambda m: _FULL[m[0]], folded), cuts, skipped)
