"""``python -m benchmarks AREA``: runs benchmarks/AREA.py."""

from __future__ import annotations

import importlib
import sys
from pathlib import Path

AREAS = sorted(path.stem for path in Path(__file__).parent.glob("[a-z]*.py"))


def main() -> None:
    """Run the area named by the first argument with the others as its own."""
    if len(sys.argv) < 2 or sys.argv[1] not in AREAS:
        raise SystemExit(f"make bench AREA=..., one of: {', '.join(AREAS)}")
    area = sys.argv.pop(1)
    importlib.import_module(f"benchmarks.{area}").main()


if __name__ == "__main__":
    main()
