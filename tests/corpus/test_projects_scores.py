"""Named projects are found and named well on the open labels and on other places' documents."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import pytest

from lantu.read.document import read_document
from lantu.read.tasks import read_functions, read_special_plans, read_tasks

LABELS = Path(__file__).parent / "project_labels"
RANGES = json.loads((LABELS / "project_ranges.json").read_text(encoding="utf-8"))


def _benchmark(name: str) -> ModuleType:
    """A module of benchmarks/, which is no package that tests can import."""
    path = Path(__file__).resolve().parents[2] / "benchmarks" / f"{name}.py"
    spec = importlib.util.spec_from_file_location(f"benchmark_{name}", path)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def bench() -> ModuleType:
    """The measurement of named projects."""
    return _benchmark("projects")


def test_open_labels(shared: Path, bench: ModuleType) -> None:
    shares = bench.pooled(shared, shared / "gold")
    assert shares["found"] >= 0.90 and shares["named"] >= 0.85
    for field in ("stage", "when", "done"):
        assert shares[field] >= 0.90
        assert shares[field] > shares[f"{field}_constant"]


@pytest.mark.parametrize("half", ["dev", "test"])
def test_other_places(shared: Path, bench: ModuleType, half: str) -> None:
    shares = bench.pooled(shared, LABELS, half)
    assert shares["found"] >= 0.80 and shares["named"] >= 0.75
    assert min(shares[field] for field in ("stage", "when", "done")) >= 0.90


@pytest.mark.parametrize("doc", sorted({row["doc"] for row in RANGES}))
def test_labels_stand_on_their_names(shared: Path, doc: str) -> None:
    text = (shared / "corpus-elsewhere" / f"{doc}.txt").read_text(encoding="utf-8")
    lines = (LABELS / f"{doc}.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    assert [r for r in rows if text[r["start"] : r["end"]] != r["name_text"]] == []


def test_all_items_of_the_outlines_boxes(shared: Path) -> None:
    document = read_document(shared / "corpus" / "001.txt")
    items = [task for task in read_tasks(document) if task.kind == "task" and task.box]
    assert len(items) == 141
    assert len({task.box for task in items}) == 25
    assert all(document.text[task.start : task.end] == task.name for task in items)


def test_special_plans_of_the_outline(shared: Path) -> None:
    document = read_document(shared / "corpus" / "001.txt")
    plans = read_special_plans(document)
    assert [plan.number for plan in plans] == [str(n) for n in range(1, 42)]
    rules = {task.start: task for task in read_tasks(document) if task.kind == "rule"}
    assert all(rules[plan.start].name == plan.name and rules[plan.start].parent for plan in plans)


def test_functions_of_districts_and_parks(shared: Path) -> None:
    rows = read_functions(read_document(shared / "corpus" / "001.txt"))
    assert {row.kind for row in rows} == {"district", "park"}
    assert len([row for row in rows if row.kind == "park"]) == 16
    assert all(row.leading_industries for row in rows)


def test_the_common_pairs_are_those_of_the_documents(shared: Path) -> None:
    bigrams = _benchmark("bigrams")
    assert bigrams.TARGET.read_text(encoding="utf-8") == bigrams.lines(bigrams.common_pairs(shared))
