"""A part of a text as blocks to show: headings, paragraphs, tables, boxes, every claim marked."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import Any, cast

from lantu.server.ui.marks import Role

from .models import DocumentText, ReadClaim, Section
from .parts import BOXED

Span = tuple[int, int]


@dataclass(frozen=True)
class Mark:
    """A span of the text with the claims that were read from it, and its sentence."""

    start: int
    end: int
    claims: tuple[ReadClaim, ...]
    sentence: Span

    @property
    def role(self) -> Role:
        """The role that its look tells; the cards tell each claim's own."""
        return cast(Role, self.claims[0].role)


@dataclass(frozen=True)
class Run:
    """Text that looks the same throughout."""

    text: str
    mark: Mark | None = None
    sentence: Span | None = None
    here: bool = False  #: inside the span that the reader came for
    strong: bool = False


@dataclass(frozen=True)
class Cell:
    """A table cell."""

    runs: list[Run]
    row_span: int
    column_span: int
    header: bool


@dataclass
class Block:
    """``kind`` is heading, paragraph, item, table or box (which holds ``blocks``)."""

    kind: str
    runs: list[Run] = field(default_factory=list)
    section: int | None = None  #: index of the section that it heads
    level: int = 2
    rows: list[list[Cell]] = field(default_factory=list)
    caption: str = ""
    exact: bool = True
    blocks: list[Block] = field(default_factory=list)


def marks_of(claims: Iterable[ReadClaim]) -> list[Mark]:
    """Marks without overlap, in order; claims whose spans touch share one."""
    marks: list[Mark] = []
    for claim in sorted(claims, key=lambda claim: (claim.quote.start, claim.quote.end)):
        quote = claim.quote
        if marks and quote.start < marks[-1].end:
            last = marks[-1]
            end = max(last.end, quote.end)
            marks[-1] = Mark(last.start, end, (*last.claims, claim), last.sentence)
        else:
            sentence = (quote.sentence_start, quote.sentence_end)
            marks.append(Mark(quote.start, quote.end, (claim,), sentence))
    return marks


class Composer:
    """Makes the blocks of one part of a text."""

    def __init__(
        self,
        text: DocumentText,
        sections: Sequence[Section],
        marks: Sequence[Mark],
        here: Span | None,
    ) -> None:
        self._text = text.text
        self._layout = text
        self._sections = {section.index: section for section in sections}
        self._marks = marks
        self._here = here

    def blocks(self, start: int, end: int) -> list[Block]:
        """The blocks between two positions, boxes with their content inside."""
        placed: list[tuple[int, int | None, Block]] = []
        for pieces, section, heading in self._layout.paragraphs:
            if start <= pieces[0][0] < end:
                block = self._paragraph(pieces, section, heading)
                placed.append((pieces[0][0], self._box(section), block))
        for table in self._layout.tables:
            if start <= table["start"] < end:
                placed.append((table["start"], self._box(table["section"]), self._table(table)))
        placed.sort(key=lambda item: item[0])
        found: list[Block] = []
        for box, group in groupby(placed, key=lambda item: item[1]):
            inner = [block for _start, _box, block in group]
            found.extend(inner if box is None else [Block("box", section=box, blocks=inner)])
        return found

    def _box(self, section: int | None) -> int | None:
        """Index of the box around a section."""
        while section is not None:
            row = self._sections[section]
            if row.kind == "box":
                return section
            section = row.parent_index
        return None

    def _paragraph(self, pieces: list[list[int]], section: int | None, heading: bool) -> Block:
        head = self._sections.get(section) if section is not None else None
        begins = head is not None and head.start <= pieces[0][0] < head.heading_end
        spans = [(first, last) for first, last in pieces]
        if not begins or head is None:
            return Block("heading" if heading else "paragraph", self._runs(spans), level=4)
        if head.kind == "item":
            spans[0] = (
                (self._text.index("◆", spans[0][0]), spans[0][1])
                if ("◆" in self._text[spans[0][0] : head.heading_end])
                else spans[0]
            )
            return Block("item", self._runs(spans, strong=head.heading_end), head.index)
        if not heading:  # a heading that runs on into its paragraph
            return Block("paragraph", self._runs(spans, strong=head.heading_end), head.index)
        level = 3 if head.kind in BOXED else min(4, 1 + max(1, head.level))
        return Block("heading", self._runs(spans), head.index, level)

    def _table(self, table: dict[str, Any]) -> Block:
        rows: dict[int, list[Cell]] = {}
        for cell in table["cells"]:
            runs = self._runs([(cell["start"], cell["end"])]) if cell["text"] else []
            rows.setdefault(cell["row"], []).append(
                Cell(runs, cell["row_span"], cell["column_span"], cell["header"])
            )
        ordered = [rows[number] for number in sorted(rows)]
        return Block("table", rows=ordered, caption=table["caption"], exact=table["exact"])

    def _runs(self, spans: Sequence[Span], strong: int = 0) -> list[Run]:
        """The text of the spans, cut wherever its look changes; ``strong`` up to that position."""
        start, end = spans[0][0], spans[-1][1]
        marks = [mark for mark in self._marks if mark.start < end and mark.end > start]
        edges = {strong, *(self._here or ())}
        for mark in marks:
            edges.update((mark.start, mark.end, *mark.sentence))
        runs: list[Run] = []
        for first, last in spans:
            inner = sorted(edge for edge in edges if first < edge < last)
            for left, right in zip([first, *inner], [*inner, last], strict=True):
                self._append(runs, left, right, marks, strong)
        return runs

    def _append(
        self, runs: list[Run], left: int, right: int, marks: Sequence[Mark], strong: int
    ) -> None:
        mark = next((mark for mark in marks if mark.start <= left < mark.end), None)
        spans = (mark.sentence for mark in marks)
        run = Run(
            self._text[left:right],
            mark,
            next((span for span in spans if span[0] <= left < span[1]), None),
            self._here is not None and self._here[0] <= left < self._here[1],
            left < strong,
        )
        if runs and mark is not None and runs[-1].mark is mark:
            runs[-1] = Run(runs[-1].text + run.text, mark, run.sentence, run.here, run.strong)
        else:
            runs.append(run)
