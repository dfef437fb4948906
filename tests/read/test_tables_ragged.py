"""Tables whose conversion lost the empty cells: columns are inferred."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from lantu.read.document import read_document, read_text
from lantu.read.tables import table_claims, table_text_targets
from lantu.text.documents import Document

CAPTION = "“十四五”时期经济社会发展主要指标表"
HEADER = "类别\t指标\t2020年\t2025年\t年均增长\t属性"
#: category, name, baseline, target, average growth, attribute: figures of one invented city
COMPLETE = (
    ("经济", "1.工业产值（亿元）", "1203.4", "1700", "7.2", "预期性"),
    ("", "2.零售总额（亿元）", "500", "", "8", "预期性"),
    ("", "3.服务产值增长（%）", "0.8", "", ">6", "预期性"),
    ("", "4.企业数量（家）", "320", "500", "", "预期性"),
    ("民生", "5.城市居民收入（元）", "35000", "49000", "7", "预期性"),
    ("", "6.失业率（%）", "3.4", "<4.5", "", "预期性"),
    ("", "7.平均受教育年限（年）", "10.8", "11.3", "", "约束性"),
    ("", "8.新增就业（万人）", "", "[8]", "", "预期性"),
    ("", "9.每千人口床位数（张）", "6.1", "7", "", "预期性"),
    ("生态", "10.森林覆盖率（%）", "40.1", "≥42", "", "约束性"),
    ("", "11.单位产值能耗降低（%）", "[14.5]", "[13.5]", "", "约束性"),
    ("", "12.颗粒物浓度（微克/立方米）", "30", "28左右", "", "约束性"),
    ("", "13.耕地保有量（万亩）", "580", "580", "", "约束性"),
    ("", "14.居民收入增长（%）", "6", "", "6左右", "预期性"),
)


def ragged(*rows: tuple[str, ...], header: str = HEADER) -> Document:
    """A text document with a table whose rows lost their empty cells (not the leading one)."""
    lines = ["\t".join([row[0], *filter(None, row[1:])]) for row in rows]
    return read_text("\n".join([CAPTION, "", header, *lines, "", "注：[]为五年累计数。"]))


def column(claim: object) -> str:
    period, role, measure = claim.period, claim.role, claim.measure  # type: ignore[attr-defined]
    if period == "2021/2025" and measure == "growth" and claim.value > 0:  # type: ignore[attr-defined]
        return "growth"
    return "baseline" if role == "baseline" and period in ("2020", "2016/2020") else "target"


def test_cells_find_their_columns_again() -> None:
    claims = table_claims(ragged(*COMPLETE))
    expected = [
        (cell.strip("[]<>≥左右"), name)
        for row in COMPLETE
        for name, cell in zip(("baseline", "target", "growth"), row[2:5], strict=True)
        if cell
    ]
    assert [(c.number_text, column(c)) for c in claims] == expected


def test_certain_rows_are_surer_than_ambiguous_ones() -> None:
    complete, ambiguous = ragged(COMPLETE[0]), ragged(COMPLETE[0], COMPLETE[7])
    sure = [c.confidence for c in table_claims(complete)]
    unsure = [c.confidence for c in table_claims(ambiguous) if c.indicator == "新增就业"]
    assert min(sure) > max(unsure)


@pytest.mark.parametrize(
    ("row", "role"),
    [
        ("产值\t亿元\t500\t700\t7\t695", "target"),
        ("产值\t亿元\t500\t700\t6.2\t675", "actual"),
        ("产值\t亿元\t500\t7.2\t708", "actual"),
        ("产值\t亿元\t7\t4000", "target"),
    ],
    ids=["follows from the goal", "follows from the result", "no goal", "stands for the goal"],
)
def test_whose_average_growth_it_is(row: str, role: str) -> None:
    header = "指标名称\t单位\t2015年\t2020年\t\t\n\t\t\t目标\t平均增速%\t完成"
    lines = ["“十三五”规划主要指标完成情况表", "", header, row, "就业率\t%\t90\t91\t92", ""]
    claims = table_claims(read_text("\n".join(lines)))
    assert [c.role for c in claims if c.measure == "growth"] == [role]


def test_names_of_parts_and_groups() -> None:
    header = "类别\t序号\t指标名称\t单位\t2015年\t2020年\t属性"
    rows = [
        "社会\t1\t城镇化率\t常住人口\t%\t70\t75\t预期性",
        "\t\t\t户籍人口\t%\t60\t66\t",
        "\t2\t河流水质\t劣五类断面比例\t%\t5\t0\t约束性",
        "\t3\t主要污染物排放总量减少\t二氧化硫\t%\t[8]\t[9]\t约束性",
        "\t\t\t氮氧化物\t%\t[7]\t[8]\t",
    ]
    claims = table_claims(read_text("\n".join([CAPTION, "", header, *rows, "", "注：无。"])))
    assert [c.indicator for c in claims][::2] == [
        "常住人口城镇化率", "户籍人口城镇化率", "河流水质劣五类断面比例",
        "二氧化硫排放总量", "氮氧化物排放总量",
    ]  # fmt: skip
    assert [c.binding for c in claims][::2] == [False, False, True, True, True]


def test_words_broken_over_rows_are_joined() -> None:
    rows = (
        ("绿色", "1.甲排放降低（%）", "[15]", "完成上", "约束性"),
        ("", "2.乙排放降低（%）", "[18]", "级任务", "约束性"),
        ("", "3.良好天数比率（%）", "91", "完成上级任务", "约束性"),
    )
    made = ragged(*rows)
    assert [t.text for t in table_text_targets(made)] == ["完成上级任务"] * 3
    assert [c.role for c in table_claims(made)] == ["baseline"] * 3


def test_blank_below_words_goes_on() -> None:
    lines = ["\t1.良好天数（%）\t91\t完成上级任务\t约束性", "\t2.良好水体（%）\t90.5\t\t约束性"]
    made = read_text("\n".join([CAPTION, "", HEADER, *lines, "", "注：无。"]))
    assert [(t.indicator, t.text) for t in table_text_targets(made)] == [
        ("良好天数", "完成上级任务"), ("良好水体", "完成上级任务")
    ]  # fmt: skip
    assert [c.period for c in table_claims(made)] == ["2020", "2020"]


PIECES = [
    *(
        "指标",
        "单位",
        "2020年",
        "目标",
        "年均增长",
        "属性",
        "产值（亿元）",
        "1.绿地率（%）",
        "其中：出口",
    ),
    *("%", "亿元", "约束性", "完成上级任务", "合计", "①", "1", "[15]", "—", "", ">6", "12左右"),
    *("7030.4", "5-6", "1:2:3"),
]


@given(st.lists(st.lists(st.sampled_from(PIECES), min_size=2, max_size=12), min_size=2, max_size=8))
@settings(max_examples=150, deadline=None)
def test_any_table_gives_numbers_that_stand_where_they_say(rows: list[list[str]]) -> None:
    made = read_text("\n".join([CAPTION, "", *map("\t".join, rows), "", "注：[]为五年累计数。"]))
    for claim in table_claims(made):
        assert made.text[claim.start : claim.end] == claim.number_text
        assert 0 < claim.confidence <= 1
    for target in table_text_targets(made):
        assert made.text[target.start : target.end] != ""


def test_table_cut_by_a_page_break_goes_on_under_its_header() -> None:
    header = ("指标", "2020年", "2025年", "属性")
    first, second = (
        ("1.绿地率（%）", "40", "42", "预期性"),
        ("2.绿道（公里）", "90", "120", "预期性"),
    )
    rows = [*map("\t".join, (header, first)), "", "", "12", "", "\t".join(second)]
    made = read_text("\n".join([CAPTION, "", *rows, "\t".join(second).replace("2.", "3."), ""]))
    assert [(c.period, c.role) for c in table_claims(made)][-2:] == [
        ("2020", "baseline"), ("2025", "target")
    ]  # fmt: skip


def _same(claim: dict[str, object], gold: dict[str, object]) -> bool:
    keys = ("value", "unit", "comparator", "measure", "period", "role", "scope")
    return all(claim[key] == gold[key] for key in keys)


def test_labelled_table_claims_of_the_outline(shared: Path) -> None:
    made = read_document(shared / "corpus" / "001.txt")
    claims = {(c.start, c.end): c.as_row() for c in table_claims(made)}
    lines = (shared / "gold" / "001.jsonl").read_text(encoding="utf-8").splitlines()
    spans = [(table.start, table.end) for table in made.tables]
    labels = [
        label
        for label in map(json.loads, lines)
        if any(start <= label["start"] < end for start, end in spans)
    ]
    assert len(labels) > 100
    wrong = [
        label["quote"]
        for label in labels
        if (label["start"], label["end"]) not in claims
        or not _same(claims[label["start"], label["end"]], label)
    ]
    assert wrong == []
    assert len(claims) == len(labels)
