"""Targets that a table sets in words (完成上级下达任务): no claims, but the ledger keeps them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from lantu.read.tables.claims import TableReading, read_row_label, read_tables
from lantu.read.tables.rows import Placed
from lantu.text.documents import Document

_OPENS = re.compile(
    r"(?:完成|达到|控制|保持|不|持续|稳|逐|[高低优]于|按|与|下降|降低|提高|提升|进一步|基本|全面|力争"
    r"|明显|显著|以|上级|国家|省|市|[><≥≤\d])"
)
_CLOSES = re.compile(
    r"(?:任务|目标|要求|水平|标准|以内|以上|左右|同步|改善|提升|提高|下降|稳定|增长|平均|指标|覆盖|清零)$"
)


@dataclass(frozen=True, slots=True)
class TextTarget:
    """A target in words. ``start:end`` is where its words stand (of the first row they cover)."""

    indicator: str
    unit: str
    text: str
    period: str | None
    binding: bool | None
    start: int
    end: int


def table_text_targets(document: Document) -> list[TextTarget]:
    """The targets in words of all tables of a document, one for each row that they cover.

    Words that conversion broke over the rows of a merged cell are joined again; a blank cell below
    such words, in a table that lost its merges, continues them.
    """
    return [
        target
        for reading in read_tables(document)
        for target in _joined(list(_targets(document, reading)))
    ]


@dataclass(frozen=True, slots=True)
class _Found:
    row: int
    column: int
    target: TextTarget


def _targets(document: Document, reading: TableReading) -> Iterator[_Found]:
    above: dict[int, TextTarget] = {}
    for index, row in enumerate(reading.rows):
        label, _ = read_row_label(row, document)
        current: dict[int, TextTarget] = {}
        for placed in row.values:
            period = placed.column.facets.period
            unit = label.unit or row.unit
            base = TextTarget(label.name, unit, "", period, row.binding, 0, 0)
            target = _target(placed, base, above, exact=reading.table.exact)
            if target is not None:
                current[placed.column.index] = target
                yield _Found(index, placed.column.index, target)
        above = current


def _target(
    placed: Placed, base: TextTarget, above: dict[int, TextTarget], *, exact: bool
) -> TextTarget | None:
    reading, column = placed.reading, placed.column
    if column.facets.role == "baseline":
        return None
    if reading.kind == "words":
        cell = reading.cell
        return replace(base, text=reading.plain, start=cell.start, end=cell.end)
    if reading.kind == "blank" and not exact and column.index in above:
        from_above = above[column.index]
        return replace(base, text=from_above.text, start=from_above.start, end=from_above.end)
    return None


def _joined(found: Sequence[_Found]) -> list[TextTarget]:
    """The targets with the halves of broken words put together, told for both rows."""
    targets = [entry.target for entry in found]
    for place in range(len(found) - 1):
        first, second = found[place], found[place + 1]
        if second.row != first.row + 1 or second.column != first.column:
            continue
        upper, lower = targets[place], targets[place + 1]
        if not _CLOSES.search(upper.text) and not _OPENS.match(lower.text):
            whole = upper.text + lower.text
            targets[place] = replace(upper, text=whole)
            targets[place + 1] = replace(lower, text=whole, start=upper.start, end=upper.end)
    return targets
