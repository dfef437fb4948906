"""Paragraphs: joined where pages and lines cut them, and nowhere else."""

from __future__ import annotations

import pytest

from lantu.read.document import read_text

LONG = "持续推进城市更新，改造老旧小区，完善公共服务设施，"
PROSE = "深化重点领域改革，激发市场活力，推动经济运行保持在合理区间。"


def paragraphs(*blocks: str, apart: str = "\n\n") -> list[str]:
    return [one.text for one in read_text(apart.join(blocks)).paragraphs]


@pytest.mark.parametrize(
    ("cut", "rest"),
    [
        (LONG + "建成一批便民", "服务站点，方便群众办事。"),
        (LONG, "不断提高居住品质。"),
        ("改革不断深化。全年新增企", "业二百户，带动就业明显增长，效果良好。"),
        ("今年前三季度，全市合同成交", "额三百亿元，同比增长两成，规模居全省前列。"),
    ],
)
def test_a_page_break_in_a_sentence_is_closed(cut: str, rest: str) -> None:
    assert paragraphs(PROSE, cut, rest, PROSE) == [PROSE, cut + rest, PROSE]


@pytest.mark.parametrize(
    ("above", "below"),
    [
        (PROSE, PROSE),
        ("坚持绿色发展，打造宜居家园", PROSE),
        ("全市产业布局图", PROSE),
        (LONG + "建成一批便民", "（二）提升品质"),
        (LONG + "建成一批便民", "◆示范工程：建设站点。"),
        (LONG + "建成一批便民", "——服务能力明显增强。"),
        (LONG + "建成一批便民", "多点发力"),
        ("张 某 摄", PROSE),
        ("（一）提升品质", PROSE),
        ("来源：某市日报", PROSE),
    ],
)
def test_what_is_whole_stays_apart(above: str, below: str) -> None:
    assert paragraphs(above, below, PROSE)[:2] == [above, below]


def test_a_page_number_inside_a_sentence_is_left_out() -> None:
    found = paragraphs(LONG + "建成一批便民", "— 12 —", "服务站点，方便群众办事。")
    assert found == [LONG + "建成一批便民服务站点，方便群众办事。", "— 12 —"]


def test_wrapped_lines_are_joined_even_behind_a_full_stop() -> None:
    lines = [
        "推动重点领域改革取得突破。围绕产业布局项目，大力",
        "引进研发机构，支持企业与高校院所联合开展技术攻关",
        "建设公共平台，吸引各类人才前来工作，服务企业发展。",
        "鼓励金融机构创新产品，为中小企业提供更加便利的资",
        "金支持。",
    ]
    assert paragraphs(PROSE, "\n".join(lines), PROSE)[1] == "".join(lines)


def test_a_text_of_one_width_is_divided_by_its_indents() -> None:
    first = (
        "　　推动重点领域改革取得突破。围绕产业布局项目大力\n"
        "引进研发机构支持企业与高校院所联合开展技术攻关建设\n"
        "公共平台吸引各类人才前来工作服务全市企业更好发展。\n"
    )
    document = read_text(first * 6)
    assert len(document.paragraphs) == 6
    assert all(len(one.pieces) == 3 for one in document.paragraphs)


def test_lines_without_blanks_between_are_paragraphs() -> None:
    assert paragraphs(PROSE, PROSE, "一、安排", PROSE, apart="\n") == [
        PROSE,
        PROSE,
        "一、安排",
        PROSE,
    ]


def test_a_subscript_on_its_own_line_belongs_to_the_word() -> None:
    found = paragraphs(LONG + "细颗粒物（PM", "2.5", "）平均浓度继续下降。", PROSE, apart="\n")
    assert found[0] == LONG + "细颗粒物（PM2.5）平均浓度继续下降。"


def test_an_offset_leads_back_into_the_document() -> None:
    document = read_text(f"{LONG}建成一批便民\n\n服务站点，方便群众办事。")
    (paragraph,) = document.paragraphs
    for position, char in enumerate(paragraph.text):
        assert document.text[paragraph.offset(position)] == char


@pytest.mark.parametrize("ends", ["\n", "\r\n", "\r", "\u2028"])
def test_all_line_ends_are_known(ends: str) -> None:
    assert paragraphs(PROSE, "一、安排", PROSE, apart=ends) == [PROSE, "一、安排", PROSE]


def test_a_sentence_keeps_its_closing_marks_and_goes_on_behind_a_comma() -> None:
    text = "提出“要坚持改革。”并要求抓好落实（见附件。）。他说：“好！”，大家同意。完成了吗？完成了"
    document = read_text(text)
    assert [text[one.start : one.end] for one in document.sentences] == [
        "提出“要坚持改革。”",
        "并要求抓好落实（见附件。）。",
        "他说：“好！”，大家同意。",
        "完成了吗？",
        "完成了",
    ]


def test_a_sentence_spans_a_page_break() -> None:
    document = read_text(f"{LONG}建成一批便民\n\n服务站点，方便群众办事。{PROSE}")
    assert len(document.sentences) == 2
    assert document.sentences[0].start == 0
    assert document.text[: document.sentences[0].end].endswith("办事。")
