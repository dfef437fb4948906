"""A file to all that is read from it: the document, its claims, its tasks."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from functools import cache
from pathlib import Path

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.loader import load_catalogue
from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import LARGEST, read_document
from lantu.read.limits import more_time
from lantu.read.link import link
from lantu.read.task import Task
from lantu.read.tasks import read_tasks
from lantu.text.documents import Document

#: what the confidence of claims from a scanned page is multiplied by: the share of a page's claims
#: that come out of the recognised text as they do out of the written one (docs/benchmarks/files.md)
SCANNED = 0.9
#: characters a second that even a slow machine reads
_SLOWEST = 20_000


@dataclass(frozen=True, slots=True)
class Reading:
    """One file, read: its claims carry the ids of the catalogue's indicators."""

    document: Document
    claims: tuple[Claim, ...]
    tasks: tuple[Task, ...]


def read_whole(
    path: str | Path, *, published: date | None = None, largest: int = LARGEST
) -> Reading:
    """Read a file completely, in this process.

    For files that come from elsewhere use :func:`lantu.read.apart.read_apart`. Raises
    DocumentRefused as :func:`lantu.read.document.read_document` does.
    """
    document = read_document(path, published=published, largest=largest)
    more_time(len(document.text) / _SLOWEST)
    claims = link(read_claims(document), shipped_catalogue())
    tasks = read_tasks(document, claims)
    if is_scanned(document):
        claims = [replace(one, confidence=round(one.confidence * SCANNED, 3)) for one in claims]
    return Reading(document, tuple(claims), tuple(tasks))


def is_scanned(document: Document) -> bool:
    """Whether some of the text was recognised on pictures of pages."""
    return document.medium.endswith("-ocr")


@cache
def shipped_catalogue() -> Catalogue:
    """The catalogue that comes with Lantu, loaded once a process."""
    return load_catalogue()
