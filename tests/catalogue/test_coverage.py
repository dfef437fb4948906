"""How many of the labelled claims of real documents find their indicator."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from lantu.catalogue import load_catalogue

#: Measured shares lie a little above; what is left are things named once (a tunnel's length).
BARS = {
    "001.jsonl": 0.72,
    "002.jsonl": 0.76,
    "004.jsonl": 0.5,
    "elsewhere/bulletin_2025_city_株洲市.jsonl": 0.97,
    "elsewhere/fyp_2006-2010_national_11th.jsonl": 0.9,
    "elsewhere/gwr_2019_county_容城.jsonl": 0.4,
    "elsewhere/gwr_2024_city_温州.jsonl": 0.58,
}


def linked(path: Path) -> tuple[int, int]:
    rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    catalogue = load_catalogue()
    found = [catalogue.find(row["indicator"], row["unit"], row["measure"]) for row in rows]
    return sum(one is not None for one in found), len(rows)


@pytest.mark.parametrize("name", BARS)
def test_coverage_of_a_document(shared: Path, name: str) -> None:
    hits, total = linked(shared / "gold" / name)
    assert hits / total >= BARS[name]


def test_coverage_of_all_labels(shared: Path) -> None:
    counts = [linked(shared / "gold" / name) for name in BARS]
    assert sum(hits for hits, _ in counts) / sum(total for _, total in counts) >= 0.75


def test_every_row_of_the_outlines_tables_is_known(shared: Path) -> None:
    """Both indicator tables of the real outline, each row by its labelled name."""
    labels = (shared / "gold" / "001.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [row for line in labels if "\t" in (row := json.loads(line))["quote"]]
    catalogue = load_catalogue()
    missing = {
        row["indicator"]
        for row in rows
        if catalogue.find(row["indicator"], row["unit"], row["measure"]) is None
    }
    assert len(rows) > 100
    assert missing == set()
