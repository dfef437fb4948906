"""Uploaded files on disk while they are read."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lantu.server.read.file_names import safe_name

from .actions import FileToIngest


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
