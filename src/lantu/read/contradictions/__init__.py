"""What does not fit together within and between documents, and what is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from lantu.catalogue.catalogue import Catalogue
from lantu.read.contradictions.growth import denied_rates
from lantu.read.contradictions.model import (
    Contradiction,
    Kind,
    Place,
    Reading,
    Severity,
    contradiction_rows,
)
from lantu.read.contradictions.sameness import statements
from lantu.read.contradictions.sums import sums_off
from lantu.read.contradictions.targets import lowered_targets
from lantu.read.contradictions.undertakings import undertakings
from lantu.read.contradictions.values import repeats, value_contradictions
from lantu.read.contradictions.wording import LABELS

__all__ = [
    "LABELS",
    "Contradiction",
    "Kind",
    "Place",
    "Reading",
    "Severity",
    "contradiction_rows",
    "find_contradictions",
]

#: So many differing facts within one document are likelier misread than written.
_CROWDED = 5
_ORDER = {"contradiction": 0, "doubt": 1, "note": 2}


def find_contradictions(readings: Sequence[Reading], catalogue: Catalogue) -> list[Contradiction]:
    """All contradictions and repeats within and between the documents, gravest first.

    Within one severity they stand in the order of their first places. Rounding, comparators, 左右,
    other units of the same quantity and differing precision do not count as differences.
    """
    said = statements(readings, catalogue)
    found = _less_sure(
        [
            *value_contradictions(said),
            *lowered_targets(said, catalogue),
            *denied_rates(said, catalogue),
            *sums_off(said, catalogue),
            *repeats(said),
            *undertakings(readings),
        ]
    )
    names = {reading.document.name: place for place, reading in enumerate(readings)}
    return sorted(
        found, key=lambda c: (_ORDER[c.severity], names[c.places[0].doc], c.places[0].start)
    )


def _less_sure(found: Sequence[Contradiction]) -> list[Contradiction]:
    """The findings, differing values of a document that seems to deny itself all over as doubts.

    Such a crowd comes from a part of the document read under a wrong time or role.
    """
    crowds = Counter(_home(entry) for entry in found)
    return [
        replace(entry, severity="doubt")
        if entry.severity == "contradiction" and crowds[_home(entry)] >= _CROWDED and _home(entry)
        else entry
        for entry in found
    ]


def _home(entry: Contradiction) -> str:
    """The document in which a difference of values lies; "" for other findings."""
    docs = {place.doc for place in entry.places}
    unexplained = entry.kind == "value" and entry.severity != "note"
    return docs.pop() if unexplained and len(docs) == 1 else ""
