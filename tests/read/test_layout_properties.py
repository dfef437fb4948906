"""What holds for the layout of every text, however odd."""

from __future__ import annotations

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.read.document import read_text
from lantu.text.documents import Document

#: pieces that documents are made of, so that odd texts are near to real ones
PIECES = (
    "第一章", "第二节 目标", "一、", "（一）", "1.", "（1）", "专栏 1 工程", "◆", "- ◆**水库：**",
    "目录",
    "全市增长5%。", "建设港口，", "“好。”", "注：", "各位代表：", "\t", "\n", "\n\n", "\r\n",
    "　　", " ", "**", "<strong>", "</a>", "3", "PM", "2.5", "——", "2024年1月5日", "①", "；", "：",
    "全面推进各项工作有序开展不断取得新的更大成效和进展并且持续巩固", "\x0c", "\u2028", "\x1c",
)  # fmt: skip
TEXTS = st.one_of(
    st.text(max_size=200),
    st.lists(st.sampled_from(PIECES), max_size=60).map("".join),
    st.lists(st.one_of(st.sampled_from(PIECES), st.text(max_size=8)), max_size=40).map("".join),
)


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_every_character_stands_in_one_paragraph_or_table(text: str) -> None:
    document = read_text(text)
    covered = [0] * len(text)
    for begin, end in [
        *((piece) for one in document.paragraphs for piece in one.pieces),
        *((one.start, one.end) for one in document.tables),
    ]:
        for position in range(begin, end):
            covered[position] += 1
    for char, times in zip(text, covered, strict=True):
        assert times <= 1 and (times == 1 or char.isspace())


@settings(max_examples=400, deadline=None)
@given(TEXTS)
def test_offsets_are_valid_and_in_order(text: str) -> None:
    document = read_text(text)
    _check_paragraphs(document)
    _check_sections(document)
    for one in document.sentences:
        paragraph = document.paragraphs[one.paragraph]
        assert paragraph.start <= one.start < one.end <= paragraph.end
    for table in document.tables:
        for cell in table.cells:
            assert table.start <= cell.start <= cell.end <= table.end
            assert text[cell.start : cell.end] == cell.text


def _check_paragraphs(document: Document) -> None:
    starts = [one.start for one in document.paragraphs]
    assert starts == sorted(starts)
    for one in document.paragraphs:
        assert one.text == "".join(document.text[begin:end] for begin, end in one.pieces)
        assert all(begin < end for begin, end in one.pieces)
        assert all(left[1] <= right[0] for left, right in pairwise(one.pieces))
        assert one.section is None or one.section < len(document.sections)


def _check_sections(document: Document) -> None:
    for index, one in enumerate(document.sections):
        assert one.index == index
        assert one.start < one.heading_end <= one.end <= len(document.text)
        if one.parent is not None:
            parent = document.sections[one.parent]
            assert parent.index < index and parent.level < one.level
            assert parent.start <= one.start and one.end <= parent.end


@settings(max_examples=200, deadline=None)
@given(TEXTS)
def test_sentences_cover_their_paragraphs(text: str) -> None:
    document = read_text(text)
    for index, paragraph in enumerate(document.paragraphs):
        inside = [one for one in document.sentences if one.paragraph == index]
        words = "".join(paragraph.text.split())
        found = "".join(
            document.text[max(begin, one.start) : min(end, one.end)]
            for one in inside
            for begin, end in paragraph.pieces
        )
        assert "".join(found.split()) == words


@pytest.mark.parametrize(
    "unit",
    [
        "a", "。", "（", "(", "*", "<", "<a ", "\t", "一", "一、", "第", "专栏", "◆", "\n", "\n\n1",
        "a\n", "1.\n", "“", "！”", "!?", " \u3000", "第一章\n", "第一章 甲\n", "◆（\n", "甲\t乙\n",
        "专栏 1 甲\n◆乙：丙\n", "年", "县", "我市",
        "◆<a>", "甲乙\n", "<a>", "清河市", "2024年", "注：\n1.\n", "二十",
        "甲|乙\n", "甲 乙\n", "甲 1\n",
    ],
)  # fmt: skip
def test_time_is_linear(unit: str) -> None:
    text = unit * (100_000 // len(unit))
    begin = time.process_time()
    read_text(text)
    assert time.process_time() - begin < 10  # quadratic work would take minutes
