"""What does not fit together within and between documents, and what is said twice."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
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
from lantu.read.contradictions.values import agreements, repeats, value_contradictions
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

#: From so many on, differing facts within one document are weighed against those that agree.
_CROWD = 3
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
        ],
        agreements(said),
    )
    names = {reading.document.name: place for place, reading in enumerate(readings)}
    return sorted(
        found, key=lambda c: (_ORDER[c.severity], names[c.places[0].doc], c.places[0].start)
    )


def _less_sure(found: Sequence[Contradiction], agreeing: Mapping[str, int]) -> list[Contradiction]:
    """The findings; doubts where a document's restated facts differ more often than they agree.

    No author denies most of what he repeats: such a crowd comes from a part of the document that
    was read under a wrong time or role.
    """
    differing = Counter(_home(entry) for entry in found)
    crowded = {
        doc for doc, count in differing.items() if count >= _CROWD and count > agreeing.get(doc, 0)
    }
    return [
        replace(entry, severity="doubt")
        if entry.severity == "contradiction" and _home(entry) in crowded - {""}
        else entry
        for entry in found
    ]


def _home(entry: Contradiction) -> str:
    """The document in which a difference of values lies; "" for other findings."""
    docs = {place.doc for place in entry.places}
    unexplained = entry.kind == "value" and entry.severity != "note"
    return docs.pop() if unexplained and len(docs) == 1 else ""
