"""One claim for each number in a table."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lantu.read.claim import Claim, claim_id
from lantu.read.tables.facets import Facets, is_region, is_whole, read_header, take_period
from lantu.read.tables.grid import Grid, lay_out
from lantu.read.tables.meaning import Meaning, RowContext, read_meaning
from lantu.read.tables.names import Label, resolve
from lantu.read.tables.notes import Notes, read_notes
from lantu.read.tables.parents import with_parents
from lantu.read.tables.ragged import ragged_rows
from lantu.read.tables.rows import Frame, Placed, Row, exact_rows, read_frame
from lantu.text.documents import Document, Table

_PROMISES = re.compile(r"目标|规划|计划|预算")
_REPORTS = re.compile(r"完成|执行|进展|决算|实现情况")
_CERTAIN = 0.97
#: What may stand between two halves of a table: a page number.
_PAGE_MARK = 8
_PAGE = re.compile(
    r"[（(]?(?:续表?|接上表)?[\d一二三四五六七八九十]*[）)]?|[-—－ ]*\d*[-—－ ]*|第\d+页"
)


@dataclass(frozen=True, slots=True)
class TableReading:
    """A table read into rows under a frame of columns."""

    table: Table
    frame: Frame
    rows: tuple[Row, ...]
    notes: Notes


def table_claims(document: Document) -> list[Claim]:
    """The claims of all tables of a document, in its order, one for each number in a cell.

    ``start:end`` is the number without brackets and comparator; ``note`` holds the row's attribute
    (约束性 or 预期性) and its footnotes, parted by ``；``.
    """
    found = [claim for reading in read_tables(document) for claim in _claims(document, reading)]
    return sorted(found, key=lambda claim: claim.start)


def read_tables(document: Document) -> list[TableReading]:
    """All tables of a document, read; one that a page break cut goes on under its first header."""
    readings: list[TableReading] = []
    for table in document.tables:
        grid = lay_out(table)
        before = readings[-1] if readings else None
        frame = before.frame if before and _goes_on(document, before, table, grid) else None
        readings.append(_read_table(document, table, grid, frame))
    return readings


def _goes_on(document: Document, before: TableReading, table: Table, grid: Grid) -> bool:
    """Whether a table without a header stands right below another."""
    between = document.text[before.table.end : table.start].strip()
    unnamed = len(between) <= _PAGE_MARK and _PAGE.fullmatch(table.caption.strip()) is not None
    return unnamed and not grid.header and grid.width <= len(before.frame.columns)


def _read_table(document: Document, table: Table, grid: Grid, frame: Frame | None) -> TableReading:
    """A table's rows; under the frame of the table it continues, where one is given."""
    exact = table.exact and (frame is None or grid.width == len(frame.columns))
    above = f"{table.caption}（{table.unit}）" if table.unit else table.caption
    caption = read_caption([above, *grid.titles], document.profile.year)
    frame = frame or read_frame(grid, caption, document.profile, exact=exact)
    rows = exact_rows(grid, frame) if exact else ragged_rows(grid, frame)
    return TableReading(table, frame, tuple(with_parents(rows)), read_notes(document, table))


def read_caption(texts: Iterable[str], year: int | None) -> Facets:
    """Period, unit and (target or not) of the lines that head a table."""
    facets = Facets()
    for text in texts:
        own = read_header(text, year)
        _, period = take_period(text, year)
        promises = _PROMISES.search(text) and not _REPORTS.search(text)
        unit = own.unit or facets.unit
        facets = Facets(
            unit=unit,
            measure="growth" if own.measure == "growth" and unit == "%" else facets.measure,
            period=period or facets.period,
            role="target" if promises else facets.role,
        )
    return facets


def _claims(document: Document, reading: TableReading) -> Iterator[Claim]:
    path = document.section_path(reading.table.section)
    section = tuple(part.title for part in path)
    said: Counter[tuple[int, int]] = Counter()
    for row in reading.rows:
        for placed, meaning, label in _meanings(reading, row, document):
            number = placed.reading.number
            if number is None:
                continue
            span = (number.start, number.end)
            yield Claim(
                id=claim_id(document.digest, *span, said[span]),
                doc=document.name,
                start=number.start,
                end=number.end,
                number_text=number.text,
                indicator=meaning.name,
                value=meaning.value,
                unit=meaning.unit,
                comparator=number.comparator,
                measure=meaning.measure,
                period=meaning.period,
                role=meaning.role,
                scope=meaning.scope,
                confidence=round(_CERTAIN * placed.certainty, 3),
                section=section,
                source="table",
                note=_note(row, label, number.mark, reading.notes),
                binding=row.binding,
            )
            said[span] += 1


def _meanings(
    reading: TableReading, row: Row, document: Document
) -> Iterator[tuple[Placed, Meaning, Label]]:
    label, outer = read_row_label(row, document)
    context = RowContext(row, label, reading.frame, reading.notes)
    for placed in row.values:
        if placed.reading.number is None:
            continue
        meaning = _under(read_meaning(placed, placed.reading.number, context), outer)
        if meaning.name:
            yield placed, meaning, label


def read_row_label(row: Row, document: Document) -> tuple[Label, Facets]:
    """A row's label, and the place or time that it names instead of a thing measured."""
    label = resolve(row.labels)
    rest, period = take_period(label.name, document.profile.year)
    if period and len(rest) < 2:
        return Label("", label.unit, label.marks), Facets(period=period)
    if is_whole(label.name):
        return Label("", label.unit, label.marks), Facets()
    if is_region(label.name) and label.name != document.profile.jurisdiction:
        return Label("", label.unit, label.marks), Facets(scope=label.name)
    return label, Facets()


def _under(meaning: Meaning, outer: Facets) -> Meaning:
    return Meaning(
        meaning.name,
        meaning.value,
        meaning.unit,
        meaning.measure,
        outer.period or meaning.period,
        meaning.role,
        outer.scope or meaning.scope,
    )


def _note(row: Row, label: Label, mark: str, notes: Notes) -> str:
    attribute = {True: ("约束性",), False: ("预期性",), None: ()}[row.binding]
    return "；".join((*attribute, *notes.of(label.marks + mark)))
