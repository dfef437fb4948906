"""What a client calls a file, made harmless."""

from __future__ import annotations

import re

NAME_BYTES = 200  #: file systems take 255
_FOLDERS = re.compile(r"[/\\]")
_ODD = re.compile(r"[^\w\s.,()（）【】《》“”‘’、，。—+\-]|[\x00-\x1f\x7f]")


def safe_name(name: str) -> str:
    """A client's file name as a name that can do no harm: one path component, without odd
    characters, never hidden or empty, of bounded length; the ending stays."""
    last = _ODD.sub("_", _FOLDERS.split(name)[-1]).strip(" .") or "file"
    stem, dot, suffix = last.rpartition(".")
    if not dot:
        stem, suffix = last, ""
    ending = f".{suffix[:10]}" if dot else ""
    room = NAME_BYTES - len(ending.encode())
    return stem.encode()[:room].decode(errors="ignore") + ending
