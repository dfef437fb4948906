"""What does not fit together within and between documents, and what is said twice."""

from __future__ import annotations

from collections.abc import Sequence

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

_ORDER = {"contradiction": 0, "doubt": 1, "note": 2}


def find_contradictions(readings: Sequence[Reading], catalogue: Catalogue) -> list[Contradiction]:
    """All contradictions and repeats within and between the documents, gravest first.

    Within one severity they stand in the order of their first places. Rounding, comparators, 左右,
    other units of the same quantity and differing precision do not count as differences.
    """
    said = statements(readings, catalogue)
    found = [
        *value_contradictions(said),
        *lowered_targets(said, catalogue),
        *denied_rates(said, catalogue),
        *sums_off(said, catalogue),
        *repeats(said),
        *undertakings(readings),
    ]
    names = {reading.document.name: place for place, reading in enumerate(readings)}
    return sorted(
        found, key=lambda c: (_ORDER[c.severity], names[c.places[0].doc], c.places[0].start)
    )
