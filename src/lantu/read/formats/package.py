"""Opening a zip package of office parts safely: sizes are checked before anything is inflated.

Names inside the package are only looked up, never used as paths; entities are never resolved.
"""

from __future__ import annotations

import struct
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from typing import IO

from lxml import etree

from lantu.errors import DocumentRefused

#: bytes that the parts which are read may have when inflated, each
LARGEST_PART = 64_000_000
#: bytes that the whole package may say it has when inflated
LARGEST_PACKAGE = 1_000_000_000
MOST_PARTS = 20_000
#: bytes of a part in which its declaration stands
_HEAD = 4_096
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
_RELATION = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"


class Package:
    """The parts of a .docx or .xlsx; a context manager.

    Raises DocumentRefused: ``broken`` (no or a damaged package, bad XML), ``encrypted`` (parts
    with a password) and ``bomb`` (inflates beyond all measure). ``kind`` is the ending to name.
    """

    def __init__(self, data: bytes, where: str, kind: str) -> None:
        self.where = where
        self.kind = kind
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
        except _DAMAGE as error:
            raise self.broken(f"不是完整的 {kind} 文件（压缩包已损坏）") from error
        infos = self._zip.infolist()
        self.names = frozenset(info.filename for info in infos)
        if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_PACKAGE:
            raise self._bomb()
        if any(info.flag_bits & 1 for info in infos):
            raise DocumentRefused(
                "encrypted", "压缩包有密码，无法读取", where=where, remedy="请取消密码后再上传"
            )

    def main_part(self, usual: str, what: str) -> str:
        """The name of the main part by the package's own relations, else the usual one."""
        if "_rels/.rels" in self.names:
            for relation in self.xml("_rels/.rels").iter(_RELATION):
                target = (relation.get("Target") or "").lstrip("/")
                if (relation.get("Type") or "").endswith("/officeDocument") and (
                    target in self.names
                ):
                    return target
        if usual in self.names:
            return usual
        raise self.broken(f"压缩包里没有{what}，不是 {self.kind} 文件")

    def related(self, part: str) -> dict[str, str]:
        """The parts of this package that a part refers to, by id; outside links are left out."""
        folder, _, name = part.rpartition("/")
        listing = f"{folder}/_rels/{name}.rels".lstrip("/")
        if listing not in self.names:
            return {}
        found = {}
        for relation in self.xml(listing).iter(_RELATION):
            target = relation.get("Target") or ""
            inside = target.lstrip("/") if target.startswith("/") else f"{folder}/{target}"
            if relation.get("TargetMode") != "External" and inside.lstrip("/") in self.names:
                found[relation.get("Id") or ""] = inside.lstrip("/")
        return found

    def xml(self, name: str) -> etree._Element:
        """A part, parsed whole."""
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        data = self._inflated(name)
        self._refuse_declared(data[:_HEAD], name)
        try:
            root = etree.fromstring(data, parser)
        except etree.XMLSyntaxError as error:
            raise self._bad_xml(name, error) from error
        self._refuse_declarations(root, name)
        return root

    def elements(self, name: str, *tags: str) -> Iterator[etree._Element]:
        """The elements of these names in a part, each whole, forgotten when the next is taken."""
        with self._opened(name) as part:
            self._refuse_declared(part.read(_HEAD), name)
        with self._opened(name) as part:
            events = etree.iterparse(
                part, tag=tags, resolve_entities=False, no_network=True, load_dtd=False,
                huge_tree=False, remove_comments=True, remove_pis=True,
            )  # fmt: skip
            first = True
            try:
                for _, element in events:
                    if first:
                        self._refuse_declarations(element, name)
                        first = False
                    yield element
                    _forget(element)
            except etree.XMLSyntaxError as error:
                raise self._bad_xml(name, error) from error

    def close(self) -> None:
        """Nothing more is read."""
        self._zip.close()

    def broken(self, message: str) -> DocumentRefused:
        """A refusal of this package."""
        return DocumentRefused(
            "broken", message, where=self.where, remedy=f"请用办公软件打开后重新另存为 {self.kind}"
        )

    def _inflated(self, name: str) -> bytes:
        with self._opened(name) as part:
            data = part.read(LARGEST_PART + 1)  # what is declared may be a lie
        if len(data) > LARGEST_PART:
            raise self._bomb()
        return data

    @contextmanager
    def _opened(self, name: str) -> Iterator[IO[bytes]]:
        try:
            with self._zip.open(name) as part:
                yield part
        except _DAMAGE as error:
            raise self.broken(f"不是完整的 {self.kind} 文件（{name} 已损坏）") from error

    def _bad_xml(self, name: str, error: etree.XMLSyntaxError) -> DocumentRefused:
        return self.broken(f"{self.kind} 内部文件 {name} 已损坏（第 {error.lineno} 行）")

    def _refuse_declared(self, head: bytes, name: str) -> None:
        """No writer of office files declares a document type; entities hide there."""
        if b"<!DOCTYPE" in head.replace(b"\0", b""):
            raise self.broken(f"{self.kind} 内部文件 {name} 含有不允许的声明")

    def _refuse_declarations(self, element: etree._Element, name: str) -> None:
        if element.getroottree().docinfo.internalDTD is not None:
            self._refuse_declared(b"<!DOCTYPE", name)

    def _bomb(self) -> DocumentRefused:
        return DocumentRefused(
            "bomb",
            "文件解压后异常庞大，为安全起见不予读取",
            where=self.where,
            remedy=f"请用办公软件打开后重新另存为 {self.kind}",
        )


def _forget(element: etree._Element) -> None:
    """Free an element and what stands before it."""
    element.clear()
    parent = element.getparent()
    while parent is not None and element.getprevious() is not None:
        del parent[0]
