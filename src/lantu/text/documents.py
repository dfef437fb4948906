"""The shape of a document that was read: text, sections, paragraphs, tables, sentences.

All offsets are positions in ``Document.text`` (Python string offsets; for a .txt file those of the
file decoded, a byte-order mark not counted, line ends as they are).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Literal

SectionKind = Literal["title", "part", "chapter", "section", "heading", "box", "item"]
DocumentKind = Literal[
    "outline",  # a five-year plan outline
    "plan",  # a special or annual plan
    "work_report",  # a government work report
    "bulletin",  # a statistical bulletin
    "execution_report",  # a report on the execution of a plan or budget
    "news",
    "other",
]


@dataclass(frozen=True, slots=True)
class Section:
    """A headed part. ``start:end`` is its whole extent, heading included and subsections too."""

    index: int
    parent: int | None  #: index of the section around it
    level: int  #: 0 is the document's title
    kind: SectionKind  #: ``box`` is 专栏 N, ``item`` a ◆ item in a box
    number: str  #: as written: 第一章, 第二节, 一、, （一）, 1., 专栏 4, ◆
    title: str  #: the heading without its number
    start: int
    end: int
    heading_end: int  #: where the heading's text stops


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Running text; joined again where a page break cut it.

    ``pieces`` are the spans of ``Document.text`` that make it up, in order; ``text`` is their
    concatenation. :meth:`offset` leads from a position in ``text`` back into the document.
    """

    pieces: tuple[tuple[int, int], ...]
    text: str
    section: int | None  #: index of the innermost section
    is_heading: bool = False

    @property
    def start(self) -> int:
        """Offset of the first character in the document."""
        return self.pieces[0][0]

    @property
    def end(self) -> int:
        """Offset behind the last character in the document."""
        return self.pieces[-1][1]

    def offset(self, position: int) -> int:
        """Document offset of a position in this paragraph's text (``len(text)`` gives ``end``)."""
        for start, end in self.pieces:
            if position < end - start:
                return start + position
            position -= end - start
        return self.end


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence as a span of the document; ``paragraph`` is an index into ``paragraphs``."""

    start: int
    end: int
    paragraph: int


@dataclass(frozen=True, slots=True)
class Cell:
    """A table cell; a merged cell stands once, at its first row and column, with its spans."""

    row: int
    column: int
    row_span: int
    column_span: int
    start: int
    end: int
    text: str
    header: bool = False  #: marked as a header in the file (``th``, a repeated header row)


@dataclass(frozen=True, slots=True)
class Table:
    """A table. Where conversion lost empty cells, ``exact`` is False and ``column`` counts only
    the cells that are left in the row."""

    start: int
    end: int
    cells: tuple[Cell, ...]
    caption: str  #: the line above it, or the file's own caption
    section: int | None
    exact: bool
    unit: str = ""  #: the line above it that names the unit of all its columns: 单位：万吨
    notes: tuple[tuple[int, int], ...] = ()  #: spans of the notes below it (注：…, ①…)


@dataclass(frozen=True, slots=True)
class Profile:
    """What kind of document this is, and the dates and place that its words refer to."""

    kind: DocumentKind
    jurisdiction: str  #: the place it speaks for: 大连市; "" when nothing tells
    #: a report's own year (a work report of January 2018: 2018; a bulletin on 2025: 2025)
    year: int | None
    period: tuple[int, int] | None  #: a plan's first and last year
    published: date | None


@dataclass(frozen=True, slots=True)
class Document:
    """One document, read."""

    name: str  #: the file's name without its ending
    medium: str  #: txt, html, docx, pdf ...; with -ocr where pages were recognised on pictures
    digest: str  #: SHA-256 of the file's bytes, hexadecimal
    title: str
    text: str
    profile: Profile
    sections: tuple[Section, ...]
    paragraphs: tuple[Paragraph, ...]
    tables: tuple[Table, ...]
    sentences: tuple[Sentence, ...]

    def section_path(self, index: int | None) -> tuple[Section, ...]:
        """The sections around ``index``, outermost first, itself last."""
        path: list[Section] = []
        while index is not None:
            section = self.sections[index]
            path.append(section)
            index = section.parent
        return tuple(reversed(path))
