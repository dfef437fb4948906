"""Workbooks and delimited text: values as shown, merged cells, lines of text beside tables."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from io import BytesIO
from typing import Any

import openpyxl
import pytest
from openpyxl.utils.datetime import CALENDAR_MAC_1904, CALENDAR_WINDOWS_1900
from openpyxl.worksheet.worksheet import Worksheet

from lantu.errors import DocumentRefused
from lantu.read.formats.delimited import read_csv
from lantu.read.formats.numbers_shown import shown
from lantu.read.formats.xlsx import read_xlsx


def workbook(fill: Callable[[Worksheet], None], **more: Callable[[Worksheet], None]) -> bytes:
    book = openpyxl.Workbook()
    fill(book.active)
    for name, other in more.items():
        other(book.create_sheet(name))
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def rows(*lines: tuple[Any, ...]) -> Callable[[Worksheet], None]:
    def fill(sheet: Worksheet) -> None:
        for line in lines:
            sheet.append(line)

    return fill


@pytest.mark.parametrize(
    ("raw", "number_format", "expected"),
    [
        ("7030.3999999999996", "General", "7030.4"),
        ("7030.4", "0.00", "7030.40"),
        ("1234567", "#,##0", "1234567"),
        ("7.0000000000000007E-2", "0.0%", "7.0%"),
        ("0.07", "0%", "7%"),
        ("95.5", '0.0"亿元"', "95.5亿元"),
        ("32", '"≤"0', "≤32"),
        ("-3.25", "0.0;[Red]-0.0", "-3.3"),
        ("12345.6", "0.0,", "12345.6"),
        ("44197", "yyyy-mm-dd", "2021年1月1日"),
        ("44197", 'yyyy"年"m"月"', "2021年1月"),
        ("44197", "yyyy", "2021年"),
        ("3", "@", "3"),
        ("1E+20", "General", "100000000000000000000"),
        ("文字", "0.0", "文字"),
        ("NaN", "0.0", "NaN"),
    ],
)
def test_a_number_is_shown_by_its_format(raw: str, number_format: str, expected: str) -> None:
    assert shown(raw, number_format, CALENDAR_WINDOWS_1900) == expected


def test_the_other_calendar_counts_from_1904() -> None:
    assert shown("42735", "yyyy-mm-dd", CALENDAR_MAC_1904) == "2021年1月1日"


def test_a_sheet_is_a_table_under_its_title() -> None:
    fill = rows(("2025年主要指标",), ("指标", "单位", "目标"), ("粮食产量", "万吨", 100.5))
    extract = read_xlsx(workbook(fill), "表.xlsx")
    assert extract.text == "2025年主要指标\n\n指标\t单位\t目标\n粮食产量\t万吨\t100.5"
    (table,) = extract.tables
    assert [cell.text for cell in table.cells][-1] == "100.5"
    assert all(extract.text[c.start : c.end] == c.text for c in table.cells)


def test_merged_cells_stand_once() -> None:
    def fill(sheet: Worksheet) -> None:
        rows(("类别", "指标", "值"), ("经济", "产值", 95), (None, "税收", 12))(sheet)
        sheet.merge_cells("A2:A3")

    (table,) = read_xlsx(workbook(fill), "表.xlsx").tables
    (merged,) = [cell for cell in table.cells if cell.row_span > 1]
    assert (merged.text, merged.row, merged.column, merged.row_span) == ("经济", 1, 0, 2)


def test_blank_rows_part_tables_and_blank_columns_are_left_out() -> None:
    fill = rows((None, "甲", None, "乙"), (None, 1, None, 2), (), (None, "丙", "丁"), (None, 3, 4))
    first, second = read_xlsx(workbook(fill), "表.xlsx").tables
    assert [(c.row, c.column, c.text) for c in first.cells] == [
        (0, 0, "甲"), (0, 1, "乙"), (1, 0, "1"), (1, 1, "2"),
    ]  # fmt: skip
    assert [c.text for c in second.cells] == ["丙", "丁", "3", "4"]


def test_a_name_inside_a_table_belongs_to_it_and_notes_do_not() -> None:
    fill = rows(
        ("指标", "值"), ("产值", 95), ("其中：", None), ("工业", 30), ("注：初步数。", None),
    )  # fmt: skip
    extract = read_xlsx(workbook(fill), "表.xlsx")
    (table,) = extract.tables
    assert "其中：" in [cell.text for cell in table.cells]
    assert "注：初步数。" not in [cell.text for cell in table.cells]
    assert extract.text.endswith("注：初步数。")


def test_several_sheets_have_their_names_and_hidden_ones_are_not_read() -> None:
    def hidden(sheet: Worksheet) -> None:
        sheet.append(("草稿", 1))
        sheet.sheet_state = "hidden"

    data = workbook(rows(("甲", 1)), 民生=rows(("乙", 2)), 备用=hidden)
    text = read_xlsx(data, "表.xlsx").text
    assert "民生\n\n乙\t2" in text
    assert "草稿" not in text
    assert "备用" not in text


def test_dates_percents_truth_and_errors() -> None:
    def fill(sheet: Worksheet) -> None:
        sheet.append(
            ("开工", date(2025, 3, 1), datetime.fromisoformat("2025-06-30T12:00"), True, "#REF!")
        )
        sheet.append(("占比", 0.356, 1, 2, 3))
        sheet["B2"].number_format = "0.0%"
        sheet["E1"].data_type = "e"

    text = read_xlsx(workbook(fill), "表.xlsx").text
    assert text == "开工\t2025年3月1日\t2025年6月30日\t是\t\n占比\t35.6%\t1\t2\t3"


@pytest.mark.parametrize("mark", [",", "\t", ";", "|"])
def test_the_delimiter_is_found(mark: str) -> None:
    text = f"指标{mark}单位{mark}目标\n粮食产量{mark}万吨{mark}100\n"
    assert read_csv(text.encode("gb18030"), "表.csv").text == text.replace(mark, "\t").strip()


def test_quotes_hold_delimiters_and_line_ends() -> None:
    text = '指标,说明\n粮食,"一,二\n三"\n'
    assert read_csv(text.encode(), "表.csv").text == "指标\t说明\n粮食\t一,二 三"


def test_lines_of_text_in_a_delimited_file_are_paragraphs() -> None:
    extract = read_csv("主要指标\n指标,目标\n产量,1\n".encode("utf-8-sig"), "表.csv")
    assert extract.text == "主要指标\n\n指标\t目标\n产量\t1"


def test_a_stray_quote_is_told_with_its_line() -> None:
    with pytest.raises(DocumentRefused, match="第 2 行"):
        read_csv(b'a,b\n1,"2\n', "表.csv")
