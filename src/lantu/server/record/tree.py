"""Roots and proofs from the kept nodes: two queries and O(log n) hashes, however long the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from lantu.publish.algorithms import HASHES
from lantu.publish.merkle import (
    Hash,
    consistency_ranges,
    inclusion_ranges,
    root_of_frontier,
    root_of_range,
    subtrees,
)

from .models import LogEntry, LogHead, LogNode

Place = tuple[int, int]


def root_at(size: int) -> str:
    """The root over the first entries; ``KeyError`` where there are fewer or a node is missing."""
    return _hashes([range(size)])[0] if size else root_of_frontier([], _hash()).hex()


def inclusion(index: int, size: int) -> list[str]:
    """The audit path of an entry in the log of ``size`` entries; ``IndexError`` outside it."""
    return _hashes(inclusion_ranges(index, size))


def consistency(first: int, size: int) -> list[str]:
    """That the log of ``first`` entries is a beginning of that of ``size``."""
    return _hashes(consistency_ranges(first, size))


def log_size() -> int:
    """The number of entries."""
    return LogHead.objects.values_list("size", flat=True).first() or 0


def hash_name() -> str:
    """The name of the log's hash."""
    return LogHead.objects.values_list("hash_name", flat=True).first() or "sha256"


def _hash() -> Hash:
    return HASHES[hash_name()]


def _hashes(parts: Iterable[range]) -> list[str]:
    wanted = list(parts)
    nodes = _nodes({place for part in wanted for place in subtrees(part)})
    hash_of = _hash()
    return [root_of_range(part, nodes, hash_of).hex() for part in wanted]


def _nodes(places: set[Place]) -> dict[Place, bytes]:
    """The kept nodes at these places; those of level 0 are the entries' own."""
    levels: dict[int, list[int]] = defaultdict(list)
    for level, position in places:
        levels[level].append(position)
    leaves = levels.pop(0, [])
    found: dict[Place, bytes] = {}
    for index, digest in LogEntry.objects.filter(index__in=leaves).values_list(
        "index", "leaf_digest"
    ):
        found[0, index] = bytes.fromhex(digest)
    if levels:
        condition = Q()
        for level, positions in levels.items():
            condition |= Q(level=level, position__in=positions)
        for node in LogNode.objects.filter(condition):
            found[node.level, node.position] = bytes.fromhex(node.digest)
    return found
