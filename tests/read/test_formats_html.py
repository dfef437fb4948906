"""HTML pages: what is text, and where tables, headings and boxes stand in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.read.document import read_document
from lantu.text.documents import Document

PROSE = "全市坚持稳中求进，各项工作有序开展，成效逐步显现。"


@pytest.fixture
def page(tmp_path: Path):
    def read(body: str, head: str = "", encoding: str = "utf-8") -> Document:
        path = tmp_path / "page.html"
        path.write_bytes(f"<html><head>{head}</head><body>{body}</body></html>".encode(encoding))
        return read_document(path)

    return read


def test_blocks_are_lines(page) -> None:
    document = page(f"<h1>某市公报</h1><div>引言<p>{PROSE}</p>尾注</div><ul><li>甲<li>乙</ul>")
    assert document.text == f"某市公报\n\n引言\n\n{PROSE}\n\n尾注\n\n甲\n\n乙"


def test_a_break_ends_a_line_and_not_a_block(page) -> None:
    document = page("<p>甲方<br>乙方</p><p>丙方</p>")
    assert document.text == "甲方\n乙方\n\n丙方"


@pytest.mark.parametrize(
    "dropped",
    [
        "<script>var a='<p>不要</p>'</script>",
        "<style>p {}</style>",
        "<nav>首页</nav>",
        "<footer>版权</footer>",
        "<div hidden>隐藏</div>",
        "<p style='DISPLAY : none'>隐藏</p>",
        "<select><option>甲</select>",
        "<!-- 注释 -->",
        "<svg><text>图</text></svg>",
    ],
)
def test_what_is_no_text_is_dropped(page, dropped: str) -> None:
    assert page(f"<p>前</p>{dropped}<p>后</p>").text == "前\n\n后"


def test_inline_marks_and_source_lines_leave_no_gaps(page) -> None:
    document = page(
        "<p>　　细颗粒物（PM<sub>2.5</sub>）\n  浓度&nbsp;<b>30</b>\n微克，good\nair。</p>"
    )
    assert document.text == "细颗粒物（PM2.5）浓度 30微克，good air。"


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030", "utf-16"])
def test_every_encoding_is_read(page, encoding: str) -> None:
    head = '<meta charset="gb2312"><title>某市公报</title>'
    assert page(f"<p>{PROSE}</p>", head, encoding).text == PROSE


def test_headings_of_the_file_and_numbers_make_one_tree(page) -> None:
    document = page(
        f"<h1>某市规划</h1><h2>第一章 总则</h2><h3>背景</h3><p>{PROSE}</p>"
        f"<h3>思路</h3><p>{PROSE}</p><h2>附则</h2><p>{PROSE}</p>"
    )
    assert [(one.level, one.number, one.title) for one in document.sections] == [
        (0, "", "某市规划"), (1, "第一章", "总则"), (2, "", "背景"), (2, "", "思路"),
        (1, "", "附则"),
    ]  # fmt: skip


def test_a_page_without_heading_takes_its_title_from_the_head(page) -> None:
    document = page(f"<p>{PROSE}</p>", "<title> 某市\n公报 </title>")
    assert document.title == "某市公报"


def test_merged_cells_stand_once_with_their_spans(page) -> None:
    document = page(
        "<table><caption>主要指标</caption>"
        "<tr><th rowspan=2>指标<th colspan=2>数值<tr><th>上年<th>本年"
        "<tr><td>森<br>林<td>41<td></table><p>注：按新口径。</p>"
    )
    (table,) = document.tables
    found = [(one.row, one.column, one.row_span, one.column_span, one.text) for one in table.cells]
    assert found == [
        (0, 0, 2, 1, "指标"), (0, 1, 1, 2, "数值"), (1, 1, 1, 1, "上年"), (1, 2, 1, 1, "本年"),
        (2, 0, 1, 1, "森林"), (2, 1, 1, 1, "41"), (2, 2, 1, 1, ""),
    ]  # fmt: skip
    assert [one.header for one in table.cells] == [True] * 4 + [False] * 3
    assert all(document.text[one.start : one.end] == one.text for one in table.cells)
    assert document.text[table.start : table.end] == "指标\t数值\t\n\t上年\t本年\n森林\t41\t"
    assert table.exact and table.caption == "主要指标"
    assert [document.text[begin:end] for begin, end in table.notes] == ["注：按新口径。"]


def test_two_tables_stay_two(page) -> None:
    row = "<tr><td>甲<td>1"
    assert len(page(f"<table>{row}</table><table>{row}{row}</table>").tables) == 2


def test_a_table_that_lays_out_the_page_is_none(page) -> None:
    document = page(f"<table><tr><td>{PROSE}<td><table><tr><td>甲<td>1</table></table>")
    assert [cell.text for table in document.tables for cell in table.cells] == ["甲", "1"]


def test_a_framed_box_ends_with_its_frame(page) -> None:
    document = page(
        f"<table><tr><td>专栏1 水利工程<tr><td><p>◆水库：建成两座。</p><p>{PROSE}</p></table>"
        f"<p>{PROSE}</p>"
    )
    box, item = document.sections
    assert (box.kind, item.kind, box.end) == ("box", "item", item.end)
    assert [one.section for one in document.paragraphs] == [0, 1, 1, None]


@pytest.mark.parametrize("span", ["0", "-3", "999999999999", "x", "", "１２"])
def test_absurd_spans_do_no_harm(page, span: str) -> None:
    document = page(f"<table><tr><td colspan='{span}' rowspan='{span}'>甲<td>1<tr><td>乙</table>")
    assert len(document.text) < 500


def test_unclosed_and_misnested_tags_are_read(page) -> None:
    assert page("<p><b>甲<p>乙</b></div></table><p>丙").text == "甲\n\n乙\n\n丙"
