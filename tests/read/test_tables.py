"""Tables whose cells stand in their columns."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from lantu.read.claim import Claim
from lantu.read.tables import table_claims, table_prose, table_text_targets
from lantu.text.documents import Cell, Document, Profile, Table

Row = Sequence[str | tuple[str, int, int]]
PLAN = Profile("outline", "某市", None, (2021, 2025), None)


def document(
    rows: Sequence[Row], caption: str = "", profile: Profile = PLAN, notes: Sequence[str] = ()
) -> Document:
    """A document of one table; a cell is its text or (text, rows down, columns across)."""
    text, cells, taken = "", [], set()
    for r, row in enumerate(rows):
        column = 0
        for item in row:
            words, down, across = item if isinstance(item, tuple) else (item, 1, 1)
            while (r, column) in taken:
                column += 1
            cells.append(Cell(r, column, down, across, len(text), len(text) + len(words), words))
            taken |= {(r + i, column + j) for i in range(down) for j in range(across)}
            text += words + "\t"
        text += "\n"
    spans = []
    for note in notes:
        spans.append((len(text), len(text) + len(note)))
        text += note
    table = Table(0, len(text), tuple(cells), caption, None, exact=True, notes=tuple(spans))
    return Document("t", "html", "d", "t", text, profile, (), (), (table,), ())


def report(year: int, kind: str = "bulletin") -> Profile:
    return Profile(kind, "某市", year, None, None)  # type: ignore[arg-type]


def found(claims: Sequence[Claim]) -> list[tuple[object, ...]]:
    return [(c.indicator, c.value, c.unit, c.measure, c.period, c.role) for c in claims]


GOALS = ["指标", "2020年", "2025年", "年均增长", "属性"]


@pytest.mark.parametrize(
    ("row", "expected"),
    [
        (
            ["1.码头吞吐能力（万吨）", "120", "≥150", "", "预期性"],
            [
                ("码头吞吐能力", 120, "万吨", "level", "2020", "baseline"),
                ("码头吞吐能力", 150, "万吨", "level", "2025", "target"),
            ],
        ),
        (
            ["2.工业产值增长（%）", "3.1", "", "7左右", "预期性"],
            [
                ("工业产值", 3.1, "%", "growth", "2020", "baseline"),
                ("工业产值", 7, "%", "growth", "2021/2025", "target"),
            ],
        ),
        (
            ["3.单位产值能耗降低（%）", "[12]", "[13.5]", "", "约束性"],
            [
                ("单位产值能耗", -12, "%", "growth", "2016/2020", "baseline"),
                ("单位产值能耗", -13.5, "%", "growth", "2021/2025", "target"),
            ],
        ),
        (
            ["4.新增岗位（万人）", "—", "[30]", "—", "预期性"],
            [("新增岗位", 30, "万人", "cumulative", "2021/2025", "target")],
        ),
        (
            ["5.绿地率（%）", "38", "42", "[4]", "约束性"],
            [
                ("绿地率", 38, "%", "share", "2020", "baseline"),
                ("绿地率", 42, "%", "share", "2025", "target"),
                ("绿地率", 4, "个百分点", "change", "2021/2025", "target"),
            ],
        ),
    ],
    ids=["level", "growth", "decline", "total", "gain"],
)
def test_goal_row(row: Row, expected: list[tuple[object, ...]]) -> None:
    assert found(table_claims(document([GOALS, row]))) == expected


@pytest.mark.parametrize(
    ("cell", "text", "comparator"),
    [
        ("＜４．５", "４．５", "lt"), ("≥ 81.5", "81.5", "ge"), ("12左右", "12", "approx"),
        ("85%以上", "85%", "ge"), ("4.5以内", "4.5", "le"), ("不低于60", "60", "ge"),
        ("5-6", "5-6", "range"), ("1,234.5", "1,234.5", "eq"), ("〔>50〕", "50", "gt"),
        ("7.2^①", "7.2", "eq"),
    ],
)  # fmt: skip
def test_number_stands_without_its_signs(cell: str, text: str, comparator: str) -> None:
    (claim,) = table_claims(document([GOALS, ["某率（%）", "", cell, "", "预期性"]]))
    assert (claim.number_text, claim.comparator) == (text, comparator)


@pytest.mark.parametrize("cell", ["—", "", "……", "/", "保持稳定", "见附表3", "2025年"])
def test_cell_without_an_amount_gives_no_claim(cell: str) -> None:
    assert table_claims(document([GOALS, ["某率（%）", "", cell, "", "预期性"]])) == []


def test_number_points_into_the_text() -> None:
    made = document([GOALS, ["某率（%）", "61", "> 80.5左右", "", "预期性"]])
    assert [made.text[c.start : c.end] for c in table_claims(made)] == ["61", "80.5"]


def test_attribute_and_footnotes_are_kept() -> None:
    rows = [GOALS, ["某率（%）^②", "61", "70", "", "约束性"]]
    claims = table_claims(document(rows, notes=["注：①普查数；②口径有调整。"]))
    assert {(c.binding, c.note) for c in claims} == {(True, "约束性；口径有调整")}


def test_merged_label_is_shared_by_its_rows() -> None:
    rows: list[Row] = [
        [("指标", 1, 2), "2020年", "2025年"],
        [("居民可支配收入（元）", 2, 1), "城镇居民", "100", "140"],
        ["农村居民", "60", "90"],
        [("绿化覆盖率（%）", 1, 2), "40", "41"],
    ]
    assert [c.indicator for c in table_claims(document(rows))] == [
        *["城镇居民可支配收入"] * 2, *["农村居民可支配收入"] * 2, *["绿化覆盖率"] * 2
    ]  # fmt: skip


def test_headers_over_two_rows() -> None:
    rows: list[Row] = [
        [("指标", 2, 1), ("单位", 2, 1), ("2024年计划", 1, 2), ("2024年完成", 1, 2)],
        ["绝对值", "增长%", "绝对值", "增长%"],
        ["商品销售额", "亿元", "500", "6左右", "490", "5.5"],
    ]
    claims = table_claims(document(rows, profile=report(2025, "execution_report")))
    assert found(claims) == [
        ("商品销售额", 500, "亿元", "level", "2024", "target"),
        ("商品销售额", 6, "%", "growth", "2024", "target"),
        ("商品销售额", 490, "亿元", "level", "2024", "actual"),
        ("商品销售额", 5.5, "%", "growth", "2024", "actual"),
    ]


def test_statistical_table_with_parts() -> None:
    rows: list[Row] = [
        ["指标", "单位", "绝对数", "比上年增长（%）"],
        ["地区生产总值", "亿元", "900", "5.6"],
        ["其中：第一产业", "亿元", "95", "-0.3"],
        ["第二产业", "亿元", "300", "±0"],
    ]
    assert found(table_claims(document(rows, profile=report(2024)))) == [
        ("地区生产总值", 900, "亿元", "level", "2024", "actual"),
        ("地区生产总值", 5.6, "%", "growth", "2024", "actual"),
        ("第一产业增加值", 95, "亿元", "level", "2024", "actual"),
        ("第一产业增加值", -0.3, "%", "growth", "2024", "actual"),
        ("第二产业增加值", 300, "亿元", "level", "2024", "actual"),
        ("第二产业增加值", 0, "%", "growth", "2024", "actual"),
    ]


def test_budget_table() -> None:
    rows: list[Row] = [
        [("单位：万元", 1, 4)],
        ["项目", "2023年执行数", "2024年预算数", "预算数为上年执行数的%"],
        ["一、某某税", "1,200", "1300", "108.3"],
    ]
    claims = table_claims(document(rows, profile=report(2024, "execution_report")))
    assert found(claims)[:2] == [
        ("某某税", 1200, "万元", "level", "2023", "actual"),
        ("某某税", 1300, "万元", "level", "2024", "target"),
    ]
    assert (claims[2].unit, claims[2].measure, claims[2].role) == ("%", "share", "target")


def test_months_across() -> None:
    rows = [["指标", "1月", "2月", "1-2月"], ["用电量（万千瓦时）", "11", "12", "23"]]
    claims = table_claims(document(rows, "2024年分月情况", report(2024)))
    assert [c.period for c in claims] == ["2024-01", "2024-02", "2024-01/2024-02"]


def test_years_down_and_indicators_across() -> None:
    rows = [["年份", "粮食产量（万吨）"], ["2019年", "51"], ["2020", "52"]]
    assert found(table_claims(document(rows, profile=report(2021)))) == [
        ("粮食产量", 51, "万吨", "level", "2019", "actual"),
        ("粮食产量", 52, "万吨", "level", "2020", "actual"),
    ]


def test_places_down_and_indicators_across() -> None:
    rows = [["地区", "财政收入（亿元）", "增长（%）"], ["全市", "80", "4"], ["东山区", "20", "5"]]
    claims = table_claims(document(rows, "2024年各区情况", report(2024)))
    assert [(c.scope, c.indicator, c.measure) for c in claims] == [
        (None, "财政收入", "level"), (None, "财政收入", "growth"),
        ("东山区", "财政收入", "level"), ("东山区", "财政收入", "growth"),
    ]  # fmt: skip


def test_row_that_numbers_the_columns_is_no_data() -> None:
    rows = [["项目", "2023年", "2024年"], ["栏次", "1", "2"], ["某税（万元）", "5", "6"]]
    assert [c.value for c in table_claims(document(rows, profile=report(2024)))][-2:] == [5, 6]


def test_text_target_of_a_merged_cell_holds_for_each_row() -> None:
    rows: list[Row] = [
        GOALS,
        ["甲排放减少（%）", "[8]", ("完成上级下达任务", 2, 1), "", "约束性"],
        ["乙排放减少（%）", "[9]", "", "约束性"],
    ]
    targets = table_text_targets(document(rows))
    assert [(t.indicator, t.text, t.period, t.binding) for t in targets] == [
        ("甲排放", "完成上级下达任务", "2025", True),
        ("乙排放", "完成上级下达任务", "2025", True),
    ]


def names(rows: Sequence[Row], caption: str = "", year: int = 2024) -> list[str]:
    return [c.indicator for c in table_claims(document(rows, caption, report(year)))]


def test_members_of_a_class_take_its_place() -> None:
    rows = [["指标", "2024年"], ["粮食产量（万吨）", "51"], ["其中：稻谷", "20"], ["小麦", "7"]]
    assert names(rows) == ["粮食产量", "稻谷产量", "小麦"]


def test_narrowing_words_stand_before_what_they_narrow() -> None:
    rows = [
        ["指标", "年末数（万人）"],
        ["全市常住人口", "90"],
        ["其中：城镇", "60"],
        ["乡村", "30"],
    ]
    assert names(rows) == ["常住人口", "城镇常住人口", "乡村常住人口"]
    rows = [["指标", "全国", "城市", "农村"], ["居民消费价格", "0.2", "0.2", "0.3"]]
    assert names(rows) == ["居民消费价格", "城市居民消费价格", "农村居民消费价格"]


def test_caption_says_that_all_numbers_are_growth() -> None:
    rows = [["指标", "全市"], ["居民消费价格", "0.2"]]
    (claim,) = table_claims(document(rows, "2024年价格比上年涨跌幅度（单位：%）", report(2024)))
    assert (claim.measure, claim.unit, claim.period) == ("growth", "%", "2024")


def test_tables_side_by_side() -> None:
    rows = [["收入项目", "预算数", "支出项目", "预算数"], ["某某税", "100", "教育支出", "40"]]
    assert names(rows, "2024年预算表（单位：万元）") == ["某某税", "教育支出"]


def test_budget_in_an_indicators_name_is_no_target() -> None:
    rows = [["地区", "一般公共预算收入（亿元）"], ["东山区", "10"]]
    (claim,) = table_claims(document(rows, profile=report(2024)))
    assert (claim.indicator, claim.role, claim.scope) == ("一般公共预算收入", "actual", "东山区")


def test_years_of_a_project_are_no_amounts() -> None:
    rows = [
        ["项目名称", "总投资（亿元）", "建设年限", "开工时间"],
        ["东湾桥", "3", "2023-2025", "2023"],
    ]
    assert names(rows) == ["东湾桥总投资"]


@pytest.mark.parametrize(
    ("cell", "expected"),
    [
        ("下降18%", (-18, "%", "growth", "2021/2025")),
        ("比2020年提高3个百分点", (3, "个百分点", "change", "2025")),
        ("年均增长6%左右", (6, "%", "growth", "2021/2025")),
        ("提高到65%", (65, "%", "share", "2025")),
        ("减少200吨", (-200, "吨", "change", "2025")),
    ],
)
def test_words_of_movement_in_a_cell(cell: str, expected: tuple[object, ...]) -> None:
    (claim,) = table_claims(document([GOALS, ["某物排放", "", cell, "", "预期性"]]))
    assert (claim.value, claim.unit, claim.measure, claim.period) == expected


def test_sentences_in_cells_are_handed_to_running_text() -> None:
    sentence = "到2025年，新建水库3座，供水能力达到5亿立方米。"
    made = document([["工程", "内容"], ["水利工程", sentence], ["某率（%）", "35"]])
    assert [p.text for p in table_prose(made)] == [sentence]
    assert made.text[slice(*table_prose(made)[0].pieces[0])] == sentence
