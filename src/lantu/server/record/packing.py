"""Rows that an action touched, packed: 60 bytes a row."""

from __future__ import annotations

import struct
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from lantu.publish.leaves import RowState

RECORD = struct.Struct(">qI16s32s")
NO_SALT, NO_DIGEST = bytes(16), bytes(32)


class Touched(NamedTuple):
    """A row as an action left it, with the salt of its digest (none: it was erased)."""

    key: int
    version: int
    salt: bytes
    digest: bytes

    @property
    def state(self) -> RowState:
        """The part that stands in the entry's leaf."""
        return RowState(self.key, self.version, "" if self.is_deleted else self.digest.hex())

    @property
    def is_deleted(self) -> bool:
        """Whether the action deleted the row."""
        return self.digest == NO_DIGEST


def deleted(key: int) -> Touched:
    """A row that the action deleted."""
    return Touched(key, 0, NO_SALT, NO_DIGEST)


def pack(rows: Iterable[Touched]) -> bytes:
    """The rows as bytes."""
    return b"".join(RECORD.pack(*row) for row in rows)


def unpack(content: bytes) -> Iterator[Touched]:
    """The rows again; ``struct.error`` where the length is none of theirs."""
    return (Touched(*fields) for fields in RECORD.iter_unpack(content))
