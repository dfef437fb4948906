"""One pass over the entries: each against its leaf, its rows and the tree."""

from __future__ import annotations

import json
import struct
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC
from typing import Any

from lantu.publish.algorithms import HASHES
from lantu.publish.archive import Fault
from lantu.publish.leaves import Part, part_of, row_digest, stated
from lantu.publish.merkle import Hash, grow, leaf_hash, root_of_frontier

from .content import encode
from .kept import KeptTree
from .models import LogEntry, LogHead, TouchedRows
from .packing import Touched, unpack
from .states import LastStates

BATCH = 500
GAP = 10_000_000  #: a longer gap is no gap: the entry behind it has no place
MISSING = 20  #: missing entries in a row that are named one by one
Tables = Mapping[str, Sequence[Part]]
COLUMNS = {"action": "操作", "actor": "操作人", "at": "时间"}


class EntryPass:
    """Reads all entries once; ``roots`` and ``size`` are filled when ``faults`` has ended."""

    def __init__(self, head: LogHead, states: LastStates, sizes: set[int]) -> None:
        self.size = 0
        self.roots = dict.fromkeys(sizes, "")
        self._head = head
        self._hash = HASHES[head.hash_name]
        self._states = states
        self._frontier: list[bytes] = []
        self._kept = KeptTree(self._hash)
        self._wordless: set[int] = set()  # entries without summary and salt
        self._erased: set[int] = set()  # those of which a later entry says so

    def faults(self) -> Iterator[Fault]:
        """Everything that is not as it was written."""
        self._note_root()
        last = None
        while batch := _batch(last):
            yield from self._check(batch)
            last = batch[-1].index
        if self._head.size > self.size:
            message = f"从这一条起到第 {self._head.size - 1} 条都不见了：末尾被截去"
            yield _fault("entry_deleted", self.size, message)
        for index in sorted(self._wordless - self._erased):
            yield _fault("entry_changed", index, "内容和盐值被抹去，而没有操作写明这次抹除")
        yield from self._kept.finish(self._head)

    def _check(self, batch: Sequence[LogEntry]) -> Iterator[Fault]:
        tables, broken = _tables(batch, self._states, self._hash)
        yield from broken
        for entry in batch:
            if not self.size <= entry.index < self.size + GAP:
                yield _fault("entry_inserted", entry.index, "序号不在记录之内")
                continue
            yield from self._missing(entry.index)
            yield from entry_faults(entry, tables.get(entry.pk, {}), self._hash)
            self._note_erasures(entry)
            yield from self._add(leaf_hash(entry.leaf.encode(), self._hash), entry.leaf_digest)
            if entry.index >= self._head.size:
                yield _fault("entry_inserted", entry.index, "树头之后多出的条目")

    def _missing(self, until: int) -> Iterator[Fault]:
        """Entries that should come before ``until``: named, and passed over."""
        if until - self.size > MISSING:
            message = f"从这一条起到第 {until - 1} 条都不见了"
            yield _fault("entry_deleted", self.size, message)
        elif until > self.size:
            for index in range(self.size, until):
                yield _fault("entry_deleted", index, "这一条不见了")
        while self.size < until:
            yield from self._add(leaf_hash(b"", self._hash), None)

    def _add(self, leaf: bytes, kept: str | None) -> Iterator[Fault]:
        yield from self._kept.add(bytes.fromhex(kept) if kept else None)
        self._frontier, _nodes = grow(self._frontier, self.size, leaf, self._hash)
        self.size += 1
        self._note_root()

    def _note_root(self) -> None:
        if self.size in self.roots:
            self.roots[self.size] = root_of_frontier(self._frontier, self._hash).hex()

    def _note_erasures(self, entry: LogEntry) -> None:
        if not entry.summary_salt and not entry.summary:
            self._wordless.add(entry.index)
        for label, key in _leaf(entry).get("erased", ()):
            if label == LogEntry._meta.label:
                self._erased.add(key)


