"""What a file is by its first bytes, whatever its name says."""

from __future__ import annotations

import re
import zipfile
from io import BytesIO
from typing import Literal

from lantu.text.files import MARKS

Kind = Literal[
    "pdf", "docx", "xlsx", "ofd", "zip", "sealed", "word", "excel", "office", "rtf", "html",
    "image", "program", "archive", "text",
]  # fmt: skip

_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: names of streams in an old office file, as they stand in its directory
_SEALED, _WORD, _BOOK, _OLD_BOOK = (
    name.encode("utf-16-le") for name in ("EncryptedPackage", "WordDocument", "Workbook", "Book")
)
_STARTS: tuple[tuple[bytes, Kind], ...] = (
    (b"%PDF-", "pdf"),
    (b"{\\rtf", "rtf"),
    (b"\x89PNG\r\n", "image"),
    (b"\xff\xd8\xff", "image"),
    (b"\x7fELF", "program"),
    (b"Rar!", "archive"),
    (b"7z\xbc\xaf", "archive"),
    (b"\x1f\x8b", "archive"),
)
_HTML = re.compile(
    rb"\s*(?:<\?xml[^>]{0,200}\?>\s*)?(?:<!--.{0,500}?-->\s*)*<(?:!doctype\s+html|html)\b",
    re.I | re.S,
)
#: a PDF's mark may stand behind some other bytes
_PDF_WITHIN = 1024


def sniff(data: bytes) -> Kind:
    """The kind of a file's content; ``text`` where nothing says otherwise."""
    kind = next((kind for start, kind in _STARTS if data.startswith(start)), None)
    if kind is not None:
        return kind
    if data.startswith((b"PK\x03\x04", b"PK\x05\x06")):
        return _packed(data)
    return _old_office(data) if data.startswith(_OFFICE) else _by_words(data)


def _by_words(data: bytes) -> Kind:
    if _HTML.match(_without_mark(data)[:2048]):
        return "html"
    if b"\x00" in data[:512] and data.startswith(b"MZ"):
        return "program"
    later = b"%PDF-" in data[:_PDF_WITHIN] and b"\x00" in data[:65536]
    return "pdf" if later else "text"


def _without_mark(data: bytes) -> bytes:
    return next((data[len(mark) :] for mark, _ in MARKS if data.startswith(mark)), data)


def _packed(data: bytes) -> Kind:
    """A zip archive by the names of its parts; names that cannot be read tell nothing."""
    try:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, RuntimeError):
        return "zip"
    if any(name.startswith("word/") for name in names):
        return "docx"
    if any(name.startswith("xl/") for name in names):
        return "xlsx"
    return "ofd" if "OFD.xml" in names else "zip"


def _old_office(data: bytes) -> Kind:
    if _SEALED in data:
        return "sealed"
    if _WORD in data:
        return "word"
    return "excel" if _BOOK in data or _OLD_BOOK in data else "office"
