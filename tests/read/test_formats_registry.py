"""Which file goes to which format, and the limits of a file."""

from __future__ import annotations

import hashlib
from pathlib import Path

import pytest

from lantu.errors import DocumentRefused
from lantu.read.document import read_document, read_text
from lantu.read.formats import format_of

PROSE = "全市坚持稳中求进，各项工作有序开展。\n"


@pytest.mark.parametrize(
    ("name", "medium"),
    [
        ("a.txt", "txt"),
        ("b.HTML", "html"),
        ("c.htm", "html"),
        ("规划.v2.docx", "docx"),
        ("d.pdf", "pdf"),
        ("e.WPS", "wps"),
    ],
)
def test_the_ending_tells_the_format(name: str, medium: str) -> None:
    assert format_of(name).medium == medium


@pytest.mark.parametrize("name", ["a.exe", "b.ofd", "c.pptx", "d", ".txt.zip"])
def test_other_endings_are_refused_with_advice(name: str) -> None:
    with pytest.raises(DocumentRefused) as refused:
        format_of(name)
    assert refused.value.code == "unknown_format" and refused.value.remedy


def test_a_document_knows_its_file(tmp_path: Path) -> None:
    path = tmp_path / "规划.txt"
    path.write_bytes(b"\xef\xbb\xbf" + PROSE.encode())
    document = read_document(path)
    assert (document.name, document.medium, document.text) == ("规划", "txt", PROSE)
    assert document.digest == hashlib.sha256(path.read_bytes()).hexdigest()


def test_a_string_is_read_like_a_file_without_mark(tmp_path: Path) -> None:
    path = tmp_path / "规划.txt"
    path.write_text(PROSE, encoding="utf-8")
    assert read_text(PROSE, name="规划") == read_document(str(path))
