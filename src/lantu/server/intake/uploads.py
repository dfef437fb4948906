"""Uploaded files on disk while they are read, under names of our own."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from .actions import FileToIngest

NAME_LENGTH = 200


@contextmanager
def files_on_disk(
    files: Sequence[UploadedFile[Any]], *, plan_key: str | None, published: date | None
) -> Iterator[list[FileToIngest]]:
    """Write the files into a folder of their own, which goes away again with them.

    The client's name is only told, never used as a path: on disk a file is called by its number.
    """
    with tempfile.TemporaryDirectory(prefix="lantu-upload-") as folder:
        wanted = []
        for number, file in enumerate(files):
            name = safe_name(file.name or "")
            path = Path(folder) / f"{number}{Path(name).suffix.lower()}"
            with path.open("wb") as target:
                for chunk in file.chunks():
                    target.write(chunk)
            wanted.append(FileToIngest(path, plan_key, published, file_name=name))
        yield wanted


def safe_name(name: str) -> str:
    """The last part of a client's file name, without control characters, of bounded length."""
    last = PurePosixPath(PureWindowsPath(name).name).name
    printable = "".join(character for character in last if character.isprintable()) or "file"
    stem, suffix = Path(printable).stem, Path(printable).suffix
    return f"{stem[: NAME_LENGTH - len(suffix)]}{suffix[:NAME_LENGTH]}"
