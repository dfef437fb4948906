"""A format's extract to the structure of a document, in one pass over its lines."""

from __future__ import annotations

from typing import NamedTuple

from lantu.read.formats.extract import Extract
from lantu.read.layout.blocks import Block, build_blocks
from lantu.read.layout.lines import is_finished, split_lines
from lantu.read.layout.outline import Outline, clean_title
from lantu.read.layout.rows import NOTE, row_cells
from lantu.read.layout.sentences import split_sentences
from lantu.read.layout.titles import plain_headings, title_block
from lantu.text.documents import Paragraph, Section, Sentence, Table


class Layout(NamedTuple):
    """The structure of one text."""

    title: str
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sentences: tuple[Sentence, ...]


def lay_out(extract: Extract) -> Layout:
    """Sections, paragraphs, tables and sentences of a text, all with offsets into it.

    Every character that is not blank stands in exactly one paragraph or table; time is linear in
    the text's length.
    """
    text = extract.text
    blocks = build_blocks(split_lines(text), joined=extract.paragraph_lines)
    title = title_block(blocks)
    plain = plain_headings(blocks, title)
    outline = Outline()
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    for index, block in enumerate(blocks):
        section = outline.place(block, title=index == title, plain=index in plain)
        if block.kind == "table":
            tables.append(_table(text, blocks, index, section))
        else:
            heading = index == title or index in plain
            paragraphs.append(_paragraph(text, block, section, heading))
    made = tuple(paragraphs)
    return Layout(
        clean_title(blocks[title].first.text) if title is not None else extract.title,
        outline.sections(),
        made,
        tuple(tables),
        split_sentences(made),
    )


def _paragraph(text: str, block: Block, section: int | None, heading: bool) -> Paragraph:
    pieces = tuple((line.start, line.end) for line in block.lines)
    words = block.first.text if len(pieces) == 1 else "".join(text[a:b] for a, b in pieces)
    line = block.first
    whole = block.kind in ("heading", "box") and line.stop + 1 >= len(words.rstrip("*> "))
    alone = whole or (line.stop and words[line.stop :].startswith("</"))
    return Paragraph(pieces, words, section, bool(heading or (block.kind != "text" and alone)))


def _table(text: str, blocks: list[Block], index: int, section: int | None) -> Table:
    block = blocks[index]
    cells, exact = row_cells(text, block)
    notes = []
    for below in blocks[index + 1 : index + 12]:
        if below.kind == "table" or not NOTE.match(below.first.text):
            break
        notes.extend((line.start, line.end) for line in below.lines)
    return Table(
        start=cells[0].start,
        end=block.last.end,
        cells=cells,
        caption=_caption(blocks, index),
        section=section,
        exact=exact,
        notes=tuple(notes),
    )


def _caption(blocks: list[Block], index: int) -> str:
    """The title line above a table, a line that only names the unit skipped."""
    for above in reversed(blocks[max(0, index - 2) : index]):
        text = above.first.text
        if above.kind == "table" or len(above.lines) > 1 or len(text) > 60:
            return ""
        if text.lstrip("（(").startswith("单位"):
            continue
        return "" if is_finished(text) else clean_title(text)
    return ""
