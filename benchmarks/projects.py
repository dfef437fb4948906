"""Scores named projects against hand labels, pooled and by document, and measures the speed.

    python -m benchmarks.projects --shared ../shared [--labels DIR] [--half dev|test] [--show N]

Without ``--labels`` the open labels of the shared folder are used; ``DIR`` holds label files (one
project a line) and ``project_ranges.json``. The measure is the shared folder's own
``gold/score_projects.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import time
from collections import Counter
from pathlib import Path
from types import ModuleType
from typing import Any

from lantu.read.document import read_document
from lantu.read.task import task_rows
from lantu.read.tasks import read_tasks
from lantu.text.documents import Document

FIELDS = ("stage", "when", "done")


def scorer(shared: Path) -> ModuleType:
    """The shared folder's score_projects.py as a module."""
    path = shared / "gold" / "score_projects.py"
    spec = importlib.util.spec_from_file_location("gold_score_projects", path)
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score_projects.py in {shared / 'gold'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def document(shared: Path, doc: str) -> Document:
    """The document a label file speaks of, read."""
    for folder in ("corpus", "corpus-elsewhere"):
        path = shared / folder / f"{doc}.txt"
        if path.exists():
            return read_document(path)
    raise SystemExit(f"no document {doc} under {shared}")


def parts(labels: Path, half: str | None) -> dict[str, list[tuple[int, int]]]:
    """The labelled parts of each document, of one half or of both."""
    found: dict[str, list[tuple[int, int]]] = {}
    for row in json.loads((labels / "project_ranges.json").read_text(encoding="utf-8")):
        if half is None or row.get("half") == half:
            found.setdefault(row["doc"], []).append((row["start"], row["end"]))
    return found


def label_file(labels: Path, doc: str) -> Path:
    """The label file of a document, under either of its two names."""
    path = labels / f"projects-{doc}.jsonl"
    return path if path.exists() else labels / f"{doc}.jsonl"


def projects(read: Document, spans: list[tuple[int, int]]) -> list[dict[str, Any]]:
    """The projects read from the labelled parts, as JSON-ready rows."""
    rows = task_rows(task for task in read_tasks(read) if task.kind == "project")
    return [row for row in rows if any(first <= row["start"] < last for first, last in spans)]


def pooled(shared: Path, labels: Path, half: str | None = None, shown: int = 0) -> dict[str, float]:
    """Found and named F1 and the share of right fields over all labelled parts together."""
    score, counts = scorer(shared), Counter[str]()
    answers: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    for doc, spans in parts(labels, half).items():
        gold = score.load(label_file(labels, doc))
        predicted = projects(document(shared, doc), spans)
        result, pairs, spurious = score.score(predicted, gold)
        found = [(label, got) for label, got in pairs if got is not None]
        counts["labels"] += len(gold)
        counts["read"] += len(predicted)
        counts["found"] += len(found)
        counts["named"] += sum(score.same_name(got, label) for label, got in found)
        for field in FIELDS:
            counts[field] += sum(str(got[field]) == str(label[field]) for label, got in found)
            answers[field].update(str(label[field]) for label in gold)
        print(f"{doc}: found {result['found_f1']:.3f} named {result['named_f1']:.3f}")
        for label in [label for label, got in pairs if got is None][:shown]:
            print("  - missed", label["name_text"])
        for got in spurious[:shown]:
            print("  + spurious", got["name"])
    return _shares(counts, answers)


def _shares(counts: Counter[str], answers: dict[str, Counter[str]]) -> dict[str, float]:
    both = max(1, counts["labels"] + counts["read"])
    shares = {
        "labels": float(counts["labels"]),
        "found": 2 * counts["found"] / both,
        "named": 2 * counts["named"] / both,
    }
    for field in FIELDS:
        shares[field] = counts[field] / max(1, counts["found"])
        constant = max(answers[field].values(), default=0)
        shares[f"{field}_constant"] = constant / max(1, counts["labels"])
    return shares


def speed(shared: Path, repeat: int = 3) -> float:
    """Characters a second of read_tasks over the corpus, making the documents left out."""
    read = [read_document(path) for path in sorted((shared / "corpus").glob("*.txt"))]
    started = time.process_time()
    for _ in range(repeat):
        for one in read:
            read_tasks(one)
    return repeat * sum(len(one.text) for one in read) / (time.process_time() - started)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    parser.add_argument("--labels", type=Path)
    parser.add_argument("--half", choices=("dev", "test"))
    parser.add_argument("--show", type=int, default=0)
    asked = parser.parse_args()
    labels = asked.labels or asked.shared / "gold"
    shares = pooled(asked.shared, labels, asked.half, asked.show)
    print("  ".join(f"{name} {share:.3f}" for name, share in shares.items()))
    print(f"tasks: {speed(asked.shared):,.0f} characters a second")


if __name__ == "__main__":
    main()
