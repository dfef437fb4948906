"""HTML pages: blocks to lines, tables to cells; scripts, styles and navigation are dropped."""

from __future__ import annotations

from lxml import etree

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format, TextBuilder
from lantu.read.formats.html_tables import is_layout, place_cells
from lantu.read.formats.html_words import BLOCKS, clean, is_dropped, words_of
from lantu.text.files import decode

#: levels of nesting; browsers stop at 512, real pages stay under 60
_DEEPEST = 200
#: stands for <br> until blanks are cleaned up
_BREAK = "\0"


def read_html(data: bytes, where: str) -> Extract:
    """The text of a page, a block a line.

    Raises DocumentRefused: as :func:`lantu.text.files.decode`, ``broken`` (nothing to parse),
    ``nesting`` (deeper than any real page) and ``empty``.
    """
    root = _parsed(decode(data, where=where), where)
    builder = TextBuilder()
    _Walk(builder).run(root)
    title = root.find("head/title")
    extract = builder.extract(words_of(title) if title is not None else "")
    if not extract.text:
        raise DocumentRefused(
            "empty", "网页里没有正文", where=where, remedy="请另存完整网页后再上传"
        )
    return extract


def _parsed(text: str, where: str) -> etree._Element:
    parser = etree.HTMLParser(
        encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=True
    )
    try:
        root = etree.fromstring(text.encode("utf-8"), parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise _broken(where) from error
    if root is None:
        raise _broken(where)
    if _too_deep(root):
        raise DocumentRefused(
            "nesting",
            f"网页标签嵌套超过 {_DEEPEST} 层，不是正常的文档",
            where=where,
            remedy="请把正文复制到 Word 中另存为 docx",
        )
    return root


def _broken(where: str) -> DocumentRefused:
    return DocumentRefused("broken", "网页内容无法解析", where=where, remedy="请重新保存网页")


def _too_deep(root: etree._Element) -> bool:
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > _DEEPEST:
            return True
    return False


class _Walk:
    """One pass over the page without recursion; inline text gathers until a block begins."""

    def __init__(self, builder: TextBuilder) -> None:
        self._builder = builder
        self._pending: list[str] = []
        self._level: int | None = None
        self._titled = False
        self._frames: list[int | None] = []  # where the one-column tables around begin

    def run(self, root: etree._Element) -> None:
        """Add all blocks below ``root``."""
        walker = etree.iterwalk(root, events=("start", "end"))
        added: etree._Element | None = None  # the table that was added as a whole
        for event, element in walker:
            if event == "end":
                self._leave(element, whole=element is added)
            elif is_dropped(element):
                walker.skip_subtree()
            elif element.tag == "table" and self._add_table(element):
                added = element
                walker.skip_subtree()
            else:
                self._enter(element)
        self._flush()

    def _enter(self, element: etree._Element) -> None:
        tag = element.tag
        if tag == "br":
            self._pending.append(_BREAK)
        elif tag in BLOCKS:
            self._flush()
            if tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                self._level = self._heading_level(int(tag[1]))
            elif tag == "table":
                self._frames.append(None if is_layout(element) else self._builder.here())
        if element.text:
            self._pending.append(element.text)

    def _leave(self, element: etree._Element, *, whole: bool) -> None:
        if element.tag in BLOCKS and not whole and not is_dropped(element):
            self._flush()
            self._level = None
            if element.tag == "table":
                start = self._frames.pop()
                if start is not None:
                    self._builder.frame(start)
        if element.tail:
            self._pending.append(element.tail)

    def _heading_level(self, level: int) -> int:
        """The first h1 is the document's title."""
        if level == 1 and not self._titled:
            self._titled = True
            return 0
        return level

    def _flush(self) -> None:
        if self._pending:
            words = clean("".join(self._pending)).replace(_BREAK, "\n")
            self._pending.clear()
            self._builder.paragraph(words, self._level)

    def _add_table(self, element: etree._Element) -> bool:
        """Add a table of data; False for one that lays out the page or frames running text."""
        if is_layout(element):
            return False
        placed = place_cells(element)
        if max((cell.column + cell.column_span for cell in placed), default=0) < 2:
            return False
        self._flush()
        caption = element.find("caption")
        words = words_of(caption) if caption is not None else ""
        self._builder.paragraph(words)
        self._builder.table(placed, words)
        return True


HTML = Format("html", (".html", ".htm"), read_html)
