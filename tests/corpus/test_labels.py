"""The hand labels stand where they say in the documents and keep to the guide's words."""

import json
from pathlib import Path
from typing import Any

import pytest

LABELS = Path(__file__).parent / "labels"
SPLIT = json.loads((LABELS / "split.json").read_text(encoding="utf-8"))
DOCS = SPLIT["dev"] + SPLIT["test"]
FIELDS = {
    "doc", "start", "end", "number_text", "indicator", "value", "unit",
    "comparator", "measure", "period", "role", "scope",
}  # fmt: skip
WORDS = {
    "comparator": {"eq", "ge", "gt", "le", "lt", "approx", "range"},
    "measure": {"level", "growth", "change", "share", "ratio", "rank", "cumulative"},
    "role": {"target", "actual", "baseline"},
}


def rows(doc: str) -> list[dict[str, Any]]:
    lines = (LABELS / f"{doc}.jsonl").read_text(encoding="utf-8").splitlines()
    return [json.loads(line) for line in lines]


def parts(doc: str) -> list[tuple[int, int]]:
    ranges = json.loads((LABELS / "ranges.json").read_text(encoding="utf-8"))
    return [(r["start"], r["end"]) for r in ranges if r["doc"] == doc]


@pytest.mark.parametrize("doc", DOCS)
def test_labels_stand_on_their_numbers(shared: Path, doc: str) -> None:
    text = (shared / "corpus-elsewhere" / f"{doc}.txt").read_text(encoding="utf-8")
    wrong = [r for r in rows(doc) if text[r["start"] : r["end"]] != r["number_text"]]
    assert wrong == []


@pytest.mark.parametrize("doc", DOCS)
def test_labels_lie_in_document_order_inside_the_parts(doc: str) -> None:
    starts = [r["start"] for r in rows(doc)]
    assert starts == sorted(starts)
    assert all(any(a <= s < b for a, b in parts(doc)) for s in starts)


@pytest.mark.parametrize("doc", DOCS)
def test_labels_use_the_guides_fields_and_words(doc: str) -> None:
    for row in rows(doc):
        assert set(row) == FIELDS and row["doc"] == doc
        assert all(row[field] in words for field, words in WORDS.items())


def test_every_label_file_is_in_one_set() -> None:
    assert sorted(DOCS) == sorted(p.stem for p in LABELS.glob("*.jsonl"))
