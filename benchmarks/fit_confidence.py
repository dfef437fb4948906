"""Fits the weights of the claim reader's confidence on hand labels, cross-validated by document.

    python benchmarks/fit_confidence.py --shared ../shared --labels DIR [--labels DIR ...] [--write]

Prints, for each band of confidence, what was said and what was seen over documents that the weights
were not fitted on. ``--write`` stores weights fitted on all of them.
"""

from __future__ import annotations

import argparse
import json
import math
from collections import defaultdict
from pathlib import Path

from reading import label_files, scorer, source

from lantu.read.claims import confidence
from lantu.read.claims.reader import explained_claims
from lantu.read.document import read_document

BANDS = ((0.0, 0.5), (0.5, 0.8), (0.8, 0.95), (0.95, 1.01))
ROUNDS, STEP, PULL = 400, 0.6, 0.010

Sample = tuple[list[str], bool]


def samples(shared: Path, path: Path) -> list[Sample]:
    """The claims of a labelled part as (features, right)."""
    score = scorer(shared)
    gold = score.load(path)
    doc = gold[0]["doc"]
    rows = []
    for claim, names in explained_claims(read_document(source(shared, doc))):
        rows.append({**json.loads(json.dumps(claim.as_row())), "features": names})
    rows = score.within(rows, path, doc)
    _, pairs, spurious = score.score(rows, gold)
    level = score.LEVELS["claim"]
    found = [(p["features"], all(score.FIELDS[f](p, g) for f in level)) for g, p in pairs if p]
    return found + [(p["features"], False) for p in spurious]


def fit(data: list[Sample]) -> dict[str, float]:
    """Logistic regression by gradient descent, pulled towards zero (except the bias)."""
    weights: dict[str, float] = defaultdict(float)
    weights["bias"] = 2.0
    counts: dict[str, int] = defaultdict(int)
    for names, _ in data:
        for name in names:
            counts[name] += 1
    for _ in range(ROUNDS):
        slope: dict[str, float] = defaultdict(float)
        for names, right in data:
            total = weights["bias"] + sum(weights[n] for n in names)
            miss = right - 1 / (1 + math.exp(-total))
            slope["bias"] += miss
            for name in names:
                slope[name] += miss
        for name, value in slope.items():
            pull = 0.0 if name == "bias" else PULL * len(data) / 10 * weights[name]
            size = len(data) if name == "bias" else counts[name] + 20
            weights[name] += STEP * (value - pull) / size
    return {name: round(value, 4) for name, value in weights.items() if abs(value) > 0.005}


def said(weights: dict[str, float], names: list[str]) -> float:
    """The confidence that these weights give to these features."""
    total = weights.get("bias", 0.0) + sum(weights.get(n, 0.0) for n in names)
    return min(confidence.MOST, max(confidence.LEAST, 1 / (1 + math.exp(-total))))


def report(pairs: list[tuple[float, bool]], title: str) -> None:
    """Print each band: how many, what was said, what was seen."""
    print(title)
    for low, high in BANDS:
        band = [p for p in pairs if low <= p[0] < high]
        if band:
            mean = sum(p[0] for p in band) / len(band)
            seen = sum(p[1] for p in band) / len(band)
            print(f"  {low:.2f}-{high:.2f}  {len(band):4d}  said {mean:.3f}  seen {seen:.3f}")


def main() -> None:
    """Parse the command line, cross-validate, print and perhaps store."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    root = Path(__file__).resolve().parents[1]
    parser.add_argument("--shared", type=Path, default=root.parent / "shared")
    parser.add_argument("--labels", type=Path, action="append", required=True)
    parser.add_argument("--write", action="store_true")
    options = parser.parse_args()
    by_document = {p.stem: samples(options.shared, p) for p in label_files(options.labels)}
    held: dict[str, list[tuple[float, bool]]] = {}
    for left_out, samples_of_it in by_document.items():
        weights = fit([s for d, rows in by_document.items() if d != left_out for s in rows])
        held[left_out] = [(said(weights, names), right) for names, right in samples_of_it]
    report([p for rows in held.values() for p in rows], "documents left out, pooled")
    whole = fit([s for rows in by_document.values() for s in rows])
    for folder in options.labels:
        rows = [s for p in label_files([folder]) for s in by_document[p.stem]]
        report([(said(whole, names), right) for names, right in rows], f"stored weights, {folder}")
    if options.write:
        path = Path(confidence.__file__).with_name("weights.json")
        path.write_text(
            json.dumps(dict(sorted(whole.items())), ensure_ascii=False, indent=0) + "\n"
        )


if __name__ == "__main__":
    main()
