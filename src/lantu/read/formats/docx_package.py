"""The parts of a .docx that are read.

python-docx is not used for reading: it inflates the whole package at once, knows no automatic
numbers (which headings of plans have) and leaves out content controls.
"""

from __future__ import annotations

from typing import NamedTuple

from lxml import etree

from lantu.read.formats.package import Package


class Parts(NamedTuple):
    """The parts of a document that are read."""

    document: etree._Element
    styles: etree._Element | None
    numbering: etree._Element | None
    footnotes: etree._Element | None


def open_parts(data: bytes, where: str) -> Parts:
    """The parsed parts of a .docx; raises DocumentRefused as :class:`Package` does."""
    package = Package(data, where, "docx")
    main = package.main_part("word/document.xml", " Word 正文")
    folder = main.rpartition("/")[0]
    parts = {
        kind: package.xml(name)
        for kind in ("styles", "numbering", "footnotes")
        if (name := f"{folder}/{kind}.xml".lstrip("/")) in package.names
    }
    return Parts(
        document=package.xml(main),
        styles=parts.get("styles"),
        numbering=parts.get("numbering"),
        footnotes=parts.get("footnotes"),
    )
