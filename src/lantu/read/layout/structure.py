"""A format's extract to the structure of a document, in one pass over its lines."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import replace
from typing import NamedTuple

from lantu.read.formats.extract import Extract
from lantu.read.layout.blocks import Block, build_blocks
from lantu.read.layout.contents import drop_contents, list_unread
from lantu.read.layout.hints import hinted_headings
from lantu.read.layout.lines import Line, split_lines
from lantu.read.layout.marks import OUTER, TITLE, Style
from lantu.read.layout.outline import Outline, clean_title
from lantu.read.layout.plain_rows import mark_plain_rows
from lantu.read.layout.rows import caption_above, notes_below, text_table, unit_above
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
    blocks = _blocks(extract)
    drop_contents(blocks)
    list_unread(blocks)
    unnumbered = _unnumbered(blocks, extract)
    title = next((index for index, style in unnumbered.items() if style is TITLE), None)
    outline = Outline(extract.frames)
    paragraphs: list[Paragraph] = []
    tables: list[Table] = []
    for index, block in enumerate(blocks):
        section = outline.place(block, unnumbered.get(index))
        if block.kind == "table":
            tables.append(_table(extract, blocks, index, section))
        else:
            heading = block.whole or index in unnumbered
            paragraphs.append(_paragraph(text, block, section, heading))
    made = tuple(paragraphs)
    return Layout(
        _title(blocks[title]) if title is not None else extract.title,
        outline.sections(),
        made,
        tuple(tables),
        split_sentences(made),
    )


def _blocks(extract: Extract) -> list[Block]:
    """The text's blocks; the lines of a table that the file marks are one block each."""
    lines = split_lines(extract.text)
    if not extract.tables:
        mark_plain_rows(lines)
    blocks: list[Block] = []
    begin = 0
    for number, table in enumerate(extract.tables):
        first = _at(lines, table.start)
        last = _at(lines, table.end)
        blocks += build_blocks(lines[begin:first], joined=extract.paragraph_lines)
        begin = last
        if first < last:
            block = Block("table", lines[first], number)
            block.lines = lines[first:last]
            blocks.append(block)
    return blocks + build_blocks(lines[begin:], joined=extract.paragraph_lines)


def _at(lines: list[Line], offset: int) -> int:
    """Index of the first line that begins at the offset or behind it."""
    return bisect_left(lines, offset, key=lambda line: line.start)


def _unnumbered(blocks: list[Block], extract: Extract) -> dict[int, Style]:
    """All headings without a number, the title among them."""
    hinted = hinted_headings(blocks, extract.headings)
    title = next((index for index, style in hinted.items() if style is TITLE), None)
    if title is None:
        title = title_block(blocks)
    if len(extract.headings) > 1:
        found = hinted
    else:
        found = hinted | unnumbered_headings(blocks, title)
        if title is not None and found.get(title) is OUTER:
            return found
        broken = merge_broken_heading(blocks, found)
        if broken is not None:
            blocks[broken - 1].lines.extend(blocks.pop(broken).lines)
            found = {}
    return found if title is None else found | {title: TITLE}


def _table(extract: Extract, blocks: list[Block], index: int, section: int | None) -> Table:
    block = blocks[index]
    if block.table is None:
        return text_table(extract.text, blocks, index, section)
    table = extract.tables[block.table]
    return replace(
        table,
        section=section,
        caption=table.caption or caption_above(blocks, index),
        unit=table.unit or unit_above(blocks, index),
        notes=notes_below(blocks, index),
    )


def _title(block: Block) -> str:
    return "".join(clean_title(line.text) for line in block.lines)


def _paragraph(text: str, block: Block, section: int | None, heading: bool) -> Paragraph:
    pieces = tuple((line.start, line.end) for line in block.lines)
    words = block.first.text if len(pieces) == 1 else "".join(text[a:b] for a, b in pieces)
    return Paragraph(pieces, words, section, heading)
