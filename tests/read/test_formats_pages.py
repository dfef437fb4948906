"""Pages of marks to text: heads, columns, paragraphs over lines and pages, ruled tables."""

from __future__ import annotations

import pytest

from lantu.read.formats.extract import Extract
from lantu.read.formats.page import Glyph, Page, Rule, is_wide
from lantu.read.formats.page_text import text_of

SIZE, PITCH = 12.0, 20.0
LEFT, RIGHT, WIDTH, HEIGHT = 90.0, 510.0, 600.0, 840.0
LONG = "全市上下坚持稳中求进工作总基调完整准确全面贯彻新发展理念统筹推进各项工作"


def typed(text: str, left: float, top: float, size: float = SIZE) -> list[Glyph]:
    glyphs = []
    for one in text:
        wide = size if is_wide(one) else size / 2
        glyphs.append(Glyph(one, left, top, left + wide, top + size, size))
        left += wide
    return glyphs


def full(start: str = "") -> str:
    """A line that is as wide as the column."""
    return (start + LONG)[: int((RIGHT - LEFT) / SIZE)]


def page(number: int, *glyphs: list[Glyph], rules: tuple[Rule, ...] = ()) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(g for row in glyphs for g in row), rules, 0.0)


def lines(extract: Extract) -> list[str]:
    return [line for line in extract.text.splitlines() if line]


def box(columns: list[float], rows: list[float]) -> list[Rule]:
    level = [Rule(columns[0], row, columns[-1], row) for row in rows]
    return level + [Rule(column, rows[0], column, rows[-1]) for column in columns]


def test_a_paragraph_goes_over_lines_and_ends_with_a_short_one() -> None:
    rows = [
        typed(full("　　")[2:], LEFT + 2 * SIZE, 100),
        typed(full(), LEFT, 120),
        typed("到此为止。", LEFT, 140),
        typed("又一段。", LEFT, 160),
    ]
    assert lines(text_of([page(0, *rows)], {})) == [
        full("　　")[2:] + full() + "到此为止。",
        "又一段。",
    ]


def test_a_paragraph_goes_over_the_end_of_a_page() -> None:
    first = page(0, typed(full(), LEFT, 700), typed("- 1 -", 290, 800))
    second = page(1, typed("下页的话。", LEFT, 80), typed("- 2 -", 290, 800))
    assert lines(text_of([first, second], {})) == [full() + "下页的话。"]


def test_heads_that_repeat_and_page_numbers_are_left_out() -> None:
    pages = [
        page(
            number,
            typed("某市发展规划纲要", 250, 30, 9),
            typed(f"正文第{'甲乙丙'[number]}页的内容。", LEFT, 200),
            typed(f"第{number + 1}页", 290, 810, 9),
        )
        for number in range(3)
    ]
    assert lines(text_of(pages, {})) == [f"正文第{one}页的内容。" for one in "甲乙丙"]


def test_columns_are_read_one_after_the_other() -> None:
    left = [typed(f"左栏第{n}行的文字内容。", LEFT, 100 + n * PITCH) for n in range(6)]
    right = [typed(f"右栏第{n}行的文字内容。", 330, 100 + n * PITCH) for n in range(6)]
    text = text_of([page(0, *left, *right)], {}).text
    assert text.index("左栏第5行") < text.index("右栏第0行")


def test_a_number_is_not_broken_off_at_a_lines_end() -> None:
    """A line that ends early because a long number did not fit goes on."""
    short = full()[:-2]
    rows = [typed(short, LEFT, 100), typed("12345.67亿元。", LEFT, 120), typed(full(), LEFT, 140)]
    assert lines(text_of([page(0, *rows)], {}))[0] == short + "12345.67亿元。"


def test_a_wrapped_centred_title_is_one_line() -> None:
    rows = [
        typed("某某市国民经济和社会发展第十五个五年", 144, 60, 18),
        typed("规划纲要", 264, 86, 18),
        typed(full(), LEFT, 200),
        typed(full(), LEFT, 220),
    ]
    assert lines(text_of([page(0, *rows)], {}))[0] == "某某市国民经济和社会发展第十五个五年规划纲要"


def test_a_ruled_table_has_its_merged_cells() -> None:
    rules = [
        Rule(100, 100, 400, 100), Rule(200, 130, 400, 130), Rule(100, 160, 400, 160),
        Rule(100, 100, 100, 160), Rule(200, 100, 200, 160), Rule(300, 100, 300, 160),
        Rule(400, 100, 400, 160),
    ]  # fmt: skip
    rows = [
        typed("经济", 120, 122), typed("产值", 220, 108), typed("95.5", 320, 108),
        typed("税收", 220, 138), typed("12", 320, 138),
    ]  # fmt: skip
    (table,) = text_of([page(0, *rows, rules=tuple(rules))], {}).tables
    found = [(c.row, c.column, c.row_span, c.text) for c in table.cells]
    assert found == [
        (0, 0, 2, "经济"), (0, 1, 1, "产值"), (0, 2, 1, "95.5"),
        (1, 1, 1, "税收"), (1, 2, 1, "12"),
    ]  # fmt: skip


def sheet(number: int, top: float, *rows: tuple[str, ...]) -> Page:
    """A page with one table of three columns."""
    edges = [top + 30 * n for n in range(len(rows) + 1)]
    glyphs = [
        typed(text, LEFT + 5 + 100 * column, edges[row] + 8)
        for row, texts in enumerate(rows)
        for column, text in enumerate(texts)
    ]
    rules = tuple(box([LEFT, LEFT + 100, LEFT + 200, LEFT + 300], edges))
    return page(number, *glyphs, rules=rules)


HEAD = ("指标", "单位", "数值")


def test_a_table_over_two_pages_is_one_with_one_head() -> None:
    pages = [
        sheet(0, 600, HEAD, ("产值", "亿元", "95")),
        sheet(1, 80, HEAD, ("税收", "亿元", "12")),
    ]
    (table,) = text_of(pages, {}).tables
    assert [c.text for c in table.cells] == [*HEAD, "产值", "亿元", "95", "税收", "亿元", "12"]


def test_a_row_that_a_page_end_cut_is_whole_again() -> None:
    pages = [
        sheet(0, 600, HEAD, ("规上工业", "亿元", "95")),
        sheet(1, 80, HEAD, ("增加值", "", ""), ("税收", "亿元", "12")),
    ]
    (table,) = text_of(pages, {}).tables
    assert [c.text for c in table.cells][3:6] == ["规上工业增加值", "亿元", "95"]


def test_a_box_holds_running_text() -> None:
    rules = tuple(box([LEFT - 5, RIGHT + 5], [90, 170]))
    rows = [typed("专栏1 重点工程", LEFT, 100), typed("◆建设大桥。", LEFT, 130)]
    extract = text_of([page(0, *rows, rules=rules)], {})
    assert lines(extract) == ["专栏1 重点工程", "◆建设大桥。"]
    assert not extract.tables
    assert len(extract.frames) == 1


@pytest.mark.parametrize("words", ["GDP", "R&D经费"])
def test_no_blank_stands_between_chinese_and_latin(words: str) -> None:
    glyphs = typed("全市", LEFT, 100) + typed(words, LEFT + 2 * SIZE + 3, 100)
    assert lines(text_of([page(0, glyphs)], {})) == ["全市" + words]


def test_bold_by_printing_twice_is_read_once() -> None:
    glyphs = typed("重点任务", LEFT, 100) + typed("重点任务", LEFT + 0.5, 100)
    assert lines(text_of([page(0, glyphs)], {})) == ["重点任务"]
