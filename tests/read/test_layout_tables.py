"""Tables of plain text: rows of tabs, over page breaks, with caption and notes."""

from __future__ import annotations

from lantu.read.document import read_text

TABLE = "指标\t2020年\t2025年\n森林覆盖率\t41\t42\n"


def test_rows_become_cells_with_offsets() -> None:
    document = read_text(TABLE)
    (table,) = document.tables
    assert [(one.row, one.column, one.text) for one in table.cells[:4]] == [
        (0, 0, "指标"), (0, 1, "2020年"), (0, 2, "2025年"), (1, 0, "森林覆盖率"),
    ]  # fmt: skip
    assert all(document.text[one.start : one.end] == one.text for one in table.cells)
    assert table.exact and not document.paragraphs


def test_rows_of_unequal_length_are_not_exact() -> None:
    (table,) = read_text(TABLE + "用水量\t3\n").tables
    assert not table.exact


def test_a_leading_tab_is_an_empty_cell() -> None:
    (table,) = read_text(TABLE + "\t其中\t5\n").tables
    assert [one.text for one in table.cells if one.row == 2] == ["", "其中", "5"]


def test_a_table_goes_on_behind_a_page_break() -> None:
    (table,) = read_text(TABLE + "\n" + "用水量\t3\t4\n").tables
    assert max(one.row for one in table.cells) == 2


def test_a_broken_cell_stays_in_its_table() -> None:
    (table,) = read_text(TABLE + "万元产值\n用水量\t3\t4\n").tables
    assert [one.text for one in table.cells if one.row == 2] == ["万元产值"]


def test_caption_and_notes_belong_to_the_table() -> None:
    below = "注：[]为累计数。\n\n①按新口径。\n\n其他内容照常推进，不再一一列举。\n"
    text = f"主要指标表\n\n单位：亿元\n\n{TABLE}\n{below}"
    document = read_text(text)
    (table,) = document.tables
    assert table.caption == "主要指标表"
    assert [text[begin:end] for begin, end in table.notes] == ["注：[]为累计数。", "①按新口径。"]
    assert len(document.paragraphs) == 5


def test_running_text_is_no_caption() -> None:
    (table,) = read_text(f"各项指标完成情况见下表。\n{TABLE}").tables
    assert table.caption == ""


def test_one_line_with_a_tab_is_no_table() -> None:
    document = read_text("联系人：王某\t电话：8888\n")
    assert not document.tables and len(document.paragraphs) == 1
