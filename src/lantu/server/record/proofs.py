"""Proofs that an outsider can check: of an entry, of a row's state, of the log's growth."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from lantu.errors import ActionRefused

from . import keys, tree
from .models import LogEntry
from .signing import latest_head


def entry_proof(index: int) -> dict[str, Any]:
    """That an entry stands in the log, up to the last signed head that covers it.

    An entry that is younger than the last signed head is proved against the present log, with
    ``head`` null. Raises ``ActionRefused`` where there is no such entry.
    """
    entry = LogEntry.objects.filter(index=index).first()
    if entry is None:
        raise ActionRefused("no_such_entry", f"记录里没有第 {index} 条", where=f"record {index}")
    head = latest_head()
    signed = head if head is not None and index < head.size else None
    size = signed.size if signed else tree.log_size()
    return {
        "kind": "lantu-record-entry",
        "hash": tree.hash_name(),
        "index": index,
        "size": size,
        "leaf": entry.leaf,
        "leaf_digest": entry.leaf_digest,
        "path": tree.inclusion(index, size),
        "root": tree.root_at(size),
        "head": asdict(signed) if signed else None,
        "keys": {name: key.decode() for name, key in keys.trusted_keys().items()},
    }


def growth_proof(first: int, size: int) -> dict[str, Any]:
    """That the log of ``first`` entries is a beginning of the log of ``size`` entries.

    Raises ``ActionRefused`` where the log is not so long.
    """
    if not 0 < first <= size <= tree.log_size():
        raise ActionRefused(
            "no_such_size",
            f"不能证明 {first} 条是 {size} 条的开头：记录有 {tree.log_size()} 条",
            where="first, size",
        )
    return {
        "kind": "lantu-record-growth",
        "hash": tree.hash_name(),
        "first": first,
        "size": size,
        "first_root": tree.root_at(first),
        "root": tree.root_at(size),
        "path": tree.consistency(first, size),
    }
