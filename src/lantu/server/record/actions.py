"""The one door for changes: a transaction that ends with its entry in the log.

    with change("target.set", actor=user) as entry:
        target.save()
        entry.touch(target)

There is no switch that leaves the entry out, and an action that touched nothing is refused.
"""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from typing import Any

from django.core import serializers
from django.db import models, transaction
from django.utils import timezone

from lantu.errors import ChangedMeanwhile
from lantu.server.accounts.models import User

from .models import LogEntry, LogHead


class Entry:
    """What an action did; filled while it runs, written when its transaction ends."""

    def __init__(self, action: str, actor: User | None, summary: dict[str, Any]) -> None:
        self.action = action
        self.actor = actor
        self.summary = summary
        self._rows: list[tuple[str, str, int, str]] = []
        self._salt = secrets.token_hex(16)

    def touch(self, *rows: models.Model) -> None:
        """State that these rows were created or changed."""
        for row in rows:
            content = serializers.serialize("json", [row])
            self._rows.append(
                (row._meta.label, str(row.pk), getattr(row, "version", 1), self._digest(content))
            )

    def touch_many(self, label: str, key: str, content: Iterable[str]) -> None:
        """State a bulk change as one line: a digest over all of its rows' content, in order."""
        whole = hashlib.sha256()
        for line in content:
            whole.update(line.encode() + b"\n")
        self._rows.append((label, key, 1, self._digest(whole.hexdigest())))

    def touch_bulk(self, rows: Collection[models.Model]) -> None:
        """State rows created together as one line, by their first key and number."""
        if not rows:
            return
        ordered = sorted(rows, key=lambda row: row.pk)
        label, key = ordered[0]._meta.label, f"{ordered[0].pk}+{len(ordered)}"
        self.touch_many(label, key, (serializers.serialize("json", [row]) for row in ordered))

    def _digest(self, content: str) -> str:
        return hashlib.sha256(f"{self._salt}:{content}".encode()).hexdigest()

    def append(self) -> LogEntry:
        """Write the entry behind the log's head, which is locked until the transaction ends."""
        if not self._rows:
            raise RuntimeError(f"action {self.action} touched nothing: it has no entry to write")
        head = LogHead.objects.select_for_update().get_or_create(pk=1)[0]
        now = timezone.now()
        leaf = _canonical(self.action, self.actor, now.isoformat(), sorted(self._rows))
        entry = LogEntry.objects.create(
            index=head.size,
            action=self.action,
            actor=self.actor,
            at=now,
            leaf=leaf,
            leaf_digest=hashlib.sha256(b"\x00" + leaf.encode()).hexdigest(),
            salts={"rows": self._salt},
            summary=self.summary,
        )
        head.size += 1
        head.digest = hashlib.sha256(f"{head.digest}{entry.leaf_digest}".encode()).hexdigest()
        head.save()
        return entry


def _canonical(
    action: str, actor: User | None, at: str, rows: list[tuple[str, str, int, str]]
) -> str:
    leaf = {
        "action": action,
        "actor": actor.pk if actor else None,
        "at": at,
        "rows": [list(row) for row in rows],
    }
    return json.dumps(leaf, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


@contextmanager
def change(action: str, *, actor: User | None, **summary: Any) -> Iterator[Entry]:
    """One action as one transaction. ``actor`` is None only for the system's own set-up."""
    with transaction.atomic():
        entry = Entry(action, actor, summary)
        yield entry
        entry.append()


def save_version(row: models.Model, *, read_version: int, fields: Iterable[str]) -> None:
    """``UPDATE ... WHERE version = read_version``: a lost update is told, not made.

    Raises :class:`ChangedMeanwhile` where somebody else changed the row since it was read.
    """
    values = {field: getattr(row, field) for field in fields}
    manager = type(row)._default_manager
    changed = manager.filter(pk=row.pk, version=read_version).update(
        version=read_version + 1, **values
    )
    if not changed:
        raise ChangedMeanwhile(
            "changed_meanwhile",
            "这条记录在您打开之后已被他人修改",
            where=str(row),
            remedy="请重新打开，核对后再改",
        )
    row.version = read_version + 1  # type: ignore[attr-defined]
