"""Files handed in as evidence: what they are by their bytes, and not by their name."""

from __future__ import annotations

import hashlib
import io
import zipfile
from dataclasses import dataclass
from typing import Any

from django.core.files.uploadedfile import UploadedFile

from lantu.errors import ActionRefused
from lantu.server.read.blobs import keep_blob
from lantu.server.read.file_names import safe_name

LARGEST = 20 * 1024 * 1024
ACCEPTED = ".pdf,.jpg,.jpeg,.png,.docx,.xlsx,.txt,.csv"
_MAGIC = ((b"%PDF-", "pdf"), (b"\xff\xd8\xff", "jpg"), (b"\x89PNG\r\n\x1a\n", "png"))
_INSIDE = (("word/document.xml", "docx"), ("xl/workbook.xml", "xlsx"))
MIME = {
    "pdf": "application/pdf",
    "jpg": "image/jpeg",
    "png": "image/png",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "txt": "text/plain; charset=utf-8",
}


@dataclass(frozen=True)
class KeptFile:
    """A file in the blob store."""

    digest: str
    name: str
    medium: str
    size: int


def keep(upload: UploadedFile[Any]) -> KeptFile:
    """Check an uploaded file and put it into the blob store, synced.

    Raises ``ActionRefused`` for one that is empty, too large or of a type that proves nothing.
    """
    content = upload.read(LARGEST + 1)
    name = safe_name(upload.name or "")
    if not content or len(content) > LARGEST:
        raise ActionRefused(
            "evidence_size",
            f"“{name}”是空文件或超过 {LARGEST // 1024 // 1024} MB",
            remedy="请检查文件，或压缩图片后再上传",
        )
    medium = medium_of(content)
    if medium is None:
        raise ActionRefused(
            "evidence_type",
            f"“{name}”的内容不是可以作为佐证的文件",
            remedy="请提供 pdf、jpg、png、docx、xlsx 或文本文件",
        )
    digest = hashlib.sha256(content).hexdigest()
    keep_blob(content, digest)
    return KeptFile(digest, name, medium, len(content))


def medium_of(content: bytes) -> str | None:
    """What the bytes are; None for what is not accepted."""
    for magic, medium in _MAGIC:
        if content.startswith(magic):
            return medium
    if content.startswith(b"PK\x03\x04"):
        return _package(content)
    return "txt" if _is_text(content) else None


def _package(content: bytes) -> str | None:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            names = set(package.namelist())
    except zipfile.BadZipFile:
        return None
    return next((medium for name, medium in _INSIDE if name in names), None)


def _is_text(content: bytes) -> bool:
    for encoding in ("utf-8", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        return all(char.isprintable() or char in "\r\n\t\ufeff" for char in text)
    return False
