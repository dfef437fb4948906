"""What one entry of the record commits to: action, actor, time, and the state of every row.

An entry is one leaf of the tree. Up to ``PLAIN`` rows of a table stand in it one by one; more
(a bulk action) stand in it as the root of a tree of their own, so that a bulk action is one leaf of
bounded length and each of its rows can still be proved.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from .heads import canonical
from .merkle import Hash, leaf_hash, root, sha256

PLAIN = 64
#: Rows of a bulk action are kept in parts of so many: a power of two, so that the root over the
#: roots of the parts is the root over the rows.
PART = 512


class RowState(NamedTuple):
    """A row as an action left it; version 0 and no digest: the action deleted it."""

    key: int
    version: int
    digest: str


class Part(NamedTuple):
    """At most ``PART`` rows of one table, in order of key. ``rows`` is empty above ``PLAIN``."""

    first: int
    last: int
    number: int
    root: bytes
    rows: Sequence[RowState]


def row_digest(salt: bytes, content: bytes, hash_of: Hash = sha256) -> str:
    """The salted digest of a row's content: without the salt nobody can try out contents."""
    return hash_of(salt + content).hex()


def row_leaf(label: str, row: RowState, hash_of: Hash = sha256) -> bytes:
    """The hash of a row as a leaf of its bulk action's tree."""
    return leaf_hash(canonical([label, *row]).encode(), hash_of)


def part_of(label: str, rows: Sequence[RowState], hash_of: Hash = sha256) -> Part:
    """The part that these rows make up."""
    digest = root([row_leaf(label, row, hash_of) for row in rows], hash_of)
    plain = rows if len(rows) <= PLAIN else ()
    return Part(rows[0].key, rows[-1].key, len(rows), digest, plain)


def in_parts(rows: Sequence[Any]) -> Iterator[Sequence[Any]]:
    """The rows in parts of ``PART``."""
    for start in range(0, len(rows), PART):
        yield rows[start : start + PART]


def stated(
    tables: Mapping[str, Sequence[Part]], hash_of: Hash = sha256
) -> dict[str, list[list[Any]]]:
    """What an entry states of the rows: ``rows`` one by one, ``bulk`` by table.

    A line of ``rows`` is [table, key, version, digest], one of ``bulk`` is [table, first key, last
    key, number, root].
    """
    rows: list[list[Any]] = []
    bulk: list[list[Any]] = []
    for label in sorted(tables):
        parts = tables[label]
        if len(parts) == 1 and parts[0].rows:
            rows.extend([label, *row] for row in parts[0].rows)
        else:
            count = sum(part.number for part in parts)
            whole = root([part.root for part in parts], hash_of)
            bulk.append([label, parts[0].first, parts[-1].last, count, whole.hex()])
    return {"rows": rows, "bulk": bulk}


def leaf_text(
    index: int,
    action: str,
    actor: int | None,
    at: str,
    summary: str,
    rows: Mapping[str, Iterable[Any]],
    erased: Sequence[Sequence[Any]] = (),
) -> str:
    """The canonical JSON that is the leaf. ``summary`` is a salted digest, ``rows`` as `stated`;
    ``erased`` names the rows whose former salts this action destroyed.
    """
    leaf: dict[str, Any] = {
        "index": index,
        "action": action,
        "actor": actor,
        "at": at,
        "summary": summary,
        **{name: lines for name, lines in rows.items() if lines},
    }
    if erased:
        leaf["erased"] = erased
    return canonical(leaf)
