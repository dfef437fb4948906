"""What the command line does with the record."""

from __future__ import annotations

import json
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path

from django.utils import timezone
from rich.console import Console

from lantu.errors import ImportRefused
from lantu.publish.archive import Fault
from lantu.publish.heads import TreeHead, read_heads

from .actions import change
from .check import Checked, check
from .coverage import ledger
from .export import export_archive
from .proofs import entry_proof
from .queries import entry_at
from .signing import sign_head

console = Console(stderr=True, highlight=False, soft_wrap=True)
SHOWN = 200  #: faults that are told one by one


def sign() -> TreeHead:
    """Sign the log's head; to be run every hour."""
    head = sign_head(timezone.now())
    console.print(f"已签名：{head.size} 条，根 {head.root}，{head.at}")
    return head


def verify(trusted: Path | None = None) -> None:
    """Check record and ledger; raises ``ImportRefused`` with every fault (the first 200)."""
    heads = read_heads(trusted) if trusted else []
    started, checked = time.monotonic(), Checked()
    found = check(heads, checked=checked)
    faults = list(islice(found, SHOWN))
    more = sum(1 for _fault in found)
    console.print(
        f"核对了 {checked.entries} 条操作、{sum(checked.rows)} 行台账、{checked.heads} 个签名树头，"
        f"用时 {time.monotonic() - started:.1f} 秒"
    )
    if faults:
        raise _refusal(faults, len(faults) + more)
    console.print("记录完整，台账与记录一致。")


def export(folder: Path) -> None:
    """Write the record as an archive that ``scripts/verify_record.py`` checks offline."""
    size = export_archive(folder, timezone.now())
    console.print(f"{folder}：{size} 条操作")


def restate(tables: Sequence[str], reason: str) -> None:
    """State every row of these tables anew, as one action that names its reason.

    For an upgrade that removed or renamed columns, right after it; before it the record must hold.
    """
    unknown = sorted(set(tables) - ledger().keys())
    if unknown:
        raise ImportRefused(
            "no_such_table",
            f"台账里没有这些表：{'、'.join(unknown)}",
            where="tables",
            remedy=f"可用的有：{'、'.join(ledger())}",
        )
    with change("record.restated", actor=None, tables=list(tables), reason=reason) as entry:
        for table in tables:
            entry.touch_table(table)


def prove(index: int) -> str:
    """The proof of an entry as JSON."""
    entry = entry_at(index)
    if entry is None:
        raise ImportRefused("no_such_entry", "记录里没有这一条", where=str(index))
    return json.dumps(entry_proof(entry).as_data(), ensure_ascii=False, indent=2)


def _refusal(faults: Sequence[Fault], number: int) -> ImportRefused:
    told = [ImportRefused(fault.code, fault.message, where=fault.where) for fault in faults]
    return ImportRefused(
        "record_does_not_hold",
        f"记录或台账有 {number} 处不符",
        remedy="请保留现场，不要签名，逐处查明",
        faults=told,
    )
