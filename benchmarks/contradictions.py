"""Contradictions of the real documents, as a list to check by hand, and alarms elsewhere.

    python benchmarks/contradictions.py            the corpus as one set, each finding with places
    python benchmarks/contradictions.py elsewhere  each other document by itself, findings counted

The documents are looked for in ``LANTU_SHARED``, else in ``shared`` beside the checkout.
"""

from __future__ import annotations

import os
import sys
import time
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from lantu.catalogue.loader import load_catalogue
from lantu.read.claims import read_claims
from lantu.read.contradictions import Contradiction, Reading, find_contradictions
from lantu.read.document import read_document
from lantu.read.tasks import read_tasks

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))


def reading(path: Path) -> Reading:
    document = read_document(path)
    return Reading(document, read_claims(document), read_tasks(document))


def show(entries: Iterable[Contradiction]) -> None:
    for entry in entries:
        places = " ".join(f"{place.doc}:{place.start}" for place in entry.places)
        print(f"{entry.severity:13s} {entry.kind:14s} {places:32s} {entry.message}")
        if entry.explained_by:
            print(f"{'':28s} {entry.explained_by}")


def corpus() -> None:
    readings = [reading(path) for path in sorted((SHARED / "corpus").glob("*.txt"))]
    catalogue = load_catalogue()
    begin = time.perf_counter()
    entries = find_contradictions(readings, catalogue)
    spent = time.perf_counter() - begin
    show(entries)
    claims = sum(len(entry.claims) for entry in readings)
    print(f"{len(entries)} findings over {claims} claims in {spent * 1000:.0f} ms")


def elsewhere() -> None:
    catalogue, counts, quiet = load_catalogue(), Counter[str](), 0
    paths = sorted((SHARED / "corpus-elsewhere").glob("*.txt"))
    for path in paths:
        entries = find_contradictions([reading(path)], catalogue)
        told = [entry for entry in entries if entry.severity != "note"]
        counts.update(entry.severity for entry in entries)
        quiet += not told
        if told:
            print(path.stem)
            show(told)
    print(f"{len(paths)} documents, {quiet} without an alarm; {dict(counts)}")


if __name__ == "__main__":
    elsewhere() if "elsewhere" in sys.argv[1:] else corpus()
