"""A Merkle tree over log entries, with proofs that an outsider can check.

Follows RFC 9162, section 2.1 (Certificate Transparency 2.0): leaf hash H(0x00 || entry), node hash
H(0x01 || left || right), the left subtree the largest power of two that is smaller than the whole.
The hash is a parameter (SHA-256, SM3, anything with the same call).

A log of any size is kept as a *frontier*: the roots of its perfect subtrees, left to right. Adding
an entry costs O(log n) and needs nothing else of the log.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Mapping, Sequence
from typing import NamedTuple

Hash = Callable[[bytes], bytes]


class Node(NamedTuple):
    """The root of a perfect subtree: 2**level leaves from leaf position * 2**level on."""

    level: int
    position: int
    digest: bytes


def sha256(content: bytes) -> bytes:
    """SHA-256 of the content, 32 bytes."""
    return hashlib.sha256(content).digest()


def leaf_hash(entry: bytes, hash_of: Hash = sha256) -> bytes:
    """The hash of one entry as a leaf."""
    return hash_of(b"\x00" + entry)


def node_hash(left: bytes, right: bytes, hash_of: Hash = sha256) -> bytes:
    """The hash of an inner node."""
    return hash_of(b"\x01" + left + right)


def grow(
    frontier: Sequence[bytes], size: int, leaf: bytes, hash_of: Hash = sha256
) -> tuple[list[bytes], list[Node]]:
    """The frontier of a log of ``size`` entries after one more leaf hash, and what it completed.

    The second value are the inner nodes whose subtree this leaf made perfect, lowest first: one on
    average. Who keeps them can answer any proof with O(log n) look-ups.
    """
    roots, completed = [*frontier, leaf], []
    level, position = 0, size
    while position % 2:
        right = roots.pop()
        roots[-1] = node_hash(roots[-1], right, hash_of)
        level, position = level + 1, position // 2
        completed.append(Node(level, position, roots[-1]))
    return roots, completed


def root_of_frontier(frontier: Sequence[bytes], hash_of: Hash = sha256) -> bytes:
    """The root of the whole log; of an empty log the hash of nothing."""
    if not frontier:
        return hash_of(b"")
    root = frontier[-1]
    for left in reversed(frontier[:-1]):
        root = node_hash(left, root, hash_of)
    return root


def root(leaves: Sequence[bytes], hash_of: Hash = sha256) -> bytes:
    """The root over leaf hashes (RFC 9162, 2.1.1)."""
    frontier: list[bytes] = []
    for size, leaf in enumerate(leaves):
        frontier, _completed = grow(frontier, size, leaf, hash_of)
    return root_of_frontier(frontier, hash_of)


def _split(size: int) -> int:
    """The largest power of two that is smaller than ``size``."""
    return 1 << (size - 1).bit_length() - 1


def inclusion_ranges(index: int, size: int) -> list[range]:
    """The leaves under each hash of an audit path, in the path's order (RFC 9162, 2.1.3.1).

    ``IndexError`` outside the log.
    """
    if not 0 <= index < size:
        raise IndexError(f"no leaf {index} in a log of {size}")
    start, stop = 0, size
    siblings: list[range] = []
    while stop - start > 1:
        middle = start + _split(stop - start)
        if index < middle:
            siblings.append(range(middle, stop))
            stop = middle
        else:
            siblings.append(range(start, middle))
            start = middle
    return siblings[::-1]


def consistency_ranges(first: int, size: int) -> list[range]:
    """The leaves under each hash of the proof that a log of ``first`` entries is a beginning of
    one of ``size`` (RFC 9162, 2.1.4.1). ``IndexError`` where it cannot be.
    """
    if not 0 < first <= size:
        raise IndexError(f"no log of {first} entries in one of {size}")
    start, stop = 0, size
    siblings: list[range] = []
    while first < stop:
        middle = start + _split(stop - start)
        if first <= middle:
            siblings.append(range(middle, stop))
            stop = middle
        else:
            siblings.append(range(start, middle))
            start = middle
    if start:
        siblings.append(range(start, stop))
    return siblings[::-1]


def subtrees(part: range) -> list[tuple[int, int]]:
    """(level, position) of the perfect subtrees that make up a range of a proof, left to right."""
    found, start = [], part.start
    while start < part.stop:
        level = (part.stop - start).bit_length() - 1
        found.append((level, start >> level))
        start += 1 << level
    return found


def root_of_range(
    part: range, nodes: Mapping[tuple[int, int], bytes], hash_of: Hash = sha256
) -> bytes:
    """The hash over a range of a proof from kept nodes; ``KeyError`` where one is missing."""
    return root_of_frontier([nodes[place] for place in subtrees(part)], hash_of)


def inclusion_proof(index: int, leaves: Sequence[bytes], hash_of: Hash = sha256) -> list[bytes]:
    """The audit path of leaf ``index``; ``IndexError`` outside the log."""
    parts = inclusion_ranges(index, len(leaves))
    return [root(leaves[part.start : part.stop], hash_of) for part in parts]


def verify_inclusion(
    leaf: bytes,
    index: int,
    size: int,
    proof: Sequence[bytes],
    expected: bytes,
    hash_of: Hash = sha256,
) -> bool:
    """Whether the path leads from the leaf to the root (RFC 9162, 2.1.3.2)."""
    if not 0 <= index < size:
        return False
    at, last, value = index, size - 1, leaf
    for sibling in proof:
        if last == 0:
            return False
        if at % 2 or at == last:
            value = node_hash(sibling, value, hash_of)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            value = node_hash(value, sibling, hash_of)
        at, last = at // 2, last // 2
    return last == 0 and value == expected


def consistency_proof(first: int, leaves: Sequence[bytes], hash_of: Hash = sha256) -> list[bytes]:
    """That the log of ``first`` entries is a beginning of this one."""
    parts = consistency_ranges(first, len(leaves))
    return [root(leaves[part.start : part.stop], hash_of) for part in parts]


def verify_consistency(
    first: int,
    second: int,
    first_root: bytes,
    second_root: bytes,
    proof: Sequence[bytes],
    hash_of: Hash = sha256,
) -> bool:
    """Whether the second log begins with the first (RFC 9162, 2.1.4.2)."""
    if first == second:
        return not proof and first_root == second_root
    if not 0 < first < second or not proof:
        return False
    path = [first_root, *proof] if first & (first - 1) == 0 else list(proof)
    at, last = first - 1, second - 1
    while at % 2:
        at, last = at // 2, last // 2
    old = new = path[0]
    for sibling in path[1:]:
        if last == 0:
            return False
        if at % 2 or at == last:
            old, new = node_hash(sibling, old, hash_of), node_hash(sibling, new, hash_of)
            while at % 2 == 0 and at:
                at, last = at // 2, last // 2
        else:
            new = node_hash(new, sibling, hash_of)
        at, last = at // 2, last // 2
    return last == 0 and old == first_root and new == second_root
