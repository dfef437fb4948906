"""The language of budgets, plan execution and bulletins. All sentences are invented."""

from __future__ import annotations

import pytest

from lantu.read.claim import Claim
from lantu.read.claims import read_claims
from lantu.read.document import read_text

BUDGET = "关于临川市2023年预算执行情况和2024年预算草案的报告\n一、2023年预算执行情况\n"


def claims(text: str) -> list[Claim]:
    return read_claims(read_text(BUDGET + text, name="x"))


def brief(text: str) -> list[tuple[str, object, str, str]]:
    return [(c.indicator, c.value, c.unit, c.measure) for c in claims(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "基金收入完成9亿元，为变动预算的96%，下降3%。",
            [
                ("基金收入", 9, "亿元", "level"),
                ("基金收入占变动预算比重", 96, "%", "share"),
                ("基金收入", -3, "%", "growth"),
            ],
        ),
        (
            "产值完成年度目标的48%。",
            [("产值年度目标完成率", 48, "%", "share")],
        ),
        (
            "税收9亿元，比上年执行数下降6%。",
            [("税收", 9, "亿元", "level"), ("税收", -6, "%", "growth")],
        ),
        (
            "税收9亿元，同比减收2亿元。",
            [("税收", 9, "亿元", "level"), ("税收", -2, "亿元", "change")],
        ),
        (
            "支出8亿元，增支1亿元。",
            [("支出", 8, "亿元", "level"), ("支出", 1, "亿元", "change")],
        ),
        (
            "税收9亿元，超预算2亿元。",
            [("税收", 9, "亿元", "level"), ("税收", 2, "亿元", "change")],
        ),
        (
            "稻谷产量9万吨，增产2%。",
            [("稻谷产量", 9, "万吨", "level"), ("稻谷产量", 2, "%", "growth")],
        ),
        ("带动果农增收3000万元。", [("带动果农增收", 3000, "万元", "level")]),
        (
            "税收9亿元，自然增幅2%。",
            [("税收", 9, "亿元", "level"), ("税收", 2, "%", "growth")],
        ),
        (
            "基金预算总收入9亿元，总支出8亿元。",
            [("基金预算总收入", 9, "亿元", "level"), ("基金预算总支出", 8, "亿元", "level")],
        ),
        (
            "基金预算收入9亿元。加上补助收入2亿元，支出相应安排8亿元。",
            [
                ("基金预算收入", 9, "亿元", "level"),
                ("补助收入", 2, "亿元", "level"),
                ("基金预算支出", 8, "亿元", "level"),
            ],
        ),
        (
            "上年结转3亿元，收入总计9亿元。",
            [("上年结转", 3, "亿元", "level"), ("收入总计", 9, "亿元", "level")],
        ),
    ],
)
def test_fulfilment_and_balances(text: str, expected: list[tuple[str, object, str, str]]) -> None:
    assert brief(text) == expected


def test_a_planned_value_is_a_target_of_what_was_reached() -> None:
    _, planned, share = claims("工业投资30亿元，完成年计划40亿元的75%。")
    assert (planned.indicator, planned.value, planned.role) == ("工业投资", 40, "target")
    assert (share.indicator, share.value, share.role) == ("工业投资占年计划比重", 75, "actual")


def test_a_value_of_the_year_before_is_a_baseline() -> None:
    _, before, change = claims("税收9亿元，比上年同期8亿元增收1亿元。")
    assert (before.indicator, before.role, before.period) == ("税收", "baseline", "2022")
    assert (change.value, change.measure, change.period) == (1, "change", "2023")


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("用电量比“十三五”末增长12%。", "2021/2023"),
        ("用电量较2020年增长12%。", "2021/2023"),
        ("用电量比2022年增长12%。", "2023"),
    ],
)
def test_a_change_since_a_named_year_is_of_the_years_since(text: str, period: str) -> None:
    (claim,) = claims(text)
    assert (claim.indicator, claim.measure, claim.period) == ("用电量", "growth", period)


def test_a_rate_behind_two_years_is_of_the_years_between() -> None:
    *_, rate = claims("税收从2015年的3亿元增长到2020年的5亿元，年均递增9%。")
    assert (rate.indicator, rate.period) == ("税收", "2016/2020")


def test_a_span_compared_with_a_span() -> None:
    first, second = claims("投资由“十二五”时期累计9亿元增至“十三五”时期累计20亿元。")
    assert (first.role, first.period) == ("baseline", "2011/2015")
    assert (second.indicator, second.period) == ("投资", "2016/2020")


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("渔业全年出栏肉牛3万头。", ["出栏肉牛"]),
        ("人口年末常住人口90万人。", ["常住人口"]),
        ("按可比价格计算，工业产值增长3%。", ["工业产值"]),
        ("人均产值6万元，按年平均汇率折合8000美元。", ["人均产值", "人均产值"]),
        ("工业产值（GVO）9亿元。", ["工业产值"]),
        ("户籍人口9万人，其中城镇人口4万人。", ["户籍人口", "户籍城镇人口"]),
        (
            "农村居民人均收入3万元，人均食品支出1万元。",
            ["农村居民人均收入", "农村居民人均食品支出"],
        ),
        ("渔业收入9亿元，支出2亿元。", ["渔业收入", "支出"]),
        ("渔业总收入9亿元，税务部门完成8亿元。", ["渔业总收入", "税务部门渔业总收入"]),
        ("政府债务余额9亿元，其中专项债务5亿元。", ["政府债务余额", "专项债务余额"]),
        ("存、贷款余额分别增长8%、9%。", ["存款余额", "贷款余额"]),
        ("商品销售额增长9%，规模达到20亿元。", ["商品销售额", "商品销售额规模"]),
        ("新增示范村6个，累计达到20个。", ["新增示范村", "示范村"]),
        ("税收增长9%（含退库，难以支撑支出），占比下降1.2个百分点。", ["税收", "税收占比"]),
    ],
)
def test_names_are_cut_and_completed(text: str, names: list[str]) -> None:
    assert [claim.indicator for claim in claims(text)] == names


def test_two_names_deal_with_the_sentences_behind_them() -> None:
    found = claims("渔业收入和游客流量翻一番。分别由2015年的3亿元和5万人次增至6亿元和10万人次。")
    assert [c.indicator for c in found] == ["渔业收入", "游客流量"] * 3
    assert [c.role for c in found[2:4]] == ["baseline", "baseline"]


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("人口自然增长率为-2.1‰。", [-2.1]),
        ("两项占比分别回落2.1和1.6个百分点。", [-2.1, -1.6]),
        ("三项拉动分别为0.2、-5.6、1.3个百分点。", [0.2, -5.6, 1.3]),
        ("产值2.1-3.5亿元。", [[2.1, 3.5]]),
    ],
)
def test_signs(text: str, values: list[object]) -> None:
    assert [claim.value for claim in claims(text)] == values


def test_the_size_of_a_sample_is_no_claim() -> None:
    assert claims("据5‰人口抽样调查推算。") == []


def test_a_bound_said_once_holds_for_all_that_are_dealt_out() -> None:
    found = claims("渔业、林业占比分别超过2%、5%。")
    assert [claim.comparator for claim in found] == ["gt", "gt"]
