"""Plain text: the decoded file as it is; tables and headings are left to the layout."""

from __future__ import annotations

from lantu.read.formats.extract import Extract, Format
from lantu.text.files import decode


def read_txt(data: bytes, where: str) -> Extract:
    """The decoded text; offsets are those of the file without its byte-order mark."""
    return Extract(decode(data, where=where))


TXT = Format("txt", (".txt",), read_txt)
