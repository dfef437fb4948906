"""A format's extract to the structure of a document, in one pass over its lines."""

from __future__ import annotations

from typing import NamedTuple

from lantu.read.formats.extract import Extract
from lantu.read.layout.blocks import Block, build_blocks
from lantu.read.layout.contents import drop_contents
from lantu.read.layout.lines import split_lines
from lantu.read.layout.marks import TITLE
from lantu.read.layout.outline import Outline, clean_title
from lantu.read.layout.rows import text_table
from lantu.read.layout.sentences import split_sentences
from lantu.read.layout.titles import merge_broken_heading, title_block, unnumbered_headings
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
    drop_contents(blocks)
    title = title_block(blocks)
    unnumbered = unnumbered_headings(blocks, title)
    broken = merge_broken_heading(blocks, unnumbered)
    if broken is not None:
        blocks[broken - 1].lines.extend(blocks.pop(broken).lines)
        unnumbered = {}
    if title is not None:
        unnumbered[title] = TITLE
    outline = Outline(extract.frames)
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    for index, block in enumerate(blocks):
        section = outline.place(block, unnumbered.get(index))
        if block.kind == "table":
            tables.append(text_table(text, blocks, index, section))
        else:
            heading = block.whole or index in unnumbered
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
    return Paragraph(pieces, words, section, heading)
