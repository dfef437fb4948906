"""The state of rows as an entry keeps it: digests with fresh salts, in parts."""

from __future__ import annotations

import secrets
from collections.abc import Iterable
from typing import NamedTuple

from lantu.publish.leaves import Part, in_parts, part_of, row_digest
from lantu.publish.merkle import Hash

from .content import reader
from .models import LogEntry, TouchedRows
from .packing import NO_SALT, Touched, deleted, pack


class StatedPart(NamedTuple):
    """A part of the rows of a table: what the leaf says of it, and what is kept."""

    part: Part
    packed: bytes

    def row(self, entry: LogEntry, label: str) -> TouchedRows:
        """The unsaved row that keeps it."""
        part = self.part
        return TouchedRows(
            entry=entry,
            label=label,
            first=part.first,
            last=part.last,
            count=part.number,
            rows=self.packed,
        )


def state_rows(label: str, keys: Iterable[int], hash_of: Hash) -> list[StatedPart]:
    """Rows of one table as the database holds them now; those that it has not were deleted."""
    return [_state_part(label, part, hash_of) for part in in_parts(sorted(keys))]


def _state_part(label: str, keys: Iterable[int], hash_of: Hash) -> StatedPart:
    rows = {key: deleted(key) for key in keys}
    salts = secrets.token_bytes(len(NO_SALT) * len(rows))
    for number, row in enumerate(reader(label).rows(rows)):
        salt = salts[len(NO_SALT) * number : len(NO_SALT) * (number + 1)]
        digest = bytes.fromhex(row_digest(salt, row.content, hash_of))
        rows[row.key] = Touched(row.key, row.version, salt, digest)
    touched = list(rows.values())
    return StatedPart(part_of(label, [row.state for row in touched], hash_of), pack(touched))
