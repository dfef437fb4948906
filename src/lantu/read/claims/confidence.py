"""How sure a claim read from text is: a logistic model over how it was found.

The weights in ``weights.json`` are fitted on hand labels by ``benchmarks/fit_confidence.py``; a
claim counts as right when indicator, quantity, kind of measure and role are right.
"""

from __future__ import annotations

import json
import math
import re
from functools import cache
from pathlib import Path

from lantu.read.claims.frame import Frame
from lantu.read.claims.heads import head_of
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot
from lantu.text.units import unit_class

LENGTHS = ((2, "1-2"), (3, "3"), (5, "4-5"), (8, "6-8"), (12, "9-12"), (18, "13-18"), (24, "19-24"))
_DIGIT = re.compile(r"\d")
LEAST, MOST = 0.02, 0.99


def features(slot: Slot, phrase: Phrase, frame: Frame, indicator: str, rule: str) -> list[str]:
    """The names of what speaks for or against a claim; each counts once."""
    quantity = slot.quantity
    sort = unit_class(quantity.unit) or quantity.kind
    group = rule.partition("-")[0]
    size = next((name for limit, name in LENGTHS if len(indicator) <= limit), "25+")
    names = [
        f"rule:{rule}",
        f"{group}:{sort}",
        f"length:{size}",
        f"{group}:length:{size}",
        f"mode:{phrase.mode or 'none'}",
        f"link:{slot.link or 'none'}",
        f"part:{frame.role}{'s' if frame.several else ''}{'-loose' if frame.loose else ''}",
        "head" if head_of(indicator) else "no-head",
    ]
    if slot.right and slot.right[0] not in "、，":
        names.append("words-behind")
    names += [f"has:{mark}" for mark in "的和、等“（" if mark in indicator]
    if _DIGIT.search(indicator):
        names.append("has:digit")
    if quantity.numeral:
        names.append("numeral")
    return names


@cache
def weights() -> dict[str, float]:
    """The stored weights, by feature; ``bias`` counts for every claim."""
    path = Path(__file__).with_name("weights.json")
    return dict(json.loads(path.read_text(encoding="utf-8")))


def confidence(names: list[str]) -> float:
    """How often claims with these features are right, between 0.02 and 0.99."""
    table = weights()
    total = table.get("bias", 0.0)
    for name in names:  # a loop, since it runs for every claim: faster than a generator
        total += table.get(name, 0.0)
    return round(min(MOST, max(LEAST, 1 / (1 + math.exp(-total)))), 3)
