"""The whole check: entries, tree, signed heads, and the ledger against the record.

It streams: a batch of entries and of rows is in memory, the last state of each row on disk.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from django.db import connection

from lantu.publish.algorithms import HASHES
from lantu.publish.archive import Fault, head_faults, signature_faults
from lantu.publish.heads import TreeHead, read_head, read_heads

from . import keys
from .compare import compare
from .entries import EntryPass
from .models import LogHead, SignedHead
from .states import LastStates


@dataclass
class Checked:
    """How much was looked at; filled while the faults are read."""

    entries: int = 0
    heads: int = 0
    rows: list[int] = field(default_factory=list)


def check(trusted: Sequence[TreeHead] = (), *, checked: Checked) -> Iterator[Fault]:
    """Every fault of the record and of the ledger, as of one moment.

    ``trusted`` are heads kept elsewhere: a record that is shorter, or other up to there, is named.
    """
    filed = _filed()  # before the view is taken: what is signed later is not in it
    with snapshot(), LastStates() as states:
        head = LogHead.objects.filter(pk=1).first() or LogHead(hash_name=keys.hash_name())
        if head.hash_name not in HASHES:
            yield Fault("head_altered", "record.LogHead", f"未知的散列算法 {head.hash_name}")
            return
        stored = _stored()
        yield from _missing_lines(stored)
        signed = list({head.line: head for head in (*filed, *stored)}.values())
        yield from signature_faults(signed, keys.trusted_keys())
        every = [*signed, *trusted]
        entries = EntryPass(head, states, {each.size for each in every})
        yield from entries.faults()
        yield from head_faults(every, entries.roots, entries.size)
        checked.entries, checked.heads = entries.size, len(every)
        yield from compare(states, HASHES[head.hash_name], checked.rows)


@contextmanager
def snapshot() -> Iterator[None]:
    """One view of the database while others go on writing; nothing is locked."""
    if connection.in_atomic_block:
        yield
        return
    isolated = " ISOLATION LEVEL REPEATABLE READ READ ONLY"
    with connection.cursor() as cursor:
        cursor.execute("BEGIN" + (isolated if connection.vendor == "postgresql" else ""))
        try:
            yield
        finally:
            cursor.execute("ROLLBACK")


def _filed() -> list[TreeHead]:
    """The signed heads of the file outside the database."""
    path = keys.heads_file()
    return read_heads(path) if path.is_file() else []


def _stored() -> list[TreeHead]:
    """The signed heads of the table."""
    rows = SignedHead.objects.order_by("id")
    return [read_head(row.line, where=f"record.SignedHead {row.pk}") for row in rows]


def _missing_lines(stored: Iterable[TreeHead]) -> Iterator[Fault]:
    """Heads of the table that the file has not: it is written first, so lines were taken out."""
    lines = {head.line for head in _filed()}
    for head in stored:
        if head.line not in lines:
            place = f"{keys.heads_file()} {head.at} / {head.size}"
            yield Fault("head_missing", place, "签名树头不在数据库之外的文件里：那一行被改动或删除")
