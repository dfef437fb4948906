"""Files by the SHA-256 of their bytes: written and synced before the transaction commits.

A file whose transaction failed is an orphan without a document; :func:`sweep` removes those.
"""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings


def blob_path(digest: str) -> Path:
    """Where the file of this digest lies."""
    return Path(settings.BLOBS) / digest[:2] / digest


def keep_blob(content: bytes, digest: str) -> Path:
    """Write the bytes under their digest, durably; keeping the same bytes again changes nothing."""
    path = blob_path(digest)
    if path.exists():
        return path
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=".new-")
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
    os.replace(name, path)
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return path


def sweep(known: Iterable[str]) -> list[Path]:
    """Remove the blobs whose digest is not among ``known``; returns what was removed."""
    keep = set(known)
    orphans = [
        path
        for path in Path(settings.BLOBS).glob("??/*")
        if path.is_file() and path.name not in keep
    ]
    for path in orphans:
        path.unlink(missing_ok=True)
    return orphans
