"""The record as a folder that anybody can check."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from lantu.errors import ActionRefused
from lantu.publish.archive import ENTRIES, HEADS, KEYS

from . import keys
from .models import LogEntry, SignedHead
from .signing import sign_head


def export_archive(folder: Path, at: datetime) -> int:
    """Write the archive into an empty folder; returns the number of entries.

    The log is signed first, so that the archive's last head covers all of it.
    Raises ``ActionRefused`` where the folder holds something or the log cannot be signed.
    """
    if folder.exists() and any(folder.iterdir()):
        raise ActionRefused(
            "folder_not_empty", "文件夹不是空的", where=str(folder), remedy="请给出新的文件夹"
        )
    head = sign_head(at)
    (folder / KEYS).mkdir(parents=True, exist_ok=True)
    for name, key in keys.trusted_keys().items():
        (folder / KEYS / f"{name}.pem").write_bytes(key)
    lines = SignedHead.objects.order_by("id").values_list("line", flat=True)
    with (folder / HEADS).open("w", encoding="utf-8") as file:
        file.writelines(f"{line}\n" for line in lines)
    entries = LogEntry.objects.filter(index__lt=head.size).order_by("index")
    with (folder / ENTRIES).open("w", encoding="utf-8", newline="\n") as file:
        for leaf in entries.values_list("leaf", flat=True).iterator(chunk_size=2000):
            file.write(f"{leaf}\n")
    return head.size
