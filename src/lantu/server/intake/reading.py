"""A file read by the core, outside any transaction: everything an ingest will write."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass, field
from datetime import date
from functools import lru_cache
from pathlib import Path

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.loader import load_catalogue
from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import read_document
from lantu.read.link import link
from lantu.read.task import Task
from lantu.read.tasks import read_tasks
from lantu.text.documents import Document


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


def read_file(path: Path, *, published: date | None, file_name: str | None = None) -> FileReading:
    """Read a file completely. Raises ``DocumentRefused`` where it cannot be read."""
    document = read_document(path, published=published)
    claims = link(read_claims(document), catalogue())
    content = path.read_bytes()
    return FileReading(
        file_name=file_name or path.name,
        content=content,
        digest=hashlib.sha256(content).hexdigest(),
        document=document,
        claims=claims,
        tasks=read_tasks(document, claims),
    )
