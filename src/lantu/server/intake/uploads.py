"""Uploaded files on disk while they are read."""

from __future__ import annotations

import re
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from .actions import FileToIngest

NAME_BYTES = 200  #: file systems take 255
_FOLDERS = re.compile(r"[/\\]")
_ODD = re.compile(r"[^\w\s.,()（）【】《》“”‘’、，。—+\-]|[\x00-\x1f\x7f]")


@contextmanager
def files_on_disk(
    files: Sequence[UploadedFile[Any]], *, plan_key: str | None, published: date | None
) -> Iterator[list[FileToIngest]]:
    """Write each file into a folder of its own; the folders go away at the end.

    The folders' names are ours. Of the client's name only :func:`safe_name` is used.
    """
    with tempfile.TemporaryDirectory(prefix="lantu-upload-") as root:
        wanted = []
        for number, file in enumerate(files):
            folder = Path(root) / str(number)
            folder.mkdir()
            path = folder / safe_name(file.name or "")
            with path.open("xb") as target:
                for chunk in file.chunks():
                    target.write(chunk)
            wanted.append(FileToIngest(path, plan_key, published, file_name=path.name))
        yield wanted


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
