"""Destroying salts, so that what was personal can never be read out of the record again.

The digests stay, and with them every proof: only nobody can try out any more what they stood for.
"""

from __future__ import annotations

from django.db.models import Q

from .models import LogEntry, TouchedRows
from .packing import NO_SALT, pack, unpack


def parts_with(label: str, key: int) -> Q:
    """Condition of the kept parts that hold a row (those of one row by their index)."""
    return Q(label=label) & (Q(first=key) | Q(count__gt=1, first__lt=key, last__gte=key))


def erase_salts(label: str, key: int) -> None:
    """Destroy the salts of every state of a row that was recorded so far."""
    for part in TouchedRows.objects.filter(parts_with(label, key)):
        rows = list(unpack(bytes(part.rows)))
        part.rows = pack(row._replace(salt=NO_SALT) if row.key == key else row for row in rows)
        part.save(update_fields=["rows"])


def erase_summary(entry: LogEntry) -> None:
    """Empty what an entry says in words, and destroy its salt."""
    entry.summary, entry.summary_salt = {}, ""
    entry.save(update_fields=["summary", "summary_salt"])
