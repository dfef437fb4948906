"""The same rows from Spark as from the local engine.

    make bench AREA=spark

Needs the extra ``spark`` and Java 17 (``pip install 'lantu[spark]'``); Spark runs in local mode on
two cores. The documents are those of ../shared/corpus-elsewhere.
"""

from __future__ import annotations

import os
import tempfile
import time
from pathlib import Path

from lantu.engine import Engine, engine_named
from lantu.read.bulk import CLAIMS, REFUSED, Job, Outcome, read_folder

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))


def run(engine: Engine, target: Path) -> tuple[Outcome, float]:
    """A fresh run with one engine, and its seconds."""
    start = time.perf_counter()
    outcome = read_folder(Job(SHARED / "corpus-elsewhere", target), jobs=2, engine=engine)
    return outcome, time.perf_counter() - start


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as name:
        rows = {}
        for engine in ("local", "spark"):
            target = Path(name) / engine
            outcome, spent = run(engine_named(engine), target)
            rows[engine] = [(target / part).read_bytes() for part in (CLAIMS, REFUSED)]
            print(f"{engine}: {spent:.1f} s, {outcome}")
    same = rows["local"] == rows["spark"]
    print("the same rows, byte for byte" if same else "DIFFERENT ROWS")
    if not same:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
