"""Head nouns of indicators: the 产量 of 粮食产量."""

from __future__ import annotations

from lantu.read.claims.lexicon import HEAD

#: Any noun that ends in one of these is a head (宗数, 接听率, 签约额).
_MEASURING = "数率量额"


def head_of(name: str) -> str:
    """The head noun that ends a name; "" where it ends like none."""
    hit = HEAD.longest(name)
    if hit:
        return hit.word
    return name[-1] if len(name) > 2 and name[-1] in _MEASURING else ""
