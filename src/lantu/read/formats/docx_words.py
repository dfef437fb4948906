"""The words of a .docx paragraph, its style, and what is not text: deletions, field codes."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from lxml import etree

from lantu.read.formats.docx_numbering import VAL, Numbering, W

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
#: subtrees that are no text: deleted, moved away, fallbacks that repeat what stands before
_SKIPPED = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
    | {f"{W}txbxContent", f"{_MC}Fallback"}
)
_TEXT = f"{W}t"
_WRITTEN = {
    f"{W}tab": "\t",
    f"{W}br": "\n",
    f"{W}cr": "\n",
    f"{W}noBreakHyphen": "-",
    f"{W}softHyphen": "",
}
#: stands before the page number in a table of contents
_LEADER = "……"
PARAGRAPH = f"{W}p"
TABLE = f"{W}tbl"
TEXT_BOX = f"{W}txbxContent"


class Style(NamedTuple):
    """What a paragraph style says: its outline level (0 for the title) and its list."""

    level: int | None
    list_id: str | None
    list_level: int
    contents: bool = False  #: an entry of the table of contents


class Styles:
    """The paragraph styles, each with what it takes from the one it is based on."""

    def __init__(self, root: etree._Element | None) -> None:
        self._raw = {
            one.get(f"{W}styleId") or "": one
            for one in (root.iterchildren(f"{W}style") if root is not None else ())
        }
        self._known: dict[str, Style] = {}

    def of(self, paragraph: etree._Element) -> Style:
        """Style and own settings of a paragraph together."""
        settings = paragraph.find(f"{W}pPr")
        if settings is None:
            return self._resolved("")
        name = _value(settings, "pStyle") or ""
        base = self._resolved(name)
        level = _outline(settings)
        number, depth = _list(settings)
        return Style(
            base.level if level is None else level,
            base.list_id if number is None else number,
            base.list_level if depth is None else depth,
            base.contents,
        )

    def _resolved(self, name: str) -> Style:
        if name not in self._known:
            chain: list[etree._Element] = []
            current: str | None = name
            while current in self._raw and self._raw[current] not in chain:
                chain.append(self._raw[current])
                current = _value(self._raw[current], "basedOn")
            self._known[name] = _merged(chain)
        return self._known[name]


def _merged(chain: list[etree._Element]) -> Style:
    """The first setting along the chain counts."""
    level: int | None = None
    number: str | None = None
    depth: int | None = None
    for style in chain:
        title = (_value(style, "name") or "").lower()
        settings = style.find(f"{W}pPr")
        own = _outline(settings) if settings is not None else None
        if own is None and title.startswith("heading ") and title[8:].isdecimal():
            own = int(title[8:])
        if title == "title":
            own = 0
        level = own if level is None else level
        if settings is not None:
            found, found_depth = _list(settings)
            number = found if number is None else number
            depth = found_depth if depth is None else depth
    contents = bool(chain) and (_value(chain[0], "name") or "").lower().startswith("toc ")
    return Style(level, number, depth or 0, contents)


def _value(element: etree._Element, name: str) -> str | None:
    child = element.find(f"{W}{name}")
    return child.get(VAL) if child is not None else None


def _outline(settings: etree._Element) -> int | None:
    """1 to 9; body text (9 in the file) is none."""
    raw = _value(settings, "outlineLvl")
    return int(raw) + 1 if raw and raw.isdecimal() and int(raw) < 9 else None


def _list(settings: etree._Element) -> tuple[str | None, int | None]:
    numbered = settings.find(f"{W}numPr")
    if numbered is None:
        return None, None
    depth = _value(numbered, "ilvl")
    return _value(numbered, "numId"), int(depth) if depth and depth.isdecimal() else None


def words_of(paragraph: etree._Element) -> str:
    """The words of a paragraph as they stand after all changes are accepted."""
    parts: list[str] = []
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, one in walker:
        if one.tag in _SKIPPED:
            walker.skip_subtree()
        elif one.tag == _TEXT:
            parts.append(one.text or "")
        elif one.tag in _WRITTEN:
            parts.append(_WRITTEN[one.tag])
    return "".join(parts)


def numbered_words(paragraph: etree._Element, styles: Styles, numbering: Numbering) -> str:
    """The words of a paragraph behind its automatic number."""
    words = words_of(paragraph)
    style = styles.of(paragraph)
    if style.contents:
        return words.replace("\t", _LEADER)
    if not words.strip() or not style.list_id or style.list_id == "0":
        return words
    return numbering.label(style.list_id, style.list_level) + words.lstrip()


def text_boxes(paragraph: etree._Element) -> Iterator[etree._Element]:
    """The text boxes anchored in a paragraph, each once."""
    walker = etree.iterwalk(paragraph, events=("start",))
    for _, one in walker:
        if one.tag == TEXT_BOX:
            yield one
            walker.skip_subtree()
        elif one.tag in _SKIPPED:
            walker.skip_subtree()
