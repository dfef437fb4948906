"""The kept nodes of the tree, each against its two children, and the head against them."""

from __future__ import annotations

from collections.abc import Iterator

from django.db.models import Q

from lantu.publish.archive import Fault
from lantu.publish.merkle import Hash, node_hash, root_of_frontier

from .models import LogHead, LogNode

WINDOW = 1024  #: entries whose nodes are read at once


class KeptTree:
    """Follows the entries' own digests; what stands above them must be their hashes."""

    def __init__(self, hash_of: Hash) -> None:
        self._hash = hash_of
        self._roots: list[bytes | None] = []  # of perfect subtrees; None: under a missing entry
        self._nodes: dict[tuple[int, int], bytes] = {}
        self._size = 0

    def _load(self) -> None:
        """Read the nodes that the next entries complete."""
        condition, stop = Q(), self._size + WINDOW
        for level in range(1, stop.bit_length()):
            first, end = self._size >> level, stop >> level
            if first < end:
                condition |= Q(level=level, position__gte=first, position__lt=end)
        self._nodes = {
            (node.level, node.position): _digest(node.digest)
            for node in LogNode.objects.filter(condition)
        }

    def add(self, leaf: bytes | None) -> Iterator[Fault]:
        """The next entry's kept digest; None where the entry is missing."""
        if self._size % WINDOW == 0:
            self._load()
        level, position = 0, self._size
        self._roots.append(leaf)
        self._size += 1
        while position % 2:
            right, left = self._roots.pop(), self._roots.pop()
            level, position = level + 1, position // 2
            kept = self._nodes.get((level, position))
            known = left is not None and right is not None
            value = node_hash(left or b"", right or b"", self._hash) if known else kept
            if kept is None or value != kept:
                start, stop = position << level, (position + 1) << level
                message = f"树的节点 {level}/{position} 与第 {start} 至 {stop - 1} 条的校验码不符"
                yield Fault("node_altered", f"record.LogNode {level}/{position}", message)
            self._roots.append(kept or value)

    def finish(self, head: LogHead) -> Iterator[Fault]:
        """The head, and the number of nodes, against what the entries make."""
        roots = [root or b"" for root in self._roots]
        root = root_of_frontier(roots, self._hash).hex() if self._size else ""
        held = (head.size, list(head.frontier), head.digest)
        if held != (self._size, [each.hex() for each in roots], root):
            written = f"{head.size} 条、根 {head.digest[:16]}"
            found = f"{self._size} 条、根 {root[:16]}"
            message = f"树头写着 {written}，由条目算出的是 {found}"
            yield Fault("head_altered", "record.LogHead", message)
        extra = LogNode.objects.count() - (self._size - self._size.bit_count())
        if extra > 0:
            yield Fault("node_altered", "record.LogNode", f"多出 {extra} 个节点")


def _digest(text: str) -> bytes:
    try:
        return bytes.fromhex(text)
    except ValueError:
        return text.encode()
