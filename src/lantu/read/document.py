"""A file to a document: the first step of reading."""

from __future__ import annotations

import hashlib
from datetime import date
from pathlib import Path

from lantu.errors import DocumentRefused
from lantu.read.formats import Extract, format_for, format_of
from lantu.read.layout import lay_out
from lantu.read.profile import read_profile
from lantu.text.documents import Document

#: the largest file that is read, in bytes
LARGEST = 50_000_000
#: the longest text that is read, in characters; the longest plans have a quarter of it
LONGEST = 1_000_000


def read_document(
    path: str | Path, *, published: date | None = None, largest: int = LARGEST
) -> Document:
    """Read a file of any known format into a document with its structure.

    What a file is, its content tells before its name does. ``published`` is the day it was
    published, when that is known better than the text says; ``largest`` is the greatest size in
    bytes. Raises DocumentRefused with what is wrong, in which file and what to do.
    """
    path = Path(path)
    format_of(path.name)
    data = _bytes(path, largest)
    form = format_for(path.name, data)
    extract = form.read(data, path.name)
    if len(extract.text) > LONGEST:
        raise DocumentRefused(
            "too_long",
            f"文字超过 {LONGEST // 10_000} 万字的上限",
            where=path.name,
            remedy="请按章拆分后再上传",
        )
    return _document(
        extract,
        name=path.stem,
        medium=f"{form.medium}-ocr" if extract.scanned else form.medium,
        digest=hashlib.sha256(data).hexdigest(),
        published=published,
    )


def read_text(text: str, *, name: str = "text", published: date | None = None) -> Document:
    """Read a string as if it were a .txt file of that name; any string can be read."""
    return _document(
        Extract(text),
        name=name,
        medium="txt",
        digest=hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest(),
        published=published,
    )


def _bytes(path: Path, largest: int) -> bytes:
    """The file's bytes, never more than ``largest``."""
    try:
        with path.open("rb") as file:
            data = file.read(largest + 1)
    except OSError as error:
        raise DocumentRefused(
            "unreadable",
            f"文件打不开：{error.strerror or error}",
            where=path.name,
            remedy="请检查文件是否存在、是否有读取权限",
        ) from error
    if len(data) > largest:
        raise DocumentRefused(
            "too_large",
            f"文件超过 {largest / 1_000_000:g} MB 的上限",
            where=path.name,
            remedy="请拆分文件，或删去其中的图片后再上传",
        )
    return data


def _document(
    extract: Extract, *, name: str, medium: str, digest: str, published: date | None
) -> Document:
    layout = lay_out(extract)
    return Document(
        name=name,
        medium=medium,
        digest=digest,
        title=layout.title or name,
        text=extract.text,
        profile=read_profile(
            layout.title, extract.text, layout.sections, name=name, published=published
        ),
        sections=layout.sections,
        paragraphs=layout.paragraphs,
        tables=layout.tables,
        sentences=layout.sentences,
    )
