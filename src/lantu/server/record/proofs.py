"""Proofs that an outsider can check: of an entry, and of the log's growth."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from lantu.publish.algorithms import HASHES
from lantu.publish.heads import TreeHead, is_signed
from lantu.publish.merkle import leaf_hash, verify_inclusion

from . import keys, tree
from .models import LogEntry, LogHead
from .signing import latest_head


@dataclass(frozen=True)
class EntryProof:
    """That an entry stands in the log of ``size`` entries.

    ``head`` is the last signed head; None where the entry is younger: then ``size`` and ``root``
    are those of the log as it is now, which nobody has signed yet.
    """

    index: int
    leaf: str
    hash: str
    size: int
    root: str
    path: list[str]
    head: TreeHead | None
    keys: dict[str, bytes]

    @property
    def leads_to_root(self) -> bool:
        """Whether the path leads from the leaf to the root."""
        hash_of = HASHES[self.hash]
        leaf = leaf_hash(self.leaf.encode(), hash_of)
        path = [bytes.fromhex(text) for text in self.path]
        root = bytes.fromhex(self.root)
        return verify_inclusion(leaf, self.index, self.size, path, root, hash_of)

    @property
    def is_signed(self) -> bool:
        """Whether a trusted key signed the root."""
        return self.head is not None and is_signed(self.head, self.keys)

    def as_data(self) -> dict[str, Any]:
        """The proof as plain data; ``scripts/verify_record.py`` checks it as JSON."""
        head = asdict(self.head) if self.head else None
        known = {name: key.decode() for name, key in self.keys.items()}
        return {"kind": "lantu-record-entry", **vars(self), "head": head, "keys": known}


def entry_proof(entry: LogEntry) -> EntryProof:
    """The proof of an entry, up to the last signed head where that covers it."""
    signed, now = latest_head(), LogHead.objects.get(pk=1)
    head = signed if signed is not None and entry.index < signed.size else None
    size, root = (head.size, head.root) if head else (now.size, now.digest)
    return EntryProof(
        index=entry.index,
        leaf=entry.leaf,
        hash=now.hash_name,
        size=size,
        root=root,
        path=tree.inclusion(entry.index, size, now.hash_name),
        head=head,
        keys=keys.trusted_keys(),
    )


def growth_proof(first: int, size: int) -> dict[str, Any]:
    """That the log of ``first`` entries is a beginning of the log of ``size`` entries.

    Raises ``IndexError`` where the log is not so long.
    """
    head = LogHead.objects.filter(pk=1).first() or LogHead()
    if not 0 < first <= size <= head.size:
        raise IndexError(f"no log of {first} entries in one of {size}, of {head.size}")
    roots = tree.hashes([range(first), range(size)], head.hash_name)
    return {
        "kind": "lantu-record-growth",
        "hash": head.hash_name,
        "first": first,
        "size": size,
        "first_root": roots[0],
        "root": roots[1],
        "path": tree.consistency(first, size, head.hash_name),
    }
