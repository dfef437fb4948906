"""The last recorded state of every row, on disk: memory stays bounded however many there are."""

from __future__ import annotations

import sqlite3
import tempfile
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from .packing import Touched

UPSERT = """
INSERT INTO states VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT DO UPDATE SET entry = excluded.entry, version = excluded.version,
  salt = excluded.salt, digest = excluded.digest WHERE excluded.entry >= states.entry
"""


class LastState(NamedTuple):
    """The state that the last entry naming a row states, and that entry's index."""

    entry: int
    row: Touched


class LastStates:
    """A temporary database, gone when closed."""

    def __init__(self) -> None:
        self._file = tempfile.NamedTemporaryFile(prefix="lantu-record-")  # noqa: SIM115
        self._base = sqlite3.connect(self._file.name, isolation_level=None)
        self._base.execute("PRAGMA journal_mode = OFF")
        self._base.execute("PRAGMA synchronous = OFF")
        self._base.execute(
            "CREATE TABLE states (label TEXT, key INTEGER, entry INTEGER, version INTEGER, "
            "salt BLOB, digest BLOB, PRIMARY KEY (label, key)) WITHOUT ROWID"
        )

    def __enter__(self) -> LastStates:
        return self

    def __exit__(self, *error: object) -> None:
        self._base.close()
        self._file.close()

    def add(self, entry: int, label: str, rows: Iterable[Touched]) -> None:
        """Keep what an entry states, unless a later one was added before."""
        self._base.execute("BEGIN")
        self._base.executemany(
            UPSERT, ((label, row.key, entry, row.version, row.salt, row.digest) for row in rows)
        )
        self._base.execute("COMMIT")

    def labels(self) -> list[str]:
        """Every table that was recorded."""
        return [label for (label,) in self._base.execute("SELECT DISTINCT label FROM states")]

    def of(self, label: str) -> Iterator[LastState]:
        """The rows of a table, in order of key."""
        found = self._base.execute(
            "SELECT entry, key, version, salt, digest FROM states WHERE label = ? ORDER BY key",
            (label,),
        )
        return (LastState(entry, Touched(*row)) for entry, *row in found)