def entry_faults(entry: LogEntry, tables: Tables, hash_of: Hash) -> Iterator[Fault]:
    """An entry against its leaf, and what is kept of its rows against what the leaf states."""
    leaf = _leaf(entry)
    if leaf_hash(entry.leaf.encode(), hash_of).hex() != entry.leaf_digest:
        yield _fault("entry_changed", entry.index, "叶子的内容与校验码不符")
    if leaf.get("index") != entry.index:
        message = f"叶子写明自己是第 {leaf.get('index')} 条：条目被调换或插入"
        yield _fault("entry_misplaced", entry.index, message)
    at = entry.at.astimezone(UTC).isoformat()
    held = {"action": entry.action, "actor": entry.actor_id, "at": at}
    changed = [COLUMNS[name] for name, value in held.items() if leaf.get(name) != value]
    if not _summary_holds(entry, leaf, hash_of):
        changed.append("内容")
    if changed:
        yield _fault("entry_changed", entry.index, f"与叶子不同：{'、'.join(changed)}")
    yield from _row_faults(entry, leaf, stated(tables, hash_of))


def _summary_holds(entry: LogEntry, leaf: Mapping[str, Any], hash_of: Hash) -> bool:
    if not entry.summary_salt and not entry.summary:
        return True
    try:
        salt = bytes.fromhex(entry.summary_salt)
    except ValueError:
        return False
    return row_digest(salt, encode(entry.summary), hash_of) == leaf.get("summary")


def _row_faults(
    entry: LogEntry, leaf: Mapping[str, Any], kept: Mapping[str, list[list[Any]]]
) -> Iterator[Fault]:
    for name in ("rows", "bulk"):
        says, has = leaf.get(name, []), kept[name]
        for line in [line for line in has if line not in says] + [
            line for line in says if line not in has
        ]:
            place = f"{line[0]} {line[1]}"
            message = f"第 {entry.index} 条操作保存的行清单与叶子不同：{place}"
            yield Fault("entry_rows_altered", f"record {entry.index} {place}", message)


def _tables(
    batch: Sequence[LogEntry], states: LastStates, hash_of: Hash
) -> tuple[dict[int, dict[str, list[Part]]], list[Fault]]:
    """The kept rows of some entries as parts, by entry and table; each row's state is noted."""
    found: dict[int, dict[str, list[Part]]] = defaultdict(lambda: defaultdict(list))
    broken: list[Fault] = []
    indexes = {entry.pk: entry.index for entry in batch}
    kept = TouchedRows.objects.filter(entry__in=indexes).order_by("entry_id", "label", "first")
    for part in kept.iterator(chunk_size=100):
        index = indexes[part.entry_id]
        rows = _unpacked(part)
        if not rows:
            place = f"record {index} {part.label} {part.first}"
            broken.append(Fault("entry_rows_altered", place, "行清单无法读出"))
            continue
        states.add(index, part.label, rows)
        states_of_rows = [row.state for row in rows]
        found[part.entry_id][part.label].append(part_of(part.label, states_of_rows, hash_of))
    return found, broken


def _unpacked(part: TouchedRows) -> list[Touched]:
    """The rows of a part; none where it cannot be read or is not what its columns say."""
    try:
        rows = list(unpack(bytes(part.rows)))
    except struct.error:
        return []
    keys = [row.key for row in rows]
    ordered = keys == sorted(set(keys))
    if not ordered or (keys[:1], keys[-1:], len(keys)) != ([part.first], [part.last], part.count):
        return []
    return rows


def _leaf(entry: LogEntry) -> dict[str, Any]:
    try:
        leaf = json.loads(entry.leaf)
    except ValueError:
        return {}
    return leaf if isinstance(leaf, dict) else {}


def _batch(last: int | None) -> list[LogEntry]:
    rows = LogEntry.objects.order_by("index")
    return list((rows if last is None else rows.filter(index__gt=last))[:BATCH])


def _fault(code: str, index: int, message: str) -> Fault:
    return Fault(code, f"record {index}", message)
