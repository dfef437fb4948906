"""Claims from running text: subjects, measures, roles, periods. All sentences are invented."""

from __future__ import annotations

import pytest

from lantu.read.claim import Claim
from lantu.read.claims import claims_table, read_claims
from lantu.read.document import read_text

REVIEW = "2024年临川市政府工作报告\n一、2023年工作回顾\n"
AHEAD = "2024年临川市政府工作报告\n一、2023年工作回顾\n工作有序。\n二、2024年工作安排\n"
PLAN = "临川市国民经济和社会发展第十四个五年规划纲要\n第一章 重点任务\n"


def claims(text: str, before: str = REVIEW) -> list[Claim]:
    return read_claims(read_text(before + text, name="x"))


def brief(text: str, before: str = REVIEW) -> list[tuple[str, object, str, str]]:
    return [(c.indicator, c.value, c.unit, c.measure) for c in claims(text, before)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "固定资产投资820.5亿元，增长6.3%。",
            [("固定资产投资", 820.5, "亿元", "level"), ("固定资产投资", 6.3, "%", "growth")],
        ),
        ("单位能耗下降3.1%。", [("单位能耗", -3.1, "%", "growth")]),
        ("资产负债率下降1.2个百分点。", [("资产负债率", -1.2, "个百分点", "change")]),
        ("失业率为3.4%。", [("失业率", 3.4, "%", "share")]),
        ("粮食产量提高到80万吨。", [("粮食产量", 80, "万吨", "level")]),
        (
            "工业、农业投资分别增长8.6%、4.1%。",
            [("工业投资", 8.6, "%", "growth"), ("农业投资", 4.1, "%", "growth")],
        ),
        (
            "城乡居民人均收入3.1万元和1.6万元。",
            [
                ("城镇居民人均收入", 3.1, "万元", "level"),
                ("农村居民人均收入", 1.6, "万元", "level"),
            ],
        ),
        (
            "入学率和巩固率均达到99%。",
            [("入学率", 99, "%", "share"), ("巩固率", 99, "%", "share")],
        ),
        (
            "进口总额20亿元，占全省的6%。",
            [("进口总额", 20, "亿元", "level"), ("进口总额占全省比重", 6, "%", "share")],
        ),
        (
            "新增图书馆12座、博物馆3家。",
            [("新增图书馆", 12, "座", "level"), ("新增博物馆", 3, "家", "level")],
        ),
        ("建设30个文化驿站。", [("文化驿站", 30, "个", "level")]),
        ("取缔45台小锅炉。", [("取缔小锅炉", 45, "台", "level")]),
        (
            "签约旅游项目25个，总投资60亿元。",
            [("签约旅游项目", 25, "个", "level"), ("签约旅游项目总投资", 60, "亿元", "level")],
        ),
        (
            "总投资9亿元、全长22公里的引水工程竣工。",
            [("引水工程总投资", 9, "亿元", "level"), ("引水工程全长", 22, "公里", "level")],
        ),
        (
            "三次产业比重由五年前的8:50:42优化为6:47:47。",
            [
                ("三次产业比重", [8, 50, 42], "%", "share"),
                ("三次产业比重", [6, 47, 47], "%", "share"),
            ],
        ),
        (
            "游客增长9%，增速居全省第4位。",
            [("游客", 9, "%", "growth"), ("游客增速", 4, "位", "rank")],
        ),
        ("为1.3万老人发放补贴。", [("老人发放补贴", 1.3, "万人", "level")]),
        (
            "刑事、治安警情分别下降6%、9%。",
            [("刑事警情", -6, "%", "growth"), ("治安警情", -9, "%", "growth")],
        ),
    ],
)
def test_subject_and_measure(text: str, expected: list[tuple[str, object, str, str]]) -> None:
    assert brief(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "增强“四个意识”，坚定“四个自信”。",
        "地铁3号线、500千伏变电站建设提速。",
        "主要做了以下6项工作：",
        "“十四五”时期的2021—2025年。",
        "《城市更新三年计划（2021-2023年）》印发。",
        "引进世界500强和国内百强企业。",
        "服务5G、PM2.5监测和17+1合作。",
        "10亿元以上项目加快建设。",
        "把民生放在首位。",
        "（二）推进七个方面改革。",
    ],
)
def test_what_is_no_claim(text: str) -> None:
    assert claims(text) == []


def test_a_size_that_names_a_class_is_left_out() -> None:
    assert brief("新增产值超10亿元企业7家。") == [("新增产值超10亿元企业", 7, "家", "level")]


@pytest.mark.parametrize(
    ("text", "before", "role", "period"),
    [
        ("生产总值增长6%。", REVIEW, "actual", "2023"),
        ("生产总值增长6%。", AHEAD, "target", "2024"),
        ("生产总值年均增长6%。", PLAN, "target", "2021/2025"),
        ("城镇化率达到70%。", PLAN, "target", "2025"),
        ("到2035年，城镇化率达到80%。", PLAN, "target", "2035"),
        ("累计培训农民800人。", PLAN, "target", "2021/2025"),
        ("到2027年，产值力争突破500亿元。", REVIEW, "target", "2027"),
    ],
)
def test_role_and_period(text: str, before: str, role: str, period: str) -> None:
    (claim,) = claims(text, before)
    assert (claim.role, claim.period) == (role, period)


def test_the_start_of_a_comparison_is_a_baseline() -> None:
    first, second = claims("税收占比由2022年的70%提高到76%。")
    assert (first.role, first.period) == ("baseline", "2022")
    assert (second.role, second.period, second.indicator) == ("actual", "2023", "税收占比")


def test_parts_of_a_whole_take_its_name() -> None:
    text = "规模工业增加值增长9%。分经济类型看，国有控股企业增长12%，外商控股企业下降3%。"
    assert brief(text)[1:] == [
        ("规模工业国有控股企业增加值", 12, "%", "growth"),
        ("规模工业外商控股企业增加值", -3, "%", "growth"),
    ]


@pytest.mark.parametrize(
    ("text", "comparator"),
    [
        ("就业率不低于90%。", "ge"),
        ("就业率90%以上。", "ge"),
        ("失业率控制在5%以内。", "le"),
        ("产值突破90亿元。", "gt"),
        ("产值约90亿元。", "approx"),
        ("产值90亿元。", "eq"),
        ("每年至少新建设3个站点。", "ge"),
    ],
)
def test_comparators(text: str, comparator: str) -> None:
    assert [c.comparator for c in claims(text)] == [comparator]


def test_a_district_is_the_scope() -> None:
    (claim,) = claims("滨海新区税收收入增长8%。")
    assert (claim.scope, claim.indicator) == ("滨海新区", "税收收入")


def test_two_claims_on_one_span_have_their_own_ids() -> None:
    first, second = claims("入学率和巩固率均达到99%。")
    assert (first.start, first.end) == (second.start, second.end)
    assert first.id != second.id


def test_the_table_has_one_row_a_claim() -> None:
    found = claims("三次产业比重为6:47:47，引进企业3—5家，产值90亿元。")
    table = claims_table(found)
    assert table["parts"].to_list() == [[6, 47, 47], None, None]
    assert table["low"].to_list() == [None, 3, 90]
    assert table["high"].to_list() == [None, 5, 90]
    assert claims_table([]).columns == table.columns
