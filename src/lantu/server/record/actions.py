"""The one door for changes: a transaction that ends with its entry in the log.

    with change("target.set", actor=user) as entry:
        target.save()
        entry.touch(target)

There is no switch that leaves the entry out. An action that touched nothing is refused, and so is
one that wrote to a table of the ledger without stating any of its rows.
"""

from __future__ import annotations

import json
import secrets
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC
from typing import Any

from django.db import connection, models, transaction
from django.utils import timezone

from lantu.errors import ChangedMeanwhile
from lantu.publish.algorithms import HASHES
from lantu.publish.leaves import leaf_text, row_digest, stated
from lantu.publish.merkle import Hash, grow, leaf_hash, root_of_frontier
from lantu.server.accounts.models import User

from . import keys
from .content import encode
from .coverage import ledger, written_by
from .erasure import erase_salts, erase_summary
from .models import LogEntry, LogHead, LogNode, TouchedRows
from .stating import StatedPart, state_rows

Execute = Callable[[str, Any, bool, dict[str, Any]], Any]


class Entry:
    """What an action did; filled while it runs, written when its transaction ends.

    Rows are only named here. Their content is read again at the end, when it can no longer change.
    """

    def __init__(self, action: str, actor: User | None, summary: dict[str, Any]) -> None:
        self.action = action
        self.actor = actor
        self.summary = summary
        self._touched: dict[str, set[int]] = defaultdict(set)
        self._created: dict[str, set[int]] = defaultdict(set)
        self._erased: set[tuple[str, int]] = set()
        self._written: set[str] = set()

    def touch(self, *rows: models.Model) -> None:
        """State that these rows were created or changed, or are about to be deleted.

        A row's many-to-many lists are part of it; rows that point at it are not.
        """
        for row in rows:
            self._touched[_label(row)].add(_key(row))

    def touch_bulk(self, rows: Iterable[models.Model]) -> None:
        """State rows that this action created: the same, without holding up others for long."""
        for row in rows:
            self._created[_label(row)].add(_key(row))

    def touch_table(self, label: str) -> None:
        """State every row of a table as it is; ``KeyError`` where the ledger has no such table."""
        keys_of_rows = ledger()[label]._base_manager.values_list("pk", flat=True)
        self._created[label].update(keys_of_rows.iterator())

    def forget(self, *rows: models.Model) -> None:
        """State that these rows' personal content was erased, and destroy their former salts."""
        for row in rows:
            self.touch(row)
            erase_salts(_label(row), _key(row))
            self._erased.add((_label(row), _key(row)))

    def forget_summary(self, *entries: LogEntry) -> None:
        """Erase what former entries say in words; that they were made stays."""
        for entry in entries:
            erase_summary(entry)
            self._erased.add((LogEntry._meta.label, entry.index))

    def watch(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        """Notes the tables that the innermost action writes to (see ``execute_wrapper``)."""
        result = execute(sql, params, many, context)
        watchers = [w for w in connection.execute_wrappers if _owner(w) is not None]
        if watchers and _owner(watchers[-1]) is self:
            label = written_by(sql)
            # A cascade deletes from tables that hold nothing of the row; of an INSERT that gives
            # back its keys SQLite does not tell the number.
            if label is not None and (sql.startswith("INSERT") or context["cursor"].rowcount):
                self._written.add(label)
        return result

    def append(self) -> LogEntry:
        """Write the entry behind the log's head, which is locked until the transaction ends."""
        self._require_rows()
        hash_of = HASHES[_head().hash_name]
        early = {
            label: state_rows(label, created, hash_of)
            for label, created in self._created.items()
            if label not in self._touched
        }
        head = LogHead.objects.select_for_update().get(pk=1)
        late = {
            label: state_rows(label, touched | self._created.get(label, set()), hash_of)
            for label, touched in self._touched.items()
        }
        return self._write(head, early | late, hash_of)

    def _require_rows(self) -> None:
        named = self._touched.keys() | self._created.keys()
        if not named:
            raise RuntimeError(f"action {self.action} touched nothing: it has no entry to write")
        if self._written - named:
            raise RuntimeError(
                f"action {self.action} wrote to {sorted(self._written - named)} and stated none of "
                "its rows: touch them, or mark the model as outside_record"
            )

    def _write(self, head: LogHead, tables: dict[str, list[StatedPart]], hash_of: Hash) -> LogEntry:
        now = timezone.now()
        salt = secrets.token_hex(16)
        summary = _stored(self.summary)
        leaf = leaf_text(
            head.size,
            self.action,
            self.actor.pk if self.actor else None,
            now.astimezone(UTC).isoformat(),
            row_digest(bytes.fromhex(salt), encode(summary), hash_of),
            stated({label: [p.part for p in parts] for label, parts in tables.items()}, hash_of),
            sorted(self._erased),
        )
        digest = leaf_hash(leaf.encode(), hash_of)
        entry = LogEntry.objects.create(
            index=head.size,
            action=self.action,
            actor=self.actor,
            at=now,
            leaf=leaf,
            leaf_digest=digest.hex(),
            summary=summary,
            summary_salt=salt,
        )
        TouchedRows.objects.bulk_create(
            [part.row(entry, label) for label, parts in tables.items() for part in parts],
            batch_size=100,
        )
        _grow(head, digest, hash_of)
        return entry


def _label(row: models.Model) -> str:
    label = row._meta.label
    if label not in ledger():
        raise RuntimeError(f"{label} is outside the record: it cannot be touched")
    return label


def _key(row: models.Model) -> int:
    if not isinstance(row.pk, int):
        raise RuntimeError(f"{row._meta.label} has no key: touch it after saving, before deleting")
    return row.pk


def _owner(wrapper: Any) -> Entry | None:
    owner = getattr(wrapper, "__self__", None)
    return owner if isinstance(owner, Entry) else None


def _stored(summary: dict[str, Any]) -> dict[str, Any]:
    """The summary as the database will give it back."""
    stored: dict[str, Any] = json.loads(encode(summary))
    return stored


def _head() -> LogHead:
    """The log's head, made with the deployment's hash where the log is empty; not locked."""
    defaults = {"hash_name": keys.hash_name()}
    return LogHead.objects.get_or_create(pk=1, defaults=defaults)[0]


def _grow(head: LogHead, leaf: bytes, hash_of: Hash) -> None:
    """The head after one more leaf, and the inner nodes that it completed."""
    frontier = [bytes.fromhex(root) for root in head.frontier]
    frontier, nodes = grow(frontier, head.size, leaf, hash_of)
    LogNode.objects.bulk_create(
        [LogNode(level=n.level, position=n.position, digest=n.digest.hex()) for n in nodes]
    )
    head.size += 1
    head.frontier = [root.hex() for root in frontier]
    head.digest = root_of_frontier(frontier, hash_of).hex()
    head.save()


@contextmanager
def change(action: str, *, actor: User | None, **summary: Any) -> Iterator[Entry]:
    """One action as one transaction. ``actor`` is None only for the system's own set-up."""
    with transaction.atomic():
        entry = Entry(action, actor, summary)
        with connection.execute_wrapper(entry.watch):
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
