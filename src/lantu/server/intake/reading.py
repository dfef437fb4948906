"""A file read by the core, outside any transaction: everything an ingest will write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.loader import load_catalogue
from lantu.errors import DocumentRefused
from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import read_document
from lantu.read.link import link
from lantu.read.task import Task
from lantu.read.tasks import read_tasks
from lantu.text.documents import Document


@dataclass(frozen=True)
class FileContent:
    """A file's bytes with their SHA-256."""

    path: Path
    content: bytes = field(repr=False)
    digest: str


@dataclass(frozen=True)
class FileReading:
    """One file with all that the reader found in it."""

    file_name: str
    content: bytes = field(repr=False)
    digest: str
    document: Document
    claims: list[Claim]
    tasks: list[Task]


@lru_cache(maxsize=1)
def catalogue() -> Catalogue:
    """The catalogue as shipped, loaded once a process."""
    return load_catalogue()


def load(path: Path) -> FileContent:
    """The bytes of a file. Raises ``DocumentRefused`` where there is no such file."""
    try:
        content = path.read_bytes()
    except OSError as error:
        raise DocumentRefused(
            "unreadable_file",
            "文件打不开",
            where=str(path),
            remedy=f"请检查路径和权限：{error.strerror}",
        ) from error
    return FileContent(path, content, hashlib.sha256(content).hexdigest())


def read_file(file: FileContent, *, published: date | None, name: str | None = None) -> FileReading:
    """Read a file completely. Raises ``DocumentRefused`` where it cannot be read."""
    document = read_document(file.path, published=published)
    claims = link(read_claims(document), catalogue())
    return FileReading(
        file_name=name or file.path.name,
        content=file.content,
        digest=file.digest,
        document=document,
        claims=claims,
        tasks=read_tasks(document, claims),
    )
