"""Reading a folder of any size: several processes, resumable, one bad file never stops the rest.

In the output folder, under ``files/``, each document has a file of its own with its claims (JSON
lines), whose first line says what it was made from; it is written whole or not at all, and anew
only where the document's bytes or the reader's version changed. ``claims.jsonl`` and
``refused.jsonl`` are put together from those at the end, in the order of the documents' names, so
that a run that was cut off and taken up again gives the same bytes as one that was not.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from functools import partial
from pathlib import Path
from typing import Any, TextIO

from lantu.engine import Engine, spread
from lantu.errors import DocumentRefused
from lantu.read.answer import refusal
from lantu.read.apart import MEMORY, SECONDS, Apart
from lantu.read.claim import claim_rows
from lantu.read.formats import ENDINGS
from lantu.read.version import EXTRACTOR, READER

CLAIMS, REFUSED, FILES = "claims.jsonl", "refused.jsonl", "files"

#: told after each document: its name in the folder
Progress = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Job:
    """A folder to read into another; ``seconds`` and ``memory`` (bytes) are for each document."""

    source: Path
    target: Path
    seconds: float = SECONDS
    memory: int = MEMORY


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a folder's documents."""

    documents: int
    unchanged: int  #: read by an earlier run, with the same bytes and the same reader
    refused: int
    claims: int


def documents(source: Path) -> list[str]:
    """The names (paths below ``source``) of all files that may be documents, in order.

    Hidden files and folders, lock files of office programs and links are left out.
    """
    found = []
    for place, folders, files in os.walk(source):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            path = Path(place, name)
            plain = not name.startswith((".", "~$")) and not path.is_symlink()
            if plain and path.suffix.lower() in ENDINGS:
                found.append(path.relative_to(source).as_posix())
    return sorted(found)


def read_folder(
    job: Job, *, jobs: int = 1, engine: Engine = "local", progress: Progress | None = None
) -> Outcome:
    """Read all documents of a folder by ``jobs`` processes, then put the results together.

    Raises nothing that lies in a document: refusals stand in ``refused.jsonl``. Raises OSError
    where the output folder cannot be written.
    """
    names = documents(job.source)
    job.target.mkdir(parents=True, exist_ok=True)
    unchanged = 0
    for name, known in spread(engine, names, partial(read_some, job), jobs):
        unchanged += known
        if progress is not None:
            progress(name)
    return gather(job, names, unchanged)


def read_some(job: Job, names: Iterable[str]) -> Iterator[tuple[str, bool]]:
    """Read documents one after the other in one process apart, each into its own file.

    Gives each name with whether an earlier run had read it.
    """
    with Apart(seconds=job.seconds, memory=job.memory) as reader:
        for name in names:
            yield name, _read_one(job, name, reader)


def _read_one(job: Job, name: str, reader: Apart) -> bool:
    own = _own_file(job, name)
    head: dict[str, Any] = {"file": name, "versions": [EXTRACTOR, READER]}
    rows: list[dict[str, Any]] = []
    try:
        head["digest"] = _digest(job.source / name)
        if _made_from(own, head):
            return True
        rows = claim_rows(reader.read(job.source / name).claims)
    except DocumentRefused as error:
        head["refused"] = asdict(refusal(error))
    with _written_whole(own) as out:
        for row in (head | {"claims": len(rows)}, *({"file": name} | row for row in rows)):
            out.write(json.dumps(row, ensure_ascii=False) + "\n")
    return False


def _own_file(job: Job, name: str) -> Path:
    return job.target / FILES / f"{name}.jsonl"


def _digest(path: Path) -> str:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest()
    except OSError as error:
        raise DocumentRefused(
            "unreadable",
            f"文件打不开：{error.strerror or error}",
            where=path.name,
            remedy="请检查文件是否存在、是否有读取权限",
        ) from error


def _made_from(own: Path, head: dict[str, Any]) -> bool:
    """Whether a document's file was made from these bytes by this reader."""
    try:
        with own.open(encoding="utf-8") as file:
            before = json.loads(file.readline())
    except (OSError, ValueError):
        return False
    return all(before.get(key) == value for key, value in head.items())


def gather(job: Job, names: Sequence[str], unchanged: int) -> Outcome:
    """Put the documents' results together; files of documents that are gone are removed."""
    known = {_own_file(job, name) for name in names}
    for path in (job.target / FILES).rglob("*"):
        if path.is_file() and path not in known:
            path.unlink()
    refused = claims = 0
    with _written_whole(job.target / CLAIMS) as out, _written_whole(job.target / REFUSED) as no:
        for name in names:
            with _own_file(job, name).open(encoding="utf-8") as own:
                head = json.loads(own.readline())
                out.writelines(own)
            claims += head["claims"]
            if "refused" in head:
                refused += 1
                row = {"file": name, "digest": head.get("digest")} | head["refused"]
                no.write(json.dumps(row, ensure_ascii=False) + "\n")
    return Outcome(len(names), unchanged, refused, claims)


@contextmanager
def _written_whole(path: Path) -> Iterator[TextIO]:
    """A text file that appears under its name when it is complete, or not at all."""
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_name(f".{path.name}.new")
    try:
        with draft.open("w", encoding="utf-8", errors="replace", newline="\n") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(draft, path)
    finally:
        draft.unlink(missing_ok=True)
