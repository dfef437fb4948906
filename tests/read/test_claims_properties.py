"""What holds for claims of any text."""

from __future__ import annotations

import time

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import read_text

HEAD = "2024年临川市政府工作报告\n一、2023年工作回顾\n"
SENTENCES = [
    "全年生产总值820.5亿元，增长6.3%。",
    "工业、农业投资分别增长8.6%、4.1%。",
    "新增图书馆12座、博物馆3家，总投资2.5亿元。",
    "由2022年的70%提高到76%，居全省第4位。",
    "建设30个文化驿站和5个站点，惠及1.2万人。",
    "单位能耗下降3.1%以上，占全省的6%左右。",
]
WORDS = [
    *"，。；、：（）“”《》\n\t 　的和由占达分别均增长下降亿元%个家第位以上近约",
    "其中", "分行业看，", "12", "3.5", "2025年", "1-2", "6:4:2", "十三连增", "翻一番", "新增",
    "城乡居民收入", "项目", "[3]", "１２．５", "万", "级", "个百分点", "每", "增至", "◆", "专栏 1",
]  # fmt: skip


def meaning(claims: list[Claim]) -> list[tuple[object, ...]]:
    return [
        (c.indicator, c.value, c.unit, c.comparator, c.measure, c.period, c.role, c.scope)
        for c in claims
    ]


def read(text: str) -> list[Claim]:
    return read_claims(read_text(text, name="x"))


@given(st.lists(st.sampled_from(WORDS), max_size=60).map("".join))
@example("新增" * 30 + "12个" * 20)
@settings(max_examples=400, deadline=None)
def test_offsets_point_at_the_number_and_nothing_raises(text: str) -> None:
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text
        assert 0 < claim.confidence < 1
        assert claim.start < claim.end


@given(st.text(max_size=120))
@settings(max_examples=200, deadline=None)
def test_any_string_can_be_read(text: str) -> None:
    for claim in read(text):
        assert text[claim.start : claim.end] == claim.number_text


@given(st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=4), st.data())
@settings(max_examples=60, deadline=None)
def test_blanks_around_numbers_and_full_width_digits_change_nothing(
    sentences: list[str], data: st.DataObject
) -> None:
    plain = "".join(sentences)
    wide = plain.translate({ord("0") + i: chr(0xFF10 + i) for i in range(10)} | {ord("%"): "％"})
    assert meaning(read(HEAD + wide)) == meaning(read(HEAD + plain))
    edges = [i for i in range(1, len(plain)) if plain[i - 1].isdigit() != plain[i].isdigit()]
    spots = data.draw(st.lists(st.sampled_from(edges), unique=True))
    spaced = "".join((" " if i in spots else "") + c for i, c in enumerate(plain))
    assert meaning(read(HEAD + spaced)) == meaning(read(HEAD + plain))


@given(st.sampled_from(SENTENCES), st.data())
@settings(max_examples=60, deadline=None)
def test_a_page_break_changes_nothing(sentence: str, data: st.DataObject) -> None:
    long = "这一年，全市上下同心协力，各项事业稳步向前，人民生活持续改善。" * 3 + sentence
    first = len(long) - len(sentence) + 1
    at = data.draw(st.integers(first, len(long) - 2))
    broken = long[:at] + "\n\n" + long[at:]
    assert meaning(read(HEAD + broken)) == meaning(read(HEAD + long))


@given(st.permutations(SENTENCES))
@settings(max_examples=40, deadline=None)
def test_moving_a_paragraph_moves_its_claims_only(order: list[str]) -> None:
    def sorted_meaning(paragraphs: list[str]) -> list[str]:
        return sorted(map(repr, meaning(read(HEAD + "\n".join(paragraphs)))))

    assert sorted_meaning(order) == sorted_meaning(SENTENCES)


@pytest.mark.parametrize(
    "unit",
    [
        "新增企业12家、",
        "增长5%，",
        "由3%提高到5%、6%和7%",
        "（12",
        "“增长12亿元",
        "其中，",
        "占全省的3%、占全国的2%，",
        "建设3个项目和",
        "12345",
        "第一、第二、",
    ],
)
def test_time_grows_with_length_only(unit: str) -> None:
    def seconds(times: int) -> float:
        document = read_text(HEAD + unit * times, name="x")
        started = time.process_time()
        read_claims(document)
        return time.process_time() - started

    short, long = (min(seconds(n) for _ in range(2)) for n in (400, 3200))
    assert long < 8 * 4 * max(short, 0.002)
