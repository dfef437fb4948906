"""Where a paragraph stands: its headings, its box and ◆ item."""

from __future__ import annotations

from dataclasses import dataclass

from lantu.text.documents import Document, Section


@dataclass(frozen=True, slots=True)
class Place:
    """The headings around a paragraph, and the box and the item it stands in."""

    headings: tuple[str, ...]
    box: str | None
    item: Section | None


def heading(section: Section) -> str:
    """A heading as it is shown: 专栏 4 都市型现代农业重点工程."""
    gap = " " if section.number[-1:].isalnum() and section.kind != "item" else ""
    return f"{section.number}{gap}{section.title}"


class Places:
    """The places of a document's sections, each worked out once."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._known: dict[int | None, Place] = {None: Place((), None, None)}

    def of(self, section: int | None) -> Place:
        """The place of a paragraph in that section."""
        if section not in self._known:
            self._known[section] = self._place(section)
        return self._known[section]

    def _place(self, section: int | None) -> Place:
        path = self._document.section_path(section)
        box = next((part for part in path if part.kind == "box"), None)
        item = next((part for part in path if part.kind == "item"), None)
        headings = tuple(heading(part) for part in path if part.level > 0)
        in_box = item if box is not None else None
        return Place(headings, heading(box) if box else None, in_box)
