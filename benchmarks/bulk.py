"""How much faster two processes read a folder than one.

    make bench AREA=bulk

The folder holds COPIES of each document of ../shared/corpus-elsewhere (LANTU_SHARED names the
folder). One and two processes take turns, ROUNDS times; the best of each counts, so that other work
on the machine counts as little as possible.
"""

from __future__ import annotations

import os
import shutil
import tempfile
import time
from pathlib import Path

from lantu.read.bulk import Job, read_folder

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))
COPIES, ROUNDS = 5, 3


def archive(folder: Path) -> Path:
    """A folder of documents to read."""
    for number in range(COPIES):
        shutil.copytree(SHARED / "corpus-elsewhere", folder / str(number))
    return folder


def seconds(source: Path, target: Path, jobs: int) -> tuple[float, int]:
    """How long a fresh run takes, and how many documents it read."""
    shutil.rmtree(target, ignore_errors=True)
    start = time.perf_counter()
    outcome = read_folder(Job(source, target), jobs=jobs)
    return time.perf_counter() - start, outcome.documents


def main() -> None:
    with tempfile.TemporaryDirectory(prefix="lantu-bench-") as name:
        folder = Path(name)
        source = archive(folder / "in")
        best = {1: float("inf"), 2: float("inf")}
        documents = 0
        for _ in range(ROUNDS):
            for jobs, fastest in list(best.items()):
                spent, documents = seconds(source, folder / f"out{jobs}", jobs)
                best[jobs] = min(fastest, spent)
    load = os.getloadavg()[0]
    for jobs, spent in best.items():
        print(f"{jobs} process(es): {spent:6.1f} s, {documents / spent:5.1f} documents a second")
    print(f"speed-up {best[1] / best[2]:.2f} (load of the machine at the end: {load:.1f})")


if __name__ == "__main__":
    main()
