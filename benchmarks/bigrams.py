"""Rebuilds ``common_bigrams.txt``: pairs of Chinese characters that plan language has in common.

    python -m benchmarks.bigrams --shared ../shared

A pair is common where the documents of at least four places have it (all national documents count
as one place, all of the sample city's as one): what only one place's documents have is mostly part
of a name.
"""

from __future__ import annotations

import argparse
import re
from collections import defaultdict
from pathlib import Path

PLACES = 4  #: in so many places' documents a pair is common
_RUN = re.compile(r"[\u4e00-\u9fff]{2,}")
_PAIRS_A_LINE = 40
TARGET = Path(__file__).resolve().parents[1] / "src/lantu/read/tasks/data/common_bigrams.txt"


def place(path: Path) -> str:
    """The place that a document of the shared folder speaks for."""
    if path.parent.name == "corpus":
        return "own"
    return "national" if "national" in path.stem else path.stem.rsplit("_", 1)[-1]


def common_pairs(shared: Path) -> list[str]:
    """The common pairs, in the order of their code points."""
    places: defaultdict[str, set[str]] = defaultdict(set)
    for folder in ("corpus", "corpus-elsewhere"):
        for path in sorted((shared / folder).glob("*.txt")):
            for run in _RUN.findall(path.read_text(encoding="utf-8-sig")):
                for i in range(len(run) - 1):
                    places[run[i : i + 2]].add(place(path))
    return sorted(pair for pair, having in places.items() if len(having) >= PLACES)


def lines(pairs: list[str]) -> str:
    """The pairs as the file holds them: written together, forty a line."""
    steps = range(0, len(pairs), _PAIRS_A_LINE)
    return "".join("".join(pairs[i : i + _PAIRS_A_LINE]) + "\n" for i in steps)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else None)
    parser.add_argument("--shared", type=Path, default=Path("../shared"))
    TARGET.write_text(lines(common_pairs(parser.parse_args().shared)), encoding="utf-8")


if __name__ == "__main__":
    main()
