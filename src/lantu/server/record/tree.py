"""Roots and proofs from the kept nodes: two queries and O(log n) hashes, however long the log."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from django.db.models import Q

from lantu.publish.algorithms import HASHES
from lantu.publish.merkle import consistency_ranges, inclusion_ranges, root_of_range, subtrees

from .models import LogEntry, LogNode

Place = tuple[int, int]


def inclusion(index: int, size: int, hash_name: str) -> list[str]:
    """The audit path of an entry in the log of ``size`` entries; ``IndexError`` outside it."""
    return hashes(inclusion_ranges(index, size), hash_name)


def consistency(first: int, size: int, hash_name: str) -> list[str]:
    """That the log of ``first`` entries is a beginning of that of ``size``."""
    return hashes(consistency_ranges(first, size), hash_name)


def hashes(parts: Sequence[range], hash_name: str) -> list[str]:
    """The hash over each range of a proof; ``KeyError`` where a node is missing."""
    nodes = _nodes({place for part in parts for place in subtrees(part)})
    return [root_of_range(part, nodes, HASHES[hash_name]).hex() for part in parts]


def _nodes(places: set[Place]) -> dict[Place, bytes]:
    """The kept nodes at these places; those of level 0 are the entries' own."""
    levels: dict[int, list[int]] = defaultdict(list)
    for level, position in places:
        levels[level].append(position)
    leaves = LogEntry.objects.filter(index__in=levels.pop(0, []))
    found = {
        (0, index): bytes.fromhex(digest)
        for index, digest in leaves.values_list("index", "leaf_digest")
    }
    condition = Q()
    for level, positions in levels.items():
        condition |= Q(level=level, position__in=positions)
    for node in LogNode.objects.filter(condition) if condition else ():
        found[node.level, node.position] = bytes.fromhex(node.digest)
    return found
