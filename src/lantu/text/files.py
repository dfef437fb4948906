"""Bytes to text: UTF-8, GB18030 and UTF-16, with or without a byte-order mark.

What is not text is refused: a document that was read wrongly is worse than one that was not read.
"""

from __future__ import annotations

import re

from lantu.errors import DocumentRefused

#: how many bytes are looked at to tell UTF-16 and binary files from text
SAMPLE = 65_536
MARKS = (
    (b"\xef\xbb\xbf", "utf-8"),
    (b"\xff\xfe", "utf-16-le"),
    (b"\xfe\xff", "utf-16-be"),
    (b"\x84\x31\x95\x33", "gb18030"),
)
#: first bytes of files that are often renamed to .txt or .html by mistake
SIGNATURES = (
    (b"%PDF-", "PDF 文件"),
    (b"PK\x03\x04", "压缩包（或 docx、xlsx）"),
    (b"\xd0\xcf\x11\xe0", "旧版 Office 文件"),
    (b"\x89PNG", "PNG 图片"),
    (b"\xff\xd8\xff", "JPEG 图片"),
    (b"GIF8", "GIF 图片"),
    (b"MZ", "可执行程序"),
    (b"\x7fELF", "可执行程序"),
    (b"Rar!", "RAR 压缩包"),
    (b"7z\xbc\xaf", "7z 压缩包"),
    (b"\x1f\x8b", "gzip 压缩包"),
)
#: control characters that no text has; tab, line ends, form feed and SUB at the end are left out
CONTROL = re.compile(r"[\x00-\x08\x0e-\x19\x1b-\x1f\x7f]")


def decode(data: bytes, *, where: str) -> str:
    """The text of a file; a byte-order mark is not part of it, line ends stay as they are.

    Raises DocumentRefused: ``empty``, ``binary``, ``encoding`` (none fits) or
    ``mixed_encoding`` (UTF-8 in some lines, GB18030 in others).
    """
    if not data.strip(b"\x00 \t\r\n\f\x0b"):
        raise DocumentRefused("empty", "文件是空的", where=where, remedy="请检查文件是否保存完整")
    _refuse_known_binary(data, where)
    text = _decoded(data, where)
    if not text.strip():
        raise DocumentRefused("empty", "文件里没有文字", where=where, remedy="请检查文件内容")
    _refuse_control(text, where)
    return text


def _refuse_known_binary(data: bytes, where: str) -> None:
    for head, name in SIGNATURES:
        if data.startswith(head) and (len(head) > 2 or b"\x00" in data[:SAMPLE]):
            raise _binary(where, f"不是文本文件，内容是{name}")


def _binary(where: str, message: str) -> DocumentRefused:
    return DocumentRefused(
        "binary", message, where=where, remedy="请提供文字版的 txt、html 或 docx"
    )


def _decoded(data: bytes, where: str) -> str:
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data[len(mark) :], encoding, where)
    wide = _wide_encoding(data)
    if wide:
        return _strict(data, wide, where)
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.reason == "unexpected end of data" and _has_long_utf8(data[: error.start]):
            raise DocumentRefused(
                "encoding",
                "文件末尾不完整，最后一个字被截断",
                where=where,
                remedy="请重新下载或另存后再上传",
            ) from error
        wide = _wide_chinese(data)
        return _strict(data, wide, where) if wide else _national(data, where, error.start)


def _strict(data: bytes, encoding: str, where: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        line = _line_of(data[: error.start].decode(encoding, "replace"))
        raise DocumentRefused(
            "encoding",
            f"文件标明是 {encoding.upper()} 编码，但第 {line} 行有无法解码的字节",
            where=where,
            remedy="文件可能已损坏，请重新导出为 UTF-8",
        ) from error


def _line_of(text: str) -> int:
    return text.count("\n") + 1


def _wide_encoding(data: bytes) -> str:
    """UTF-16 without a mark: line ends and ASCII have their zero byte on one side only."""
    sample = data[: SAMPLE & ~1]
    if b"\x00" not in sample or len(data) % 2:
        return ""
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    if even * 20 < odd:
        return "utf-16-le"
    return "utf-16-be" if odd * 20 < even else ""


#: high bytes of the blocks that a Chinese text in UTF-16 is made of
_HIGH = bytes([0x00, 0x20, 0x30, 0xFF, *range(0x4E, 0xA0)])


def _wide_chinese(data: bytes) -> str:
    """UTF-16 without a mark and without any ASCII: high bytes are CJK's on one side only."""
    if len(data) % 2:
        return ""
    sample = data[: SAMPLE & ~1]
    even = len(sample[0::2].translate(None, _HIGH))
    odd = len(sample[1::2].translate(None, _HIGH))
    if odd * 30 < len(sample) // 2 < even * 5:
        return "utf-16-le"
    return "utf-16-be" if even * 30 < len(sample) // 2 < odd * 5 else ""


def _national(data: bytes, where: str, bad: int) -> str:
    """GB18030, unless the file is UTF-8 with damage or a mixture of both."""
    if b"\x00" in data[:SAMPLE]:
        raise _binary(where, "不是文本文件，含有空字节")
    try:
        text = data.decode("gb18030")
    except UnicodeDecodeError:
        text = ""
    if text and _looks_written(text) and not _has_long_utf8(data):
        return text
    line = data[:bad].count(b"\n") + 1
    if _mixed(data):
        raise DocumentRefused(
            "mixed_encoding",
            f"文件混用了 UTF-8 和 GB18030 两种编码，从第 {line} 行起不一致",
            where=where,
            remedy="请用一种编码（建议 UTF-8）重新保存",
        )
    raise DocumentRefused(
        "encoding",
        f"无法识别文件编码：第 {line} 行的字节既不是 UTF-8 也不是 GB18030 文字",
        where=where,
        remedy="请另存为 UTF-8 编码的文本文件",
    )


def _looks_written(text: str) -> bool:
    """Most characters beyond ASCII are those of GB 2312, which nearly all of a text is made of.

    Bytes of another encoding decode as well, but to rare characters.
    """
    sample = text[:SAMPLE]
    known = sample.encode("gb2312", "ignore").decode("gb2312")
    ascii_only = len(sample.encode("ascii", "ignore"))
    return (len(known) - ascii_only) * 10 >= (len(sample) - ascii_only) * 7


#: four three-byte characters in a row that decode as CJK in UTF-8
_UTF8_RUN = re.compile(rb"(?:[\xe3-\xe9\xef][\x80-\xbf][\x80-\xbf]){4}")


def _has_long_utf8(data: bytes) -> bool:
    """Whether some line is surely UTF-8: CJK runs, and the line decodes as a whole."""
    return any(_UTF8_RUN.search(line) and _decodes(line, "utf-8") for line in data.split(b"\n"))


def _decodes(line: bytes, encoding: str) -> bool:
    try:
        line.decode(encoding)
    except UnicodeDecodeError:
        return False
    return True


def _mixed(data: bytes) -> bool:
    """Some lines are UTF-8 with Chinese in it, and some others are written GB18030."""
    national = False
    for line in data.split(b"\n"):
        if not _decodes(line, "utf-8"):
            if not _decodes(line, "gb18030"):
                return False
            national = national or _looks_written(line.decode("gb18030"))
    return national and _has_long_utf8(data)


def _refuse_control(text: str, where: str) -> None:
    sample = text[:SAMPLE]
    found = CONTROL.findall(sample)
    if "\x00" in found or len(found) * 200 > len(sample):
        raise _binary(where, "不是文本文件，含有大量控制字符")
