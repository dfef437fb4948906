"""Spreadsheets out and the same file in again: xlsx and csv, told by sheet and cell.

Every value is text: days as 2026-03-31, several names with 、 between. A csv has a byte-order mark,
so that it opens unbroken, and text that a spreadsheet would take for a formula is quoted.
"""

from __future__ import annotations

import csv
import io
import zipfile
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.utils.exceptions import InvalidFileException
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from lantu.errors import ImportRefused

MOST_ROWS = 5000
MOST_BYTES = 10 * 1024 * 1024
UNPACKED = 100 * 1024 * 1024
_GREY = PatternFill("solid", fgColor="E5E7EB")
_FORMULA = ("=", "+", "-", "@", "\t")


@dataclass(frozen=True)
class SheetColumn:
    """A column: its key in the program and its title on the sheet."""

    key: str
    title: str
    hidden: bool = False
    width: int = 18
    choices: tuple[str, ...] = ()


@dataclass(frozen=True)
class SheetRow:
    """A row that was read: texts by column key, and where they stood."""

    sheet: str
    number: int
    letters: Mapping[str, str]
    values: Mapping[str, str]

    def where(self, key: str) -> str:
        """The place of a value: sheet and cell."""
        return f"{self.sheet}!{self.letters.get(key, '')}{self.number}"

    def __getitem__(self, key: str) -> str:
        return self.values.get(key, "")


def to_xlsx(title: str, columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, str]]) -> bytes:
    """A workbook with one sheet; hidden columns are grey, choices are drop-downs."""
    book = Workbook()
    sheet = book.active
    assert isinstance(sheet, Worksheet)
    sheet.title = title[:31]
    sheet.append([column.title for column in columns])
    for row in rows:
        sheet.append([row.get(column.key, "") for column in columns])
    sheet.freeze_panes = "A2"
    for number, column in enumerate(columns, 1):
        _dress(sheet, number, column)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def _dress(sheet: Worksheet, number: int, column: SheetColumn) -> None:
    letter = get_column_letter(number)
    sheet.column_dimensions[letter].width = column.width
    sheet.column_dimensions[letter].hidden = column.hidden
    sheet[f"{letter}1"].font = Font(bold=True)
    for (cell,) in sheet[f"{letter}1:{letter}{sheet.max_row}"]:
        cell.number_format = "@"
        if cell.data_type == "f":
            cell.data_type = "s"
        if column.hidden:
            cell.fill = _GREY
    formula = '"' + ",".join(column.choices) + '"'
    if column.choices and len(formula) < 256:
        rule = DataValidation(type="list", formula1=formula, allow_blank=True)
        rule.add(f"{letter}2:{letter}{MOST_ROWS}")
        sheet.add_data_validation(rule)


def to_csv(columns: Sequence[SheetColumn], rows: Iterable[Mapping[str, str]]) -> bytes:
    """The same as comma-separated text in UTF-8 with a byte-order mark."""
    target = io.StringIO()
    writer = csv.writer(target)
    writer.writerow([column.title for column in columns])
    for row in rows:
        writer.writerow([_quoted(row.get(column.key, "")) for column in columns])
    return target.getvalue().encode("utf-8-sig")


def _quoted(text: str) -> str:
    return f"'{text}" if text.startswith(_FORMULA) else text


def read_sheet(content: bytes, columns: Sequence[SheetColumn]) -> list[SheetRow]:
    """The rows of the first sheet; its columns may stand in any order.

    Raises ``ImportRefused`` for a file that is no spreadsheet, is too large, or lacks columns.
    """
    if len(content) > MOST_BYTES:
        raise ImportRefused("sheet_too_large", "表格太大", remedy="请拆分后再导入")
    sheet, lines = _workbook(content) if content[:2] == b"PK" else ("CSV", _csv(content))
    if not lines:
        raise ImportRefused("sheet_empty", "表格是空的", remedy="请使用导出的表格填写")
    if len(lines) > MOST_ROWS:
        raise ImportRefused("sheet_too_large", f"表格超过 {MOST_ROWS} 行", remedy="请拆分后再导入")
    letters = _letters(sheet, lines[0], columns)
    places = {letter: number for number, letter in enumerate(_alphabet(len(lines[0])))}
    rows = []
    for number, line in enumerate(lines[1:], 2):
        values = {
            key: line[places[letter]] if places[letter] < len(line) else ""
            for key, letter in letters.items()
        }
        if any(values.values()):
            rows.append(SheetRow(sheet, number, letters, values))
    return rows


def _alphabet(count: int) -> list[str]:
    return [get_column_letter(number) for number in range(1, count + 1)]


def _letters(sheet: str, heads: Sequence[str], columns: Sequence[SheetColumn]) -> dict[str, str]:
    """The letter of each column; raises ``ImportRefused`` naming those that are missing."""
    found = {
        column.key: letter
        for column in columns
        for letter, head in zip(_alphabet(len(heads)), heads, strict=True)
        if head.strip() == column.title
    }
    missing = [one.title for one in columns if one.key not in found and not one.hidden]
    if missing:
        raise ImportRefused(
            "sheet_columns",
            f"缺少列：{'、'.join(missing)}",
            where=f"{sheet}!1",
            remedy="请使用导出的表格填写，不要改动表头",
        )
    return found


def _workbook(content: bytes) -> tuple[str, list[list[str]]]:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            if sum(one.file_size for one in package.infolist()) > UNPACKED:
                raise ImportRefused("bomb", "文件解压后异常庞大，不予读取", remedy="请重新另存")
        book = load_workbook(io.BytesIO(content), read_only=True, data_only=True)
    except (zipfile.BadZipFile, InvalidFileException, KeyError, ValueError, OSError) as error:
        raise ImportRefused(
            "sheet_broken", "表格已损坏，无法读取", remedy="请重新另存为 xlsx 或 csv"
        ) from error
    sheet = book.worksheets[0]
    lines = [[_text(value) for value in line] for line in sheet.iter_rows(values_only=True)]
    return str(sheet.title), lines


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.date().isoformat()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value).strip()


def _csv(content: bytes) -> list[list[str]]:
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            text = content.decode(encoding)
        except UnicodeDecodeError:
            continue
        lines = csv.reader(io.StringIO(text, newline=""))
        return [[_unquoted(cell) for cell in line] for line in lines]
    raise ImportRefused(
        "encoding", "文件里有无法解码的字节", remedy="请另存为 UTF-8 编码的文本文件"
    )


def _unquoted(cell: str) -> str:
    cell = cell.strip()
    return cell[1:] if cell.startswith("'") and cell[1:].startswith(_FORMULA) else cell


def fault(row: SheetRow, key: str, name: str, problem: str) -> ImportRefused:
    """One fault of a row: its cell, whose it is, what is wrong."""
    return ImportRefused(
        "sheet_cell",
        _("%(name)s：%(problem)s") % {"name": name or _("未写名称"), "problem": problem},
        where=row.where(key),
    )
