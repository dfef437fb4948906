"""Looking into the log."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.db.models import QuerySet

from .models import LogEntry, LogHead


def entries(*, action: str = "", after: str = "") -> QuerySet[LogEntry]:
    """The log, newest first; ``after`` is the index of the last entry on the page before."""
    rows = LogEntry.objects.select_related("actor__unit").defer("leaf")
    if action:
        rows = rows.filter(action=action)
    if after.isdecimal() and len(after) < 19:
        rows = rows.filter(index__lt=int(after))
    return rows.order_by("-index")


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
