"""The tree of headings, from numbers and from short lines above running text."""

from __future__ import annotations

import pytest

from lantu.read.document import read_text
from lantu.text.documents import Document

PROSE = "我们将坚持稳中求进，统筹推进各项工作，努力完成全年目标任务。"
MORE = "各部门要按照分工抓好落实，定期报告进展情况，确保取得实效。"


def tree(document: Document) -> list[tuple[int, str, str]]:
    return [(one.level, one.number, one.title) for one in document.sections]


def text_of(*lines: str) -> Document:
    return read_text("\n".join(lines))


def test_numbers_make_levels() -> None:
    document = text_of(
        "某市发展规划纲要", "第一篇 总则", "第一章 基础", "第一节 条件", "一、现状",
        "（一）经济", "1.工业", PROSE, "（二）社会", PROSE, "第二章 目标", PROSE,
    )  # fmt: skip
    assert tree(document) == [
        (0, "", "某市发展规划纲要"),
        (1, "第一篇", "总则"),
        (2, "第一章", "基础"),
        (3, "第一节", "条件"),
        (4, "一、", "现状"),
        (5, "（一）", "经济"),
        (6, "1.", "工业"),
        (5, "（二）", "社会"),
        (2, "第二章", "目标"),
    ]


@pytest.mark.parametrize(
    ("line", "number", "title"),
    [
        ("第十二章 开放", "第十二章", "开放"),
        ("第3节　人才", "第3节", "人才"),
        ("第二部分 任务", "第二部分", "任务"),
        ("十一、能源", "十一、", "能源"),
        ("三．农业", "三．", "农业"),
        ("(四)水利", "(四)", "水利"),
        ("2、林业", "2、", "林业"),
        ("（3）渔业", "（3）", "渔业"),
        ("**五、交通**", "五、", "交通"),
        ("<strong>六、通信</strong>", "六、", "通信"),
        ("（七）教育。" + PROSE, "（七）", "教育"),
        ("八、医疗。" + PROSE, "八、", "医疗"),
    ],
)
def test_a_number_opens_a_section(line: str, number: str, title: str) -> None:
    (section,) = text_of(line, PROSE).sections
    assert (section.number, section.title) == (number, title)


@pytest.mark.parametrize(
    "line",
    [
        "一、二、三产业分别增长3%、4%和5%。",
        "第一节课从八点开始，全市中小学统一安排，家长可以放心。",
        "第一章规定的各项指标由统计部门负责核算，按年度公布结果。",
        "1.5万人参加了培训，其中返乡创业人员占一半以上。",
        "2024年是实施规划的关键一年，做好各项工作意义重大。",
        "（1）修建水库；",
        "一是推动工业升级。" + PROSE,
        "第一章 总则 ………… 3",
    ],
)
def test_other_beginnings_open_none(line: str) -> None:
    assert not text_of(PROSE, line, PROSE).sections


def test_a_heading_run_into_its_text_ends_at_the_first_full_stop() -> None:
    text = f"（一）改善水质。{PROSE}"
    document = read_text(text)
    (section,) = document.sections
    assert text[section.start : section.heading_end] == "（一）改善水质"
    assert not document.paragraphs[0].is_heading


def test_a_number_alone_takes_its_words_from_the_next_line() -> None:
    document = text_of("第一章", "总体要求", PROSE)
    assert tree(document) == [(1, "第一章", "总体要求")]
    assert document.paragraphs[0].is_heading


def test_a_section_spans_its_subsections() -> None:
    document = text_of("一、总体", "（一）思路", PROSE, "二、任务", MORE)
    first, inner, second = document.sections
    assert document.text[first.start : first.end].endswith(PROSE)
    assert first.start < inner.start and inner.end == first.end < second.start
    assert [one.section for one in document.paragraphs] == [0, 1, 1, 2, 2]


def test_a_table_of_contents_opens_no_sections() -> None:
    contents = ["目录", "第一章 总则", "第二章 目标"]
    document = text_of("某市规划", *contents, "第一章 总则", PROSE, "第二章 目标", MORE)
    assert [one[1] for one in tree(document)] == ["", "第一章", "第二章"]


