"""One plan in many formats gives the same claims, but for what a format cannot hold."""

from __future__ import annotations

import csv
import html
from collections import Counter
from collections.abc import Callable, Iterator
from io import BytesIO, StringIO
from pathlib import Path

import openpyxl
import pytest

from lantu.read.formats.docx import read_docx
from lantu.read.formats.extract import Extract, HeadingHint
from lantu.read.reading import Reading, read_whole
from lantu.text.documents import Cell, Table

Block = tuple[str, HeadingHint | None] | Table


def blocks(extract: Extract) -> Iterator[Block]:
    """The lines, with their heading marks, and the tables of a text, in order."""
    headings = {hint.start: hint for hint in extract.headings}
    tables = iter(extract.tables)
    table = next(tables, None)
    position = 0
    for line in extract.text.splitlines(keepends=True):
        if table is not None and table.start <= position < table.end:
            if position == table.start:
                yield table
        elif line.strip():
            yield line.strip(), headings.get(position)
        position += len(line)
        if table is not None and position >= table.end:
            table = next(tables, None)


def grid(table: Table) -> list[list[Cell | None]]:
    """Cells at their places; a place that a merged cell covers is None."""
    wide = max(cell.column + cell.column_span for cell in table.cells)
    tall = max(cell.row + cell.row_span for cell in table.cells)
    places: list[list[Cell | None]] = [[None] * wide for _ in range(tall)]
    for cell in table.cells:
        places[cell.row][cell.column] = cell
    return places


def as_txt(extract: Extract) -> bytes:
    """Plain text has no merged cells: their words stand in every place that they cover."""
    parts = []
    for block in blocks(extract):
        rows = spread(block) if isinstance(block, Table) else [[block[0]]]
        parts.append("\n".join("\t".join(row) for row in rows))
    return "\n\n".join(parts).encode()


def as_national_txt(extract: Extract) -> bytes:
    return as_txt(extract).decode().replace("\n", "\r\n").encode("gb18030")


def as_html(extract: Extract) -> bytes:
    parts = []
    for block in blocks(extract):
        if isinstance(block, Table):
            rows = "".join(f"<tr>{''.join(map(html_cell, row))}</tr>" for row in grid(block))
            parts.append(f"<table>{rows}</table>")
        else:
            tag = "p" if block[1] is None else f"h{block[1].level + 1}"
            parts.append(f"<{tag}>{html.escape(block[0])}</{tag}>")
    return f"<!DOCTYPE html><html><body>{''.join(parts)}</body></html>".encode()


def html_cell(cell: Cell | None) -> str:
    if cell is None:
        return ""
    tag = "th" if cell.header else "td"
    spans = f"rowspan={cell.row_span} colspan={cell.column_span}"
    return f"<{tag} {spans}>{html.escape(cell.text)}</{tag}>"


def as_markdown(extract: Extract) -> bytes:
    """Markdown has no merged cells: their words stand in every place that they cover."""
    parts = []
    for block in blocks(extract):
        if isinstance(block, Table):
            first, *rest = spread(block)
            parts.append("\n".join([piped(first), "|---" * len(first) + "|", *map(piped, rest)]))
        else:
            parts.append("#" * (block[1].level + 1 if block[1] else 0) + " " + escaped(block[0]))
    return "\n\n".join(parts).encode()


def spread(table: Table) -> list[list[str]]:
    places = [["" for _ in row] for row in grid(table)]
    for cell in table.cells:
        for row in range(cell.row, cell.row + cell.row_span):
            for column in range(cell.column, cell.column + cell.column_span):
                places[row][column] = cell.text
    return places


def piped(row: list[str]) -> str:
    return "".join(f"| {escaped(text)} " for text in row) + "|"


def escaped(text: str) -> str:
    return "".join(f"\\{one}" if one in r"\`*_{}[]()#+-.!|<>~" else one for one in text)


def as_xlsx(extract: Extract) -> bytes:
    book = openpyxl.Workbook()
    sheet = book.active
    row = 1
    for block in blocks(extract):
        if not isinstance(block, Table):
            sheet.cell(row, 1, block[0])
            row += 1
            continue
        for cell in block.cells:
            place = sheet.cell(row + cell.row, cell.column + 1, number(cell.text))
            last = row + cell.row + cell.row_span - 1, cell.column + cell.column_span
            if cell.row_span * cell.column_span > 1:
                sheet.merge_cells(None, place.row, place.column, *last)
        row += len(grid(block))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def number(text: str) -> str | float | None:
    """Numbers as numbers, as people type them."""
    try:
        return float(text) if text and "." in text else int(text)
    except ValueError:
        return text or None


def as_csv(extract: Extract) -> bytes:
    """Delimited text has no merged cells either; GB18030, as Excel writes it here."""
    out = StringIO()
    writer = csv.writer(out)
    for block in blocks(extract):
        writer.writerows(spread(block) if isinstance(block, Table) else [[block[0]]])
    return out.getvalue().encode("gb18030")


OURS: dict[str, Callable[[Extract], bytes]] = {
    "规划.txt": as_txt,
    "国标.txt": as_national_txt,
    "规划.html": as_html,
    "规划.md": as_markdown,
    "规划.xlsx": as_xlsx,
    "规划.csv": as_csv,
}
OFFICE = ["pdf", "doc", "wps", "rtf"]


def what_it_says(reading: Reading) -> Counter[tuple[str, str, str, str | None, str]]:
    return Counter((c.indicator, str(c.value), c.unit, c.period, c.role) for c in reading.claims)


@pytest.mark.parametrize("name", OURS)
def test_a_plan_says_the_same_in_our_formats(
    name: str, outline: Path, original: Reading, tmp_path: Path
) -> None:
    path = tmp_path / name
    path.write_bytes(OURS[name](read_docx(outline.read_bytes(), outline.name)))
    reading = read_whole(path)
    assert reading.document.medium == path.suffix[1:]
    assert what_it_says(reading) == what_it_says(original)


def test_where_merged_cells_are_lost_only_their_tables_suffer(
    original: Reading, tmp_path: Path
) -> None:
    path = tmp_path / "规划.txt"
    path.write_text(original.document.text, encoding="utf-8")
    for reading in (one := read_whole(path), original):
        assert any(claim.source == "table" for claim in reading.claims)
    running = [
        Counter((c.indicator, str(c.value)) for c in reading.claims if c.source == "text")
        for reading in (one, original)
    ]
    assert running[0] == running[1]


@pytest.mark.parametrize("ending", OFFICE)
def test_a_plan_says_the_same_in_office_formats(
    ending: str, original: Reading, converted: Callable[[str], Path]
) -> None:
    reading = read_whole(converted(ending))
    assert reading.document.medium == ("doc" if ending == "rtf" else ending)
    assert what_it_says(reading) == what_it_says(original)
    assert len(reading.tasks) == len(original.tasks)
