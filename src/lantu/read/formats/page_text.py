"""Lines on pages to paragraphs and tables, over the ends of lines and pages."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.formats.extract import Extract, TextBuilder
from lantu.read.formats.page import Line, Page, is_wide, join, lines_of
from lantu.read.formats.page_order import Region, regions, without_heads
from lantu.read.formats.ruled import RuledTable, ruled_tables
from lantu.read.formats.ruled_pages import whole_table

#: what a line cannot be broken in: a number or a Latin word; marks that no line begins with
_UNBROKEN = re.compile(
    r"[“‘（《【(]*(?:[A-Za-z0-9.,:%+\-/&]+|.)[，。；：、！？）》”’％%)】]*"
    r"(?:[“‘（《【(]+(?:[A-Za-z0-9.,:%+\-/&]+|.)[，。；：、！？）》”’％%)】]*)*"
)
_ITEM = re.compile(
    r"[◆●■▪▲★◇○□]|第[一二三四五六七八九十百\d]+[章节篇编]|专栏\s?[\d一二三四五六七八九十]"
)
_FINISHED = tuple("。！？；：")
#: type sizes that differ by more than this factor are not one paragraph
_SAME_SIZE = 1.12
#: of the usual distance between lines; more parts paragraphs
_LOOSE = 1.45
#: shares of a page's and a box's width that their text takes up at least
_TEXT_WIDTH, _BOX_WIDTH = 0.55, 0.85
#: type sizes: an indent; what a full line may fall short of the margin
_INDENT, _SHORT = 1.2, 0.9


def text_of(pages: Sequence[Page], notes: dict[int, str]) -> Extract:
    """The text of pages in order. ``notes`` are lines to put in place of pages, by number."""
    parted = [ruled_tables(page) for page in pages]
    lines = without_heads([lines_of(rest) for _, rest in parted], [page.height for page in pages])
    flow = _Flow()
    for page, (tables, _), rest in zip(pages, parted, lines, strict=True):
        if page.number in notes:
            flow.note(notes[page.number])
        else:
            flow.page(tables, rest, page.width)
    return flow.extract()


class _Flow:
    """What was read so far: an open paragraph or an open table that the next page may go on."""

    def __init__(self) -> None:
        self._builder = TextBuilder()
        self._words = ""
        self._last: Line | None = None
        self._edges = (0.0, 0.0)
        self._pitch = 0.0  # distance between the lines of the open paragraph
        self._first_of_page = True
        self._table: list[RuledTable] = []
        self._frame: int | None = None  # where the open box begins

    def page(self, tables: list[RuledTable], lines: list[Line], width: float) -> None:
        """Add a page's lines and tables from top to bottom."""
        self._first_of_page = True
        for index, table in enumerate([*tables, None]):
            above = [line for line in lines if table is None or line.middle < table.top]
            lines = [line for line in lines if line not in above] if table else []
            if above:
                self._end_table()
                self._end_frame()
                self._lines(above, width * _TEXT_WIDTH)
            if table is not None:
                self._take(table, first=index == 0 and not above)

    def note(self, words: str) -> None:
        """A line of our own in place of a page."""
        self._end()
        self._builder.paragraph(words)

    def extract(self) -> Extract:
        """All pages as text."""
        self._end()
        return self._builder.extract()

    def _end(self) -> None:
        self._end_table()
        self._end_frame()
        self._end_paragraph()

    def _lines(self, lines: Sequence[Line], least: float) -> None:
        for region in regions(lines, least):
            self._region(region)

    def _region(self, region: Region) -> None:
        for line in region.lines:
            if not self._goes_on(line, region):
                self._end_paragraph()
            elif self._last is not None and not self._first_of_page:
                self._pitch = line.middle - self._last.middle
            self._words = join(self._words, line.text)
            self._last, self._edges = line, (region.left, region.right)
            self._first_of_page = False

    def _goes_on(self, line: Line, region: Region) -> bool:
        """Whether the line goes on with the open paragraph."""
        last, size = self._last, line.size
        if last is None or not self._words or _ITEM.match(line.text):
            return False
        if max(size, last.size) > _SAME_SIZE * min(size, last.size):
            return False
        if not self._first_of_page:
            if abs(line.middle - last.middle) < 0.5 * size:
                return True  # the same row, set apart by a gap
            if self._is_apart(line, last):
                return False
        if line.left > region.left + _INDENT * size:
            return self._is_centred_on(line, last, region)
        room = self._edges[1] - last.right
        return _width(_UNBROKEN.match(line.text), size) > room - _SHORT * size

    def _is_apart(self, line: Line, last: Line) -> bool:
        """Whether more white stands between than between the lines of a paragraph."""
        distance = line.middle - last.middle
        usual = self._pitch or 1.9 * line.size
        return distance > _LOOSE * usual or distance < 0

    def _is_centred_on(self, line: Line, last: Line, region: Region) -> bool:
        """The second line of a centred heading."""
        middle = (region.left + region.right) / 2
        near = 1.0 * line.size
        both = all(abs((one.left + one.right) / 2 - middle) < near for one in (line, last))
        full = last.right - last.left > 0.5 * (region.right - region.left)
        indented = last.left > region.left + _INDENT * line.size
        return both and full and indented and not last.text.endswith(_FINISHED)

    def _end_paragraph(self) -> None:
        self._builder.paragraph(self._words)
        self._words, self._last, self._pitch = "", None, 0.0

    def _take(self, table: RuledTable, *, first: bool) -> None:
        """A table or a box; the first on a page may go on with the one before it."""
        if len(table.columns) == 2 or all(
            cell.columns == len(table.columns) - 1 for cell in table.cells
        ):
            self._end_table()
            self._box(table, goes_on=first and self._frame is not None)
            return
        self._end_frame()
        if self._table and first and _fits(self._table[-1], table):
            self._table.append(table)
            return
        self._end()
        self._table = [table]

    def _box(self, table: RuledTable, *, goes_on: bool) -> None:
        if not goes_on:
            self._end()
            self._frame = self._builder.here()
        for cell in table.cells:
            wide = table.columns[-1] - table.columns[0]
            self._lines(lines_of(cell.glyphs), wide * _BOX_WIDTH)
            if len(table.cells) > 1:
                self._end_paragraph()

    def _end_frame(self) -> None:
        if self._frame is not None:
            self._end_paragraph()
            self._builder.frame(self._frame)
            self._frame = None

    def _end_table(self) -> None:
        if self._table:
            self._end_paragraph()
            self._builder.table(whole_table(self._table))
            self._table = []


def _width(found: re.Match[str] | None, size: float) -> float:
    """About how wide the beginning of a line is that could not be broken."""
    words = found[0] if found else ""
    return sum(size if is_wide(one) else size / 2 for one in words)


def _fits(above: RuledTable, below: RuledTable) -> bool:
    """Whether a table has the columns of the one on the page before."""
    if len(above.columns) != len(below.columns):
        return False
    return all(
        abs(one - other) < 8 for one, other in zip(above.columns, below.columns, strict=True)
    )
