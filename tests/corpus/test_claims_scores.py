"""The reader's score on the open hand labels, by the labels' own measure."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from lantu.read.claim import claim_rows
from lantu.read.claims import read_claims
from lantu.read.document import read_document

OPEN = ("001", "002", "004")
BARS = {"found": 0.98, "quantity": 0.97, "claim": 0.90, "full": 0.84}
#: A news page of 73 labels, half of them without their subject in the same sentence.
LOOSE = {"004": {"found": 0.93, "quantity": 0.92, "claim": 0.60, "full": 0.40}}
LABELS = Path(__file__).with_name("labels")
CARRY_OVER = {"found": 0.96, "quantity": 0.95, "claim": 0.83, "full": 0.80}


def scorer(shared: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def result(score: ModuleType, document: Path, labels: Path) -> dict[str, Any]:
    rows = json.loads(json.dumps(claim_rows(read_claims(read_document(document)))))
    gold = score.load(labels)
    scored: dict[str, Any] = score.score(score.within(rows, labels, document.stem), gold)[0]
    return scored


@pytest.fixture(scope="module")
def open_results(shared: Path) -> dict[str, dict[str, Any]]:
    score, gold = scorer(shared), shared / "gold"
    results = {d: result(score, shared / f"corpus/{d}.txt", gold / f"{d}.jsonl") for d in OPEN}
    for labels in sorted((gold / "elsewhere").glob("*.jsonl")):
        document = shared / "corpus-elsewhere" / f"{labels.stem}.txt"
        results[labels.stem] = result(score, document, labels)
    return results


@pytest.mark.parametrize("level", BARS)
def test_open_labels_together(level: str, shared: Path, open_results: Any) -> None:
    pooled = scorer(shared).pool(list(open_results.values()))
    assert pooled[level]["f1"] >= BARS[level]


@pytest.mark.parametrize("level", BARS)
def test_no_document_falls_behind(level: str, open_results: Any) -> None:
    behind = {
        name: scored[level]["f1"]
        for name, scored in open_results.items()
        if scored[level]["f1"] < LOOSE.get(name, {}).get(level, BARS[level] - 0.05)
    }
    assert behind == {}


@pytest.mark.parametrize("level", CARRY_OVER)
def test_documents_the_rules_were_not_written_on(level: str, shared: Path) -> None:
    score = scorer(shared)
    names = json.loads((LABELS / "split.json").read_text(encoding="utf-8"))["test"]
    folder = shared / "corpus-elsewhere"
    results = [result(score, folder / f"{n}.txt", LABELS / f"{n}.jsonl") for n in names]
    assert score.pool(results)[level]["f1"] >= CARRY_OVER[level]
