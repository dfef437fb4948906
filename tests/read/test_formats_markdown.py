"""Markdown: headings, lists, tables, line ends, pieces of HTML."""

from __future__ import annotations

import pytest

from lantu.read.formats.markdown import read_markdown


@pytest.mark.parametrize(
    ("source", "text"),
    [
        ("# 规划\n\n正文。", "规划\n\n正文。"),
        ("第一行，\n第二行。", "第一行，第二行。"),
        ("one\ntwo", "one two"),
        ("上行  \n下行", "上行\n下行"),
        ("1. 甲\n2. 乙", "1. 甲\n\n2. 乙"),
        ("- 甲\n- 乙", "甲\n\n乙"),
        ("**到2025年**达到`95`%", "到2025年达到95%"),
        ("[网页](http://a.cn)与![图](b.png)", "网页与"),
        ("<script>var a = 1</script>\n\n正文", "正文"),
        ("<p>段落<b>甲</b></p>", "段落甲"),
        ("文字<script>x</script>后", "文字x后"),
    ],
)
def test_words_without_marks(source: str, text: str) -> None:
    assert read_markdown(source.encode(), "文.md").text == text


def test_a_table_has_a_head_and_cells() -> None:
    extract = read_markdown(
        "| 指标 | 值 |\n|---|---|\n| 产量 | 95 |\n| 税收 |  |".encode(), "文.md"
    )
    (table,) = extract.tables
    assert extract.text == "指标\t值\n产量\t95\n税收\t"
    assert [(c.row, c.column, c.text, c.header) for c in table.cells] == [
        (0, 0, "指标", True), (0, 1, "值", True), (1, 0, "产量", False), (1, 1, "95", False),
        (2, 0, "税收", False), (2, 1, "", False),
    ]  # fmt: skip


def test_the_first_heading_is_the_title() -> None:
    extract = read_markdown("# 题\n\n## 第一章\n\n# 又一".encode(), "文.md")
    assert [hint.level for hint in extract.headings] == [0, 2, 1]
