"""Opening a .docx safely: sizes are checked before anything is inflated, entities never resolved.

python-docx is not used for reading: it inflates the whole package at once, knows no automatic
numbers (which headings of plans have) and leaves out content controls.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from io import BytesIO
from typing import NamedTuple

from lxml import etree

from lantu.errors import DocumentRefused

#: bytes that the parts which are read may have when inflated, each
LARGEST_PART = 64_000_000
#: bytes that the whole package may say it has when inflated
LARGEST_PACKAGE = 1_000_000_000
MOST_PARTS = 20_000
OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
#: what zipfile raises on damaged packages
_DAMAGE = (
    zipfile.BadZipFile,
    zlib.error,
    struct.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
)
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Parts(NamedTuple):
    """The parts of a document that are read."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None


def open_parts(data: bytes, where: str) -> Parts:
    """The parsed parts of a .docx.

    Raises DocumentRefused: ``encrypted``, ``unknown_format`` (an old .doc), ``broken`` (no or a
    damaged package, bad XML) and ``bomb`` (inflates beyond all measure).
    """
    if data.startswith(OFFICE):
        raise _office(data, where)
    try:
        package = zipfile.ZipFile(BytesIO(data))
    except _DAMAGE as error:
        raise _broken(where, "不是完整的 docx 文件（压缩包已损坏）") from error
    with package:
        _check_sizes(package, where)
        return _read(package, where)


def _office(data: bytes, where: str) -> DocumentRefused:
    if _ENCRYPTED in data:
        return DocumentRefused(
            "encrypted", "文件有密码保护，无法读取", where=where, remedy="请取消密码后另存再上传"
        )
    return DocumentRefused(
        "unknown_format",
        "内容是旧版 doc 文件，不是 docx",
        where=where,
        remedy="请在 Word 或 WPS 中另存为 docx 再上传",
    )


def _broken(where: str, message: str) -> DocumentRefused:
    return DocumentRefused(
        "broken", message, where=where, remedy="请用 Word 或 WPS 打开后重新另存为 docx"
    )


def _check_sizes(package: zipfile.ZipFile, where: str) -> None:
    infos = package.infolist()
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_PACKAGE:
        raise _bomb(where)


def _bomb(where: str) -> DocumentRefused:
    return DocumentRefused(
        "bomb",
        "文件解压后异常庞大，为安全起见不予读取",
        where=where,
        remedy="请用 Word 或 WPS 打开后重新另存为 docx",
    )


def _read(package: zipfile.ZipFile, where: str) -> Parts:
    names = set(package.namelist())
    main = _main_part(package, names, where)
    folder = main.rpartition("/")[0]
    parts = {
        kind: _parsed(package, f"{folder}/{kind}.xml".lstrip("/"), where)
        for kind in ("styles", "numbering", "footnotes")
        if f"{folder}/{kind}.xml".lstrip("/") in names
    }
    return Parts(
        document=_parsed(package, main, where),
        styles=parts.get("styles"),
        numbering=parts.get("numbering"),
        footnotes=parts.get("footnotes"),
    )


def _main_part(package: zipfile.ZipFile, names: set[str], where: str) -> str:
    """The name of the main document's part, by the package's own relations."""
    if "_rels/.rels" in names:
        for relation in _parsed(package, "_rels/.rels", where).iter(_RELATION):
            target = (relation.get("Target") or "").lstrip("/")
            if (relation.get("Type") or "").endswith("/officeDocument") and target in names:
                return target
    if "word/document.xml" in names:
        return "word/document.xml"
    raise _broken(where, "压缩包里没有 Word 正文，不是 docx 文件")


def _inflated(package: zipfile.ZipFile, name: str, where: str) -> bytes:
    try:
        with package.open(name) as part:
            data = part.read(LARGEST_PART + 1)  # what is declared may be a lie
    except _DAMAGE as error:
        raise _broken(where, f"不是完整的 docx 文件（{name} 已损坏）") from error
    if len(data) > LARGEST_PART:
        raise _bomb(where)
    return data


def _parsed(package: zipfile.ZipFile, name: str, where: str) -> etree._Element:
    data = _inflated(package, name, where)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise _broken(where, f"docx 内部文件 {name} 已损坏（第 {error.lineno} 行）") from error
    if (
        root.getroottree().docinfo.internalDTD is not None
    ):  # no writer of .docx declares one; entities hide there
        raise _broken(where, f"docx 内部文件 {name} 含有不允许的声明")
    return root
