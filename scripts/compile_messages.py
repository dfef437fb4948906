"""Compile every message catalogue (.po) below src to the .mo file that is read at run time.

Run by ``make setup``; Babel does the work, so no gettext programs are needed.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

SOURCES = Path(__file__).resolve().parents[1] / "src"


def compile_all(root: Path = SOURCES) -> Iterator[Path]:
    """Compile the catalogues under ``root``; yields each .mo file written."""
    for source in sorted(root.rglob("LC_MESSAGES/*.po")):
        with source.open("rb") as file:
            catalogue = read_po(file, locale=source.parent.parent.name)
        target = source.with_suffix(".mo")
        with target.open("wb") as file:
            write_mo(file, catalogue)
        yield target


if __name__ == "__main__":
    made = list(compile_all())
    sys.exit(0 if made else f"no catalogue found under {SOURCES}")
