"""What every format gives: a text, with its tables and heading hints as offsets into it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from lantu.text.documents import Cell, Table


@dataclass(frozen=True, slots=True)
class HeadingHint:
    """A line that the file itself marks as a heading. ``level`` 0 is the document's title."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A file's text before its structure is read.

    ``frames`` are the extents of one-column tables, which hold running text (a box). With
    ``paragraph_lines`` each line is known to be one whole paragraph and lines are never joined.
    """

    text: str
    tables: tuple[Table, ...] = ()
    headings: tuple[HeadingHint, ...] = ()
    frames: tuple[tuple[int, int], ...] = ()
    paragraph_lines: bool = False
    title: str = ""  #: a title that stands outside the text (html's head)
    scanned: bool = False  #: some of it was recognised on pictures of pages


class Format(NamedTuple):
    """One file format: adding one is one module with such a value, named in the registry."""

    medium: str  #: eight characters at most, ``-ocr`` included
    endings: tuple[str, ...]
    read: Callable[[bytes, str], Extract]  #: bytes and the file's name; raises DocumentRefused


#: places of a table up to which each row is filled up with tabs
_LARGEST_GRID = 500_000


class PlacedCell(NamedTuple):
    """A table cell at its place in the grid, before its text has offsets."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    header: bool


class TextBuilder:
    """Builds the text of a file that has none of its own, with offsets into it.

    A paragraph is a line, blocks are set apart by a blank line, a table's row is a line with
    tabs between its cells; a place that a merged cell covers is empty.
    """

    def __init__(self) -> None:
        self._parts: list[str] = []
        self._length = 0
        self._tables: list[Table] = []
        self._headings: list[HeadingHint] = []
        self._frames: list[tuple[int, int]] = []

    def paragraph(self, words: str, level: int | None = None) -> None:
        """Add a paragraph; lines inside it stay apart. ``level`` marks a heading."""
        lines = [line for line in (" ".join(raw.split()) for raw in words.split("\n")) if line]
        if not lines:
            return
        self._separate()
        start = self._length
        self._add("\n".join(lines))
        if level is not None:
            self._headings.append(HeadingHint(start, self._length, level))

    def table(self, placed: Sequence[PlacedCell], caption: str = "") -> None:
        """Add a table of cells in reading order; cells without any text make no table."""
        if not any(cell.text for cell in placed):
            return
        self._separate()
        start = self._length
        width = max(cell.column + cell.column_span for cell in placed)
        if width * (placed[-1].row + 1) > _LARGEST_GRID:
            width = 0  # leave out the tabs behind a row's last cell
        cells: list[Cell] = []
        row, column = placed[0].row, 0
        for cell in placed:
            if cell.row > row:
                self._add("\t" * (width - 1 - column) + "\n" * (cell.row - row))
                row, column = cell.row, 0
            self._add("\t" * (cell.column - column))
            column = cell.column
            begin = self._length
            self._add(cell.text)
            cells.append(Cell(*cell[:4], begin, self._length, cell.text, cell.header))
        self._add("\t" * (width - 1 - column))
        self._tables.append(
            Table(start, self._length, tuple(cells), caption, section=None, exact=True)
        )

    def here(self) -> int:
        """The offset at which the next block will begin."""
        return self._length + 2 if self._length else 0

    def frame(self, start: int) -> None:
        """Mark what was added since ``start`` as one frame."""
        if self._length > start:
            self._frames.append((start, self._length))

    def extract(self, title: str = "") -> Extract:
        """All that was added."""
        return Extract(
            text="".join(self._parts),
            tables=tuple(self._tables),
            headings=tuple(self._headings),
            frames=tuple(self._frames),
            paragraph_lines=True,
            title=title,
        )

    def _separate(self) -> None:
        if self._length:
            self._add("\n\n")

    def _add(self, words: str) -> None:
        self._parts.append(words)
        self._length += len(words)
