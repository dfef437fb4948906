"""Scores claims against hand labels, pooled and by document.

    python benchmarks/reading.py --shared ../shared [--labels DIR ...] [--show N] [--field NAME]

``DIR`` holds label files (one claim a line) and ``ranges.json``; without ``--labels`` all open
labels of the shared folder are used. The measure is the shared folder's own ``gold/score.py``.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from lantu.read.claim import claim_rows
from lantu.read.claims import read_claims
from lantu.read.document import read_document


def scorer(shared: Path) -> ModuleType:
    """The shared folder's score.py as a module."""
    spec = importlib.util.spec_from_file_location("gold_score", shared / "gold" / "score.py")
    if spec is None or spec.loader is None:
        raise SystemExit(f"no score.py in {shared / 'gold'}")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def label_files(folders: list[Path]) -> Iterator[Path]:
    """The claim label files of the folders, project labels left out."""
    for folder in folders:
        for path in sorted(folder.glob("*.jsonl")):
            if not path.name.startswith("projects-"):
                yield path


def source(shared: Path, doc: str) -> Path:
    """The document a label file speaks of."""
    for folder in ("corpus", "corpus-elsewhere"):
        path = shared / folder / f"{doc}.txt"
        if path.exists():
            return path
    raise SystemExit(f"no document {doc} under {shared}")


def predictions(shared: Path, doc: str) -> list[dict[str, Any]]:
    """The claims of a document as JSON-ready rows."""
    return claim_rows(read_claims(read_document(source(shared, doc))))


def show(score: ModuleType, pairs: list[Any], spurious: list[Any], only: str, limit: int) -> None:
    """Print what is wrong: the fields at fault, the label and what was read instead."""
    names = ("indicator", "value", "unit", "comparator", "measure", "period", "role", "scope")
    shown = 0
    for gold, got in pairs:
        faults = (
            ["missed"] if got is None else [f for f, t in score.FIELDS.items() if not t(got, gold)]
        )
        if not faults or (only and only not in faults) or shown >= limit:
            continue
        shown += 1
        read = "" if got is None else "|".join(str(got.get(n)) for n in names)
        print(f"- {','.join(faults)} {gold['start']} {gold.get('quote', '')[:50]!r}")
        print("     gold " + "|".join(str(gold[n]) for n in names) + f"\n     got  {read}")
    for got in spurious[: limit if not only or only == "spurious" else 0]:
        print(
            "+ spurious", got["start"], got["number_text"], "|".join(str(got.get(n)) for n in names)
        )


def main() -> None:
    """Parse the command line, score and print."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument(
        "--shared", type=Path, default=Path(__file__).resolve().parents[2] / "shared"
    )
    parser.add_argument("--labels", type=Path, action="append")
    parser.add_argument(
        "--set", default="", help="a part of split.json in the labels' folder: dev, test"
    )
    parser.add_argument("--only", default="")
    parser.add_argument("--field", default="")
    parser.add_argument("--show", type=int, default=0)
    parser.add_argument("--quiet", action="store_true")
    options = parser.parse_args()
    score = scorer(options.shared)
    folders = options.labels or [options.shared / "gold", options.shared / "gold" / "elsewhere"]
    wanted = (
        json.loads((folders[0] / "split.json").read_text())[options.set] if options.set else None
    )
    results = []
    for path in label_files(folders):
        if options.only not in path.name or (wanted is not None and path.stem not in wanted):
            continue
        gold = score.load(path)
        doc = gold[0]["doc"]
        got = score.within(json.loads(json.dumps(predictions(options.shared, doc))), path, doc)
        result, pairs, spurious = score.score(got, gold)
        results.append(result)
        levels = "  ".join(f"{k} {result[k]['f1']:.3f}" for k in score.LEVELS)
        fields = " ".join(f"{k} {v:.2f}" for k, v in result["fields"].items())
        print(f"{path.stem[:28]:28s} {len(gold):4d} {len(got):4d}  {levels}   {fields}")
        if options.show:
            show(score, pairs, spurious, options.field, options.show)
    if not options.quiet:
        score.show(score.pool(results))


if __name__ == "__main__":
    main()
