"""Texts, pages, Markdown, pictures, old office files, wrong names: made to break a reader."""

from __future__ import annotations

import os
import struct
import zlib
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lantu.read.apart import Apart
from lantu.read.formats.ocr import has_ocr
from lantu.read.formats.office import find_office

LINE = "到2025年，全市粮食产量稳定在100万吨以上。\n"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


def png(wide: int, tall: int) -> bytes:
    def chunk(kind: bytes, data: bytes) -> bytes:
        return (
            struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))
        )

    head = struct.pack(">IIBBBBB", wide, tall, 8, 0, 0, 0, 0)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head)
        + chunk(b"IDAT", zlib.compress(bytes((wide + 1) * min(tall, 100)))) + chunk(b"IEND", b"")
    )  # fmt: skip


def word_with_password() -> bytes:
    """The first stream of an old Word file with the flag of a password."""
    first = b"\xec\xa5\xc1\x00" + bytes(7) + b"\x01" + bytes(500)
    return OLE + bytes(504) + first + "WordDocument".encode("utf-16-le") + bytes(400)


def workbook_with_password() -> bytes:
    first = b"\x09\x08\x10\x00" + bytes(16) + b"\x2f\x00\x06\x00" + bytes(488)
    return OLE + bytes(504) + first + "Workbook".encode("utf-16-le") + bytes(400)


REFUSED: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "a binary named txt": (
        "文.txt",
        lambda: os.urandom(2_000) + bytes(99),
        "binary",
        "不是文本文件",
    ),
    "over the limit": ("大.txt", lambda: LINE.encode() * 900_000, "too_large", "50 MB"),
    "too long": ("长.txt", lambda: LINE.encode() * 60_000, "too_long", "100 万字"),
    "two encodings": (
        "混.csv",
        lambda: LINE.encode() * 3 + LINE.encode("gb18030"),
        "mixed_encoding",
        "第 4 行",
    ),
    "a page of scripts": (
        "页.html",
        lambda: b"<html><script>while(1){}</script></html>",
        "empty",
        "没有正文",
    ),
    "tags in tags in tags": ("页.html", lambda: b"<html>" + b"<div>" * 500_000, "nesting", "嵌套"),
    "quotes in quotes": ("文.md", lambda: b">" * 50_000 + "深".encode(), "nesting", "嵌套"),
    "nothing in Markdown": ("文.md", lambda: b"<!-- -->\n", "empty", "没有文字"),
    "a cut picture": ("图.png", lambda: png(900, 900)[:20], "broken", "图片已损坏"),
    "a picture of a billion pixels": ("图.png", lambda: png(60_000, 60_000), "too_large", "像素"),
    "a broken jpeg": ("图.jpg", lambda: b"\xff\xd8\xff\xe0" + bytes(200), "broken", "图片已损坏"),
    "an old text with a password": ("旧.doc", word_with_password, "encrypted", "密码"),
    "an old workbook with a password": ("旧.xls", workbook_with_password, "encrypted", "密码"),
    "a page layout file": ("版.ofd", lambda: b"PK\x05\x06" + bytes(18), "unknown_format", "转换"),
    "a program named docx": ("文.docx", lambda: b"MZ" + bytes(600), "binary", "可执行程序"),
}

#: old files that are damaged; the words depend on whether LibreOffice is there
OLD: dict[str, tuple[str, bytes]] = {
    "an empty old text": ("旧.doc", OLE + bytes(504)),
    "an empty old workbook": ("旧.et", OLE + bytes(504)),
    "noise in an old text": (
        "旧.wps",
        OLE + bytes(range(256)) * 100 + "WordDocument".encode("utf-16-le"),
    ),
    "a rich text without an end": ("旧.rtf", b"{\\rtf1" + b"{\\b" * 50_000),
}

READ: dict[str, tuple[str, Callable[[], str]]] = {
    "brackets without an end": ("文.txt", lambda: "（" * 200_000 + LINE),
    "one number of a hundred thousand digits": (
        "文.txt",
        lambda: "增长" + "1" * 100_000 + "%。\n" + LINE,
    ),
    "one line without an end": ("文.txt", lambda: "粮食产量、" * 60_000 + LINE),
    "years without an end": ("文.txt", lambda: "2020年至" * 60_000 + LINE),
    "a wide table": (
        "页.html",
        lambda: (
            "<table><tr>"
            + "<td colspan=1000 rowspan=60000>1</td>" * 2_000
            + f"</tr></table><p>{LINE}</p>"
        ),
    ),
    "a page of open cells": (
        "页.html",
        lambda: "<table>" + "<tr><td>1<td>2" * 20_000 + f"</table><p>{LINE}</p>",
    ),
    "stars without an end": ("文.md", lambda: "*a_" * 60_000 + "\n\n" + LINE),
    "links in links": ("文.md", lambda: "[" * 20_000 + "\n\n" + LINE),
    "a script in a page": (
        "页.html",
        lambda: (
            f"<script>1</script><p onclick=x()>{LINE}</p><iframe src=file:///etc/passwd></iframe>"
        ),
    ),
}


@pytest.mark.parametrize(("name", "make", "code", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_words(
    hold: Any, name: str, make: Callable[[], bytes], code: str, words: str
) -> None:
    refused = hold(name, make()).answer.refused
    assert refused is not None
    assert (refused.code, refused.where) == (code, name)
    assert words in f"{refused.error()}" and refused.remedy


@pytest.mark.parametrize(("name", "data"), OLD.values(), ids=OLD.keys())
def test_a_damaged_old_file_is_refused(hold: Any, name: str, data: bytes) -> None:
    refused = hold(name, data).answer.refused
    assert refused is not None
    expected = {"broken", "empty", "timeout"} if find_office() else {"needs_office"}
    assert refused.code in expected and refused.where == name and refused.remedy


@pytest.mark.parametrize(("name", "make"), READ.values(), ids=READ.keys())
def test_what_is_sound_is_read_in_time(hold: Any, name: str, make: Callable[[], str]) -> None:
    reading = hold(name, make().encode()).answer.reading
    assert reading is not None
    assert any(c.indicator == "粮食产量" and c.value == 100 for c in reading.claims)
    assert "passwd" not in reading.document.text


def test_a_picture_without_words_is_refused(hold: Any) -> None:
    refused = hold("图.png", png(100, 100)).answer.refused
    assert refused.code == ("empty" if has_ocr() else "needs_ocr")


@pytest.mark.parametrize("name", ["规划.txt", "规划.doc", "规划.pdf", "规划.csv"])
def test_a_wrong_name_does_not_matter(hold: Any, name: str) -> None:
    page = f"<!DOCTYPE html><html><body><p>{LINE}</p></body></html>"
    reading = hold(name, page.encode()).answer.reading
    assert reading.document.medium == "html"


def test_a_link_to_a_folder_or_device_is_refused(apart: Apart, tmp_path: Path) -> None:
    for target in ("/", "/dev/zero"):
        link = tmp_path / f"{Path(target).name or 'root'}.txt"
        link.symlink_to(target)
        refused = apart.answer(link).refused
        assert refused is not None and refused.code in ("unreadable", "too_large")
