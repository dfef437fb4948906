"""How fast claims are read, beside what a user could pick instead and beside the floor.

    make bench AREA=speed

The text is ../shared/corpus/001.txt (LANTU_SHARED names the folder). Each of ours is the best of
five runs in this process, on one core; the peers run once, warm, in an environment of their own
(build/peers), which the first run makes. They are never dependencies.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from lantu.read.claims import read_claims
from lantu.read.document import read_document
from lantu.text.quantities import find_quantities

ROOT = Path(__file__).resolve().parents[1]
SHARED = Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))
PEERS = ("recognizers-text-suite==1.0.2a2", "emoji==1.1.0", "jionlp==1.5.31")
FLOOR = re.compile(
    r"\d+(?:\.\d+)?\s*(?:[十百千万亿]*(?:元|吨|个|家|人|户|公里|千米|米|平方米|平方公里|亩|件|项|名"
    r"|所|座|辆|次|天|年|万|亿|％|%|个百分点|倍|张|套|户|台|标箱|千瓦|立方米|斤|公顷|美元))"
)


def best(run: Callable[[], int], times: int = 5) -> tuple[float, int]:
    """Seconds of the fastest run, and what it counted."""
    seconds, found = float("inf"), 0
    for _ in range(times):
        start = time.perf_counter()
        found = run()
        seconds = min(seconds, time.perf_counter() - start)
    return seconds, found


def peer_environment() -> Path:
    """The Python of the peers' own environment, made when it is missing."""
    folder = ROOT / "build" / "peers"
    python = folder / "bin" / "python"
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(folder)], check=True)
        subprocess.run([str(python), "-m", "pip", "install", "-qq", *PEERS], check=True)
    return python


def peers(path: Path) -> Iterator[tuple[str, float, int]]:
    """Name, seconds and number found of each peer over the file."""
    script = Path(__file__).parent / "peers" / "reading.py"
    command = [str(peer_environment()), "-W", "ignore", str(script), str(path)]
    done = subprocess.run(command, check=True, capture_output=True, text=True)
    for line in done.stdout.splitlines():
        if line.startswith("{"):
            row = json.loads(line)
            yield row["name"], row["seconds"], row["found"]


def main() -> None:
    """Print characters a second of each, and the ratios that are asked for."""
    path = SHARED / "corpus" / "001.txt"
    text = path.read_text(encoding="utf-8")
    rows = [
        ("read and decode the file", *best(lambda: len(path.read_text(encoding="utf-8")))),
        (
            "floor: one regular expression",
            *best(lambda: sum(1 for _ in FLOOR.finditer(text))),
        ),
        ("Lantu quantities", *best(lambda: len(list(find_quantities(text))))),
        ("Lantu document", *best(lambda: len(read_document(path).paragraphs))),
        ("Lantu whole claims", *best(lambda: len(read_claims(read_document(path))))),
        *peers(path),
    ]
    speed = {name: len(text) / seconds for name, seconds, _found in rows}
    for name, seconds, found in rows:
        print(f"{name:32s} {speed[name]:14,.0f} characters/s {seconds * 1000:10.1f} ms {found:7d}")
    ours = speed["Lantu whole claims"]
    print(f"whole claims / recognizers: {ours / speed['recognizers-text, five models']:.0f} times")
    print(f"floor / quantities: {speed[rows[1][0]] / speed['Lantu quantities']:.1f} times")


if __name__ == "__main__":
    main()
