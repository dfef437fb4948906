"""A file read by the core, outside any transaction: everything an ingest will write."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from lantu.catalogue.catalogue import Catalogue
from lantu.errors import DocumentRefused
from lantu.read.apart import Apart
from lantu.read.claim import Claim
from lantu.read.reading import shipped_catalogue
from lantu.read.tables import TextTarget, table_text_targets
from lantu.read.task import Task
from lantu.read.tasks import PlaceFunction, SpecialPlan, read_functions, read_special_plans
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
    text_targets: list[TextTarget]
    special_plans: list[SpecialPlan]
    functions: list[PlaceFunction]

    def spans(self) -> Iterator[tuple[int, int]]:
        """Every span of the document that the ledger will point at, but for tasks."""
        for found in (self.claims, self.text_targets, self.special_plans, self.functions):
            yield from ((one.start, one.end) for one in found)


def catalogue() -> Catalogue:
    """The catalogue as shipped, loaded once a process."""
    return shipped_catalogue()


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


def read_file(
    reader: Apart, file: FileContent, *, published: date | None, name: str | None = None
) -> FileReading:
    """Read a file completely, in the process apart that ``reader`` stands for.

    Raises ``DocumentRefused`` where it cannot be read, or was changed since it was loaded.
    """
    reading = reader.read(file.path, published=published)
    if reading.document.digest != file.digest:
        raise DocumentRefused(
            "changed_file",
            "文件在读取期间被改动",
            where=name or file.path.name,
            remedy="请等文件写完再收入",
        )
    document = reading.document
    return FileReading(
        file_name=name or file.path.name,
        content=file.content,
        digest=file.digest,
        document=document,
        claims=list(reading.claims),
        tasks=list(reading.tasks),
        text_targets=[target for target in table_text_targets(document) if target.indicator],
        special_plans=read_special_plans(document),
        functions=read_functions(document),
    )
