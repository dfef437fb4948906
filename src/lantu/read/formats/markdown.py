"""Markdown (.md): headings, paragraphs, lists and tables; pieces of HTML lose their tags."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lxml import etree, html
from markdown_it import MarkdownIt
from markdown_it.token import Token

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format, PlacedCell, TextBuilder
from lantu.read.formats.html_words import clean, words_of
from lantu.text.files import decode

_DEEPEST = 100
_TAG = re.compile(r"<[^>]{0,1000}>")
#: the deepest number of a list is written so that the layout knows it
_HIDDEN = re.compile(r"<(script|style)\b.*?(?:</\1\s*>|$)", re.I | re.S)


def read_markdown(data: bytes, where: str) -> Extract:
    """The text of a Markdown file, a paragraph a line.

    Raises DocumentRefused: as :func:`lantu.text.files.decode`, ``nesting`` and ``empty``.
    """
    parser = MarkdownIt("commonmark", {"maxNesting": _DEEPEST}).enable("table")
    tokens = parser.parse(decode(data, where=where))
    if any(token.level >= _DEEPEST - 1 for token in tokens):
        raise DocumentRefused(
            "nesting",
            f"列表或引用嵌套接近 {_DEEPEST} 层，不是正常的文档",
            where=where,
            remedy="请把正文复制到 Word 中另存为 docx",
        )
    extract = _Walk(tokens).run()
    if not extract.text:
        raise DocumentRefused("empty", "文件里没有文字", where=where, remedy="请检查文件内容")
    return extract


class _Walk:
    """One pass over the tokens of a text."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self._tokens = tokens
        self._builder = TextBuilder()
        self._level: int | None = None
        self._titled = False
        self._label = ""  # the number of the list item that has just begun
        self._table: list[PlacedCell] | None = None
        self._row = self._column = 0

    def run(self) -> Extract:
        """Add all blocks."""
        for token in self._tokens:
            self._take(token)
        return self._builder.extract()

    def _take(self, token: Token) -> None:
        match token.type:
            case "heading_open":
                self._level = self._heading(int(token.tag[1]))
            case "heading_close":
                self._level = None
            case "list_item_open":
                self._label = f"{token.info}{token.markup} " if token.info else ""
            case "inline" if self._table is not None:
                self._cell(_inline(token))
            case "inline":
                self._paragraph(_inline(token))
            case "html_block":
                self._paragraph(_without_tags(token.content))
            case "code_block" | "fence":
                self._paragraph(token.content)
            case "table_open":
                self._table, self._row = [], -1
            case "tr_open":
                self._row, self._column = self._row + 1, 0
            case "table_close":
                self._builder.table(self._table or [])
                self._table = None

    def _heading(self, level: int) -> int:
        """The first # is the document's title."""
        if level == 1 and not self._titled:
            self._titled = True
            return 0
        return level

    def _paragraph(self, words: str) -> None:
        self._builder.paragraph(self._label + words, self._level)
        self._label = ""

    def _cell(self, words: str) -> None:
        assert self._table is not None
        header = self._row == 0
        flat = " ".join(words.split())
        self._table.append(PlacedCell(self._row, self._column, 1, 1, flat, header))
        self._column += 1


def _inline(token: Token) -> str:
    """The words of a run of text; a line end beside a Chinese character is no space."""
    parts = []
    for child in token.children or ():
        if child.type == "hardbreak":
            parts.append("\0")
        elif child.type == "softbreak":
            parts.append("\n")
        elif child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type == "html_inline" and child.content.lower().startswith("<br"):
            parts.append("\0")
    return clean("".join(parts)).replace("\0", "\n")


def _without_tags(piece: str) -> str:
    """The words of a piece of HTML."""
    try:
        root = html.fromstring(f"<div>{_HIDDEN.sub('', piece)}</div>")
    except (etree.ParserError, etree.XMLSyntaxError, ValueError):
        return _TAG.sub("", piece)
    return words_of(root)


MARKDOWN = Format("md", (".md", ".markdown"), read_markdown)