def test_the_title_may_stand_behind_the_contents() -> None:
    contents = ["目　录", "第一章 总则\t1", "第一节 背景……2", "第二章 目标 ........ 13"]
    document = text_of(*contents, "清河市规划纲要", "第一章 总则", PROSE)
    assert [one[2] for one in tree(document)] == ["清河市规划纲要", "总则"]
    assert not document.tables


def test_notes_below_open_no_sections() -> None:
    document = text_of(
        "一、综合", PROSE, "注：", "1.数据为初步统计数。", "2.增速按可比价计算。" + MORE
    )
    assert len(document.sections) == 1


@pytest.mark.parametrize(
    "marks", [("1.", "2."), ("（1）", "（2）"), ("（一）", "（二）", "（三）")]
)
def test_numbers_without_text_between_are_a_list(marks: tuple[str, ...]) -> None:
    document = text_of(
        "一、民生", PROSE, *[f"{mark}新建学校十所" for mark in marks], "二、其他", PROSE
    )
    assert [one[1] for one in tree(document)] == ["一、", "二、"]
    assert not any(one.is_heading for one in document.paragraphs if "学校" in one.text)


def test_a_page_on_one_line_is_cut_at_its_indents() -> None:
    text = "　　".join(["2024年某市政府工作报告", "一、回顾", PROSE * 60, "二、安排", PROSE])
    document = read_text(text)
    assert [one[1] for one in tree(document)] == ["", "一、", "二、"]


def test_a_numbering_that_starts_again_is_divided_by_lines_without_number() -> None:
    document = text_of(
        "2023年工作回顾", PROSE, "一、工业", PROSE, "二、农业", PROSE,
        "2024年工作安排", MORE, "一、工业", MORE,
    )  # fmt: skip
    assert [(level, title) for level, _, title in tree(document)] == [
        (1, "2023年工作回顾"), (2, "工业"), (2, "农业"), (1, "2024年工作安排"), (2, "工业"),
    ]  # fmt: skip


def test_short_lines_divide_news_pages() -> None:
    document = text_of(
        "海风正劲",
        "本报记者 王 某",
        "多点发力",
        "港口货运再上台阶",
        PROSE,
        "生态优先",
        MORE,
        "李 某 摄",
    )
    assert tree(document) == [
        (0, "", "海风正劲"),
        (1, "", "多点发力"),
        (2, "", "港口货运再上台阶"),
        (1, "", "生态优先"),
    ]


def test_captions_and_signatures_are_no_headings() -> None:
    document = text_of("一、空间", PROSE, "全市空间格局图", PROSE, "某市人民政府", "2024年1月5日")
    assert [one[2] for one in tree(document)] == ["空间"]


def test_the_audience_is_addressed_above_the_last_section() -> None:
    document = text_of("一、回顾", "（一）工业", PROSE, "各位代表！" + MORE, "二、安排", PROSE)
    address = next(one for one in document.paragraphs if one.text.startswith("各位"))
    assert address.section == 0


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        (["2024年某市政府工作报告", "各位代表：", PROSE], "2024年某市政府工作报告"),
        (
            ["来源：某报", "政府工作报告", "——2024年1月在会议上", "各位代表：", PROSE],
            "政府工作报告",
        ),
        (["某市印发", "某市水利发展规划（2021—2025年）", PROSE], "某市水利发展规划（2021—2025年）"),
        (
            ["清河市人民政府", "2024年政府工作报告", "（2024年1月5日）", PROSE],
            "清河市人民政府2024年政府工作报告",
        ),
        (["某市", "国民经济发展规划纲要", "目录", PROSE], "国民经济发展规划纲要"),
        (["清河市", "国民经济发展规划纲要", "目录", PROSE], "清河市国民经济发展规划纲要"),
        (["各位代表：", PROSE], "text"),
        ([PROSE], "text"),
    ],
)
def test_the_title_stands_before_the_address(lines: list[str], title: str) -> None:
    assert text_of(*lines).title == title
