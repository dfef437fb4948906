"""Tables set with pipes or blanks in plain text."""

from __future__ import annotations

import pytest

from lantu.read.claims import read_claims
from lantu.read.document import read_text

BULLETIN = "临川市2023年国民经济和社会发展统计公报\n一、农业\n全年农业形势良好。\n"


def cells(text: str) -> list[tuple[str, object, str]]:
    found = read_claims(read_text(BULLETIN + text, name="x"))
    return [(c.indicator, c.value, c.unit) for c in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "表1 产量\n单位：吨\n产品 产量 比上年增长%\n稻谷 210 1.5\n茶叶 50 -3.1\n",
            [
                ("稻谷产量", 210, "吨"),
                ("稻谷产量", 1.5, "%"),
                ("茶叶产量", 50, "吨"),
                ("茶叶产量", -3.1, "%"),
            ],
        ),
        (
            "指标 | 人数（万人） |\n常住人口 | 31 |\n户籍人口 | 33 |\n",
            [("常住人口", 31, "万人"), ("户籍人口", 33, "万人")],
        ),
        (
            "|产品|单位|产量|\n|---|---|---|\n|水泥|万吨|20.5|\n|纱|吨|300|\n",
            [("水泥产量", 20.5, "万吨"), ("纱产量", 300, "吨")],
        ),
    ],
)
def test_cells_are_read(text: str, expected: list[tuple[str, object, str]]) -> None:
    assert cells(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "首页 | 政务 | 公开\n导航 | 新闻 | 动态\n",
        "表1 产量\n稻谷 210\n稻谷丰收。\n",
    ],
)
def test_what_is_no_table(text: str) -> None:
    assert read_text(BULLETIN + text, name="x").tables == ()


def test_the_unit_line_is_kept_beside_the_caption() -> None:
    (table,) = read_text(BULLETIN + "主要指标\n单位：亿元\n指标\t产值\n渔业\t3\n林业\t4\n").tables
    assert (table.caption, table.unit) == ("主要指标", "单位：亿元")
