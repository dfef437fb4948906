"""One broken file per mistake: it is refused, with its name, what is wrong and what to do."""

from __future__ import annotations

import struct
import zipfile
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.errors import DocumentRefused
from lantu.read.document import read_document
from lantu.read.formats.docx import read_docx

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
UTF8 = "到2025年，全市常住人口城镇化率达到六成以上。\n".encode()
NATIONAL = "其中，农业增加值增长三个百分点。\n".encode("gb18030")
BODY = (
    b'<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    b"<w:body>%s</w:body></w:document>"
)
PARAGRAPH = "<w:p><w:r><w:t>全文如下。</w:t></w:r></w:p>".encode()


def package(**parts: bytes) -> bytes:
    """A zip archive; `__` in a name stands for a folder, and .xml is added."""
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name.replace("__", "/") + ".xml", data)
    return file.getvalue()


def docx(body: bytes = PARAGRAPH) -> bytes:
    return package(word__document=BODY % body)


def understated(data: bytes, size: int) -> bytes:
    """The archive with its (only) central entry claiming a smaller inflated size."""
    at = data.index(b"PK\x01\x02")
    return data[: at + 24] + struct.pack("<I", size) + data[at + 28 :]


def bomb() -> bytes:
    return docx(b"<w:p/>" * 15_000_000)


def nested(levels: int) -> bytes:
    return b"<html><body>" + b"<div>" * levels + "深处".encode() + b"</body></html>"


CASES: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "an empty file": ("空.txt", lambda: b"", "empty", "文件是空的"),
    "only blanks": ("空.txt", lambda: b" \r\n\t\n", "empty", "文件是空的"),
    "only a mark": ("空.txt", lambda: b"\xef\xbb\xbf", "empty", "没有文字"),
    "an image": ("图.txt", lambda: b"\x89PNG\r\n\x1a\n" + bytes(8), "broken", "图片已损坏"),
    "a cut pdf": ("规划.txt", lambda: b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n", "broken", "PDF 文件"),
    "a zip": ("规划.txt", lambda: package(a=b"<a/>"), "binary", "压缩包"),
    "zero bytes": ("数据.txt", lambda: b"\x01\x02\x00\xff\xfe" * 99, "binary", "空字节"),
    "control characters": ("数据.txt", lambda: b"\x01\x02\x03abc" * 99, "binary", "控制字符"),
    "two encodings": ("混.txt", lambda: UTF8 * 3 + NATIONAL, "mixed_encoding", "第 4 行"),
    "no known encoding": ("乱.txt", lambda: b"\xff\xe9\xe8\x80\n" * 9, "encoding", "无法识别"),
    "a cut character": ("断.txt", lambda: UTF8 + UTF8[:-2], "encoding", "末尾不完整"),
    "a broken mark": ("错.txt", lambda: b"\xef\xbb\xbf" + UTF8 + b"\xff", "encoding", "第 2 行"),
    "no document": ("程序.exe", lambda: b"MZ", "unknown_format", "暂不支持 .exe"),
    "no ending": ("规划", lambda: UTF8, "unknown_format", "没有扩展名"),
    "a password": (
        "密.docx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
        "密码保护",
    ),
    "no package": ("假.docx", lambda: UTF8, "broken", "不是完整的 docx"),
    "a cut package": ("断.docx", lambda: docx()[:-30], "broken", "不是完整的 docx"),
    "another package": (
        "表.docx",
        lambda: package(a=b"<a/>"),
        "broken",
        "没有 Word 正文",
    ),
    "bad XML": ("坏.docx", lambda: package(word__document=b"<w:p>"), "broken", "document.xml"),
    "entities": (
        "实体.docx",
        lambda: package(
            word__document=b'<!DOCTYPE a [<!ENTITY b SYSTEM "file:///etc/hostname">]>'
            + BODY % b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
        ),
        "broken",
        "不允许的声明",
    ),
    "no words": ("图.docx", lambda: docx(b"<w:p/>"), "empty", "没有文字"),
    "a bomb": ("弹.docx", bomb, "bomb", "异常庞大"),
    "a bomb that lies": ("弹.docx", lambda: understated(bomb(), 100), "broken", "docx"),
    "an empty page": ("页.html", lambda: b"<html><body></body></html>", "empty", "没有正文"),
    "only scripts": ("页.html", lambda: b"<script>var a = 1</script>", "empty", "没有正文"),
    "absurd nesting": ("页.html", lambda: nested(5_000), "nesting", "嵌套"),
}


@pytest.mark.parametrize(("name", "make", "code", "words"), CASES.values(), ids=CASES.keys())
def test_it_is_refused_and_says_why(
    tmp_path: Path, name: str, make: Callable[[], bytes], code: str, words: str
) -> None:
    path = tmp_path / name
    path.write_bytes(make())
    with pytest.raises(DocumentRefused) as refused:
        read_document(path)
    assert refused.value.code == code
    assert words in f"{refused.value}"
    assert refused.value.where == name and refused.value.remedy


def test_a_file_beyond_the_limit_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "大.txt"
    path.write_bytes(UTF8 * 100)
    with pytest.raises(DocumentRefused, match=r"超过 0\.001 MB"):
        read_document(path, largest=1_000)


SOUND = docx()


@settings(max_examples=300, deadline=None)
@given(
    st.lists(st.tuples(st.integers(0, len(SOUND) - 1), st.integers(0, 255)), max_size=6),
    st.integers(0, len(SOUND)),
)
def test_a_damaged_package_is_read_or_refused(changes: list[tuple[int, int]], end: int) -> None:
    data, codes = bytearray(SOUND), set[str]()
    for position, value in changes:
        data[position] = value
    for damaged in (bytes(data), bytes(data[:end])):
        try:
            read_docx(damaged, "损.docx")
        except DocumentRefused as refused:
            codes.add(refused.code)
    assert codes <= {"broken", "bomb", "empty", "encrypted"}


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DocumentRefused, match="打不开"):
        read_document(tmp_path / "无.txt")


def test_what_is_not_broken_is_read(tmp_path: Path) -> None:
    path = tmp_path / "好.docx"
    path.write_bytes(docx())
    assert read_document(path).text == "全文如下。"
