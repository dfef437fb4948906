"""Contradictions of the real documents, checked by hand: docs/benchmarks/contradictions.md."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.catalogue.loader import load_catalogue
from lantu.read.claims import read_claims
from lantu.read.contradictions import Contradiction, Reading, find_contradictions
from lantu.read.document import read_document
from lantu.read.tasks import read_tasks

Spots = frozenset[tuple[str, int]]

#: kind, places (document, offset of the number or name) that must be among those found.
KNOWN: dict[str, tuple[str, Spots]] = {
    "rd intensity 2020": ("value", frozenset({("001", 1133), ("001", 3210)})),
    "good surface water 2020": ("value", frozenset({("001", 4019), ("001", 11224)})),
    "rural care facilities 2025": ("value", frozenset({("001", 50711), ("001", 65585)})),
    "life expectancy 2020 and 2025": ("target_lowered", frozenset({("001", 3623), ("001", 11078)})),
}
EXPLAINED: dict[str, tuple[str, Spots]] = {
    "unemployment 2020": ("value", frozenset({("001", 3520), ("001", 10903)})),
}
REPEATED: dict[str, Spots] = {
    "smart farming bases": frozenset({("001", 23594), ("001", 26072)}),
    "internet-of-things farming bases": frozenset({("001", 23578), ("001", 26052)}),
}


@pytest.fixture(scope="module")
def findings(shared: Path) -> list[Contradiction]:
    documents = [read_document(path) for path in sorted((shared / "corpus").glob("*.txt"))]
    readings = [Reading(made, read_claims(made), read_tasks(made)) for made in documents]
    return find_contradictions(readings, load_catalogue())


def spots(entry: Contradiction) -> Spots:
    return frozenset((place.doc, place.start) for place in entry.places)


def at(findings: list[Contradiction], kind: str, wanted: Spots) -> list[Contradiction]:
    return [entry for entry in findings if entry.kind == kind and spots(entry) >= wanted]


@pytest.mark.parametrize("name", KNOWN)
def test_known_contradiction_is_found(findings: list[Contradiction], name: str) -> None:
    assert [entry.severity for entry in at(findings, *KNOWN[name])] == ["contradiction"]


@pytest.mark.parametrize("name", EXPLAINED)
def test_explained_difference_is_told_apart(findings: list[Contradiction], name: str) -> None:
    (entry,) = at(findings, *EXPLAINED[name])
    assert entry.severity == "note"
    assert "调整基数" in (entry.explained_by or "")


@pytest.mark.parametrize("name", REPEATED)
def test_promise_in_two_boxes_is_told_as_one(findings: list[Contradiction], name: str) -> None:
    (entry,) = at(findings, "repeat", REPEATED[name])
    assert entry.severity == "note"


def test_four_in_five_of_those_told_are_checked_and_right(findings: list[Contradiction]) -> None:
    told = [entry for entry in findings if entry.severity != "note"]
    right = [
        entry
        for entry in told
        if any(entry.kind == kind and spots(entry) >= wanted for kind, wanted in KNOWN.values())
    ]
    assert len(right) >= 0.8 * len(told), [entry.message for entry in told if entry not in right]
