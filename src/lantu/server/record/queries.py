"""Looking into the log."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db.models import QuerySet

from .erasure import parts_with
from .models import LogEntry, LogHead, SignedHead, TouchedRows
from .packing import unpack


def entries(*, action: str = "", after: str = "") -> QuerySet[LogEntry]:
    """The log, newest first; ``after`` is the index of the last entry on the page before."""
    rows = LogEntry.objects.select_related("actor__unit").defer("leaf")
    if action:
        rows = rows.filter(action=action)
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(index__lt=int(after))
    return rows.order_by("-index")


def entry_at(index: int) -> LogEntry | None:
    """The entry with this index."""
    return LogEntry.objects.filter(index=index).select_related("actor__unit").first()


def latest(actions: Sequence[str], count: int) -> list[LogEntry]:
    """The last entries of these actions, newest first."""
    rows = LogEntry.objects.filter(action__in=actions).select_related("actor")
    return list(rows.defer("leaf").order_by("-index")[:count])


def head_digest() -> str:
    """The log's running hash, other after every change of the ledger; empty before the first."""
    return LogHead.objects.values_list("digest", flat=True).first() or ""


def last_change() -> datetime | None:
    """When the ledger last changed."""
    return LogEntry.objects.order_by("-index").values_list("at", flat=True).first()


@dataclass(frozen=True)
class Stated:
    """A row, or rows of one table together, as an entry left them. ``rows`` is how many."""

    label: str
    key: int
    last: int
    rows: int
    version: int
    digest: str

    @property
    def is_deleted(self) -> bool:
        """Whether the action deleted the row."""
        return self.rows == 1 and not self.digest


def stated_rows(entry: LogEntry) -> list[Stated]:
    """What an entry's leaf states of the rows that the action touched."""
    leaf: dict[str, Any] = json.loads(entry.leaf)
    single = [
        Stated(label, key, key, 1, version, digest)
        for label, key, version, digest in leaf.get("rows", ())
    ]
    bulk = [
        Stated(label, first, last, number, 0, root)
        for label, first, last, number, root in leaf.get("bulk", ())
    ]
    return sorted([*single, *bulk], key=lambda row: (row.label, row.key))


def history(label: str, key: int) -> list[tuple[LogEntry, Stated]]:
    """Every entry that touched a row, newest first, with the state in which it left the row."""
    parts = TouchedRows.objects.filter(parts_with(label, key))
    parts = parts.select_related("entry__actor__unit").order_by("-entry__index")
    found = []
    for part in parts:
        state = next((row.state for row in unpack(bytes(part.rows)) if row.key == key), None)
        if state is not None:
            stated = Stated(label, key, key, 1, state.version, state.digest)
            found.append((part.entry, stated))
    return found


def signed_lines() -> list[str]:
    """The signed heads, oldest first, each as its line."""
    return list(SignedHead.objects.order_by("id").values_list("line", flat=True))
