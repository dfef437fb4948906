"""Delimited text (.csv, .tsv): encoding and delimiter are found, the rest is a sheet."""

from __future__ import annotations

import csv
from collections import Counter
from io import StringIO

from lantu.errors import DocumentRefused
from lantu.read.formats.extract import Extract, Format, PlacedCell, TextBuilder
from lantu.read.formats.sheet import MOST_PLACES, add_sheet, too_many
from lantu.text.files import decode

_DELIMITERS = ",\t;|，"
_SAMPLE_ROWS = 50
_LONGEST_FIELD = 1_000_000


def read_csv(data: bytes, where: str) -> Extract:
    """The text of a delimited file, a row a line.

    Raises DocumentRefused: as :func:`lantu.text.files.decode`, ``broken`` (a quotation mark that
    is never closed: its line is named) and ``too_many_cells``.
    """
    text = decode(data, where=where)
    cells: list[PlacedCell] = []
    for number, row in enumerate(_rows(text, _delimiter(text), where)):
        for column, raw in enumerate(row):
            if words := " ".join(raw.split()):
                cells.append(PlacedCell(number, column, 1, 1, words, False))
        if len(cells) > MOST_PLACES:
            raise too_many(where)
    builder = TextBuilder()
    add_sheet(builder, cells, (), where)
    return builder.extract()


def _delimiter(text: str) -> str:
    """The mark that parts most lines into the same number of fields; a comma where none does."""
    sample = text[:200_000].splitlines()[:_SAMPLE_ROWS]
    best, most = ",", 0
    for mark in _DELIMITERS:
        try:
            rows = [row for row in csv.reader(sample, delimiter=mark) if row]
        except csv.Error:
            continue
        widths = Counter(len(row) for row in rows if len(row) > 1)
        width, times = max(widths.items(), key=lambda one: one[0] * one[1], default=(0, 0))
        if width * times > most:
            best, most = mark, width * times
    return best


def _rows(text: str, delimiter: str, where: str) -> list[list[str]]:
    if csv.field_size_limit() != _LONGEST_FIELD:
        csv.field_size_limit(_LONGEST_FIELD)
    reader = csv.reader(StringIO(text, newline=""), delimiter=delimiter, strict=True)
    rows: list[list[str]] = []
    last = 1
    try:
        for row in reader:
            rows.append(row)
            last = reader.line_num + 1
    except csv.Error as error:
        raise DocumentRefused(
            "broken",
            f"从第 {last} 行起引号没有成对，无法分列",
            where=where,
            remedy="请用 Excel 或 WPS 打开后重新另存为 csv 或 xlsx",
        ) from error
    return rows


CSV = Format("csv", (".csv", ".tsv"), read_csv)
