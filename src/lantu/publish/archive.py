"""An exported record as a folder, and its verification without the system that wrote it.

``entries.jsonl`` holds one leaf a line, ``heads.jsonl`` one signed head a line, ``keys/*.pem`` the
public keys. ``scripts/verify_record.py`` does the same check without this package.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from lantu.errors import DocumentRefused

from .algorithms import HASHES, key_name
from .heads import TreeHead, is_signed, read_heads
from .merkle import Hash, grow, leaf_hash, root_of_frontier

ENTRIES, HEADS, KEYS = "entries.jsonl", "heads.jsonl", "keys"


class Fault(NamedTuple):
    """Something that a record's check found. ``where`` is a place in the record or a row."""

    code: str
    where: str
    message: str


@dataclass
class Report:
    """What a check saw and found."""

    entries: int = 0
    root: str = ""
    heads: int = 0
    faults: list[Fault] = field(default_factory=list)

    @property
    def holds(self) -> bool:
        """Whether nothing was found."""
        return not self.faults


def read_keys(folder: Path, pattern: str = "*.pem") -> dict[str, bytes]:
    """The public keys of a folder by their names."""
    keys = [path.read_bytes() for path in sorted(folder.glob(pattern))]
    return {key_name(key): key for key in keys}


def verify_archive(
    folder: Path,
    *,
    trusted: Sequence[TreeHead] = (),
    keys: Mapping[str, bytes] | None = None,
) -> Report:
    """Check an exported record.

    ``trusted`` are heads that the reader kept: a record that is shorter, or other up to there, is
    refused. ``keys`` are public keys the reader trusts (by name); without them the archive's own
    are taken, which shows that it was not changed since, not who wrote it.
    Raises ``DocumentRefused`` where a file of the archive cannot be read.
    """
    heads = read_heads(folder / HEADS)
    report = Report()
    report.faults += signature_faults(heads, read_keys(folder / KEYS) if keys is None else keys)
    report.heads = len(heads)
    wanted = [*heads, *trusted]
    names = {head.hash for head in wanted}
    if len(names) != 1 or not names <= HASHES.keys():
        report.faults.append(Fault("hash_unknown", HEADS, f"散列算法应当只有一种且已知：{names}"))
        return report
    roots = {head.size: "" for head in wanted}
    report.entries, report.root = _roots(folder / ENTRIES, HASHES[names.pop()], roots, report)
    report.faults += head_faults(wanted, roots, report.entries)
    if report.entries > max((head.size for head in heads), default=0):
        report.faults.append(Fault("entries_unsigned", ENTRIES, "末尾有条目没有被任何签名树头覆盖"))
    return report


def signature_faults(heads: Iterable[TreeHead], keys: Mapping[str, bytes]) -> Iterator[Fault]:
    """Heads that none of the keys signed."""
    for head in heads:
        if not is_signed(head, keys):
            place = f"{head.at} / {head.size}"
            yield Fault("head_not_signed", place, "签名树头的签名不成立，或不是可信密钥所签")


def head_faults(heads: Iterable[TreeHead], roots: Mapping[int, str], size: int) -> Iterator[Fault]:
    """Heads that are longer than the record of ``size`` entries, or whose root is another.

    ``roots`` gives the record's root at the size of each head.
    """
    good = 0
    for head in sorted(heads, key=lambda head: head.size):
        place = f"{head.at} / {head.size}"
        if head.size > size:
            yield Fault(
                "record_shorter", place, f"记录只有 {size} 条，签名时有 {head.size} 条：末尾被截去"
            )
        elif roots[head.size] != head.root:
            yield Fault(
                "record_other",
                place,
                f"记录与签名树头不符：第 {good} 至 {head.size - 1} 条之间有条目被改动",
            )
        else:
            good = head.size


def _roots(path: Path, hash_of: Hash, roots: dict[int, str], report: Report) -> tuple[int, str]:
    """Fill in the root at each wanted size; returns the number of entries and the last root."""
    frontier: list[bytes] = []
    size = 0
    if 0 in roots:
        roots[0] = root_of_frontier([], hash_of).hex()
    for line in _lines(path):
        if not _is_entry(line, size):
            message = "条目不是 JSON，或它自己写明的序号不是这一行：被改动、删除、插入或调换"
            report.faults.append(Fault("entry_misplaced", f"{path.name}:{size + 1}", message))
        frontier, _completed = grow(frontier, size, leaf_hash(line, hash_of), hash_of)
        size += 1
        if size in roots:
            roots[size] = root_of_frontier(frontier, hash_of).hex()
    return size, root_of_frontier(frontier, hash_of).hex()


def _lines(path: Path) -> Iterator[bytes]:
    try:
        with path.open("rb") as file:
            for line in file:
                yield line.removesuffix(b"\n")
    except OSError as error:
        raise DocumentRefused(
            "archive_unreadable", str(error), where=str(path), remedy="请重新导出记录"
        ) from error


def _is_entry(line: bytes, index: int) -> bool:
    try:
        entry = json.loads(line)
    except ValueError:
        return False
    return isinstance(entry, dict) and entry.get("index") == index
