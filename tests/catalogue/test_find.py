"""From a document's phrase to the indicator it means, and never to another one."""

from __future__ import annotations

import csv
from pathlib import Path

import pytest

from lantu.catalogue import Catalogue, load_catalogue

AUDITED = Path(__file__).parent / "audited_links.csv"


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


@pytest.mark.parametrize(
    ("phrase", "unit", "measure", "expected"),
    [
        ("地区生产总值", "亿元", "level", "gdp"),
        ("全市GDP", "%", "growth", "gdp"),
        ("国内生产总值", "万亿元", "level", "gdp"),
        ("规上工业增加值增速", "位", "rank", "industry-above-scale-value-added"),
        ("全社会研发投入占GDP的比例", "%", "share", "rd-intensity"),
        ("R&D经费投入强度", "%", "share", "rd-intensity"),
        ("城镇常住居民年人均可支配收入", "元", "level", "urban-income"),
        ("PM_2.5年平均浓度", "微克每立方米", "level", "pm25-concentration"),
        ("地表水达到或好于Ⅲ类水体比例", "%", "share", "good-water-ratio"),
        ("非化石能源(含核电)占一次能源消费比重", "%", "share", "non-fossil-share"),
        ("每千人口拥有执业（助理）医师数", "名", "level", "doctors-per-1000"),
        ("15.新增城镇就业", "万人", "cumulative", "urban-jobs"),
        ("农林牧渔业实现增加值", "亿元", "level", "agriculture-value-added"),
        ("工业增加值占GDP比重", "%", "share", "industry-share-of-gdp"),
        ("  “专精特新”企业 ", "家", "level", "specialised-enterprises"),
    ],
)
def test_wordings_of_one_indicator(
    catalogue: Catalogue, phrase: str, unit: str, measure: str, expected: str
) -> None:
    assert catalogue.find(phrase, unit, measure) == expected


@pytest.mark.parametrize(
    ("one", "other", "unit"),
    [
        ("城镇居民人均可支配收入", "农村居民人均可支配收入", "元"),
        ("工业增加值", "规模以上工业增加值", "亿元"),
        ("地区生产总值", "人均地区生产总值", "元"),
        ("高新技术企业", "新增高新技术企业", "家"),
        ("新增高新技术企业", "净增高新技术企业", "家"),
        ("外贸进口", "外贸出口", "亿元"),
        ("国家级创新平台", "省级创新平台", "家"),
        ("省级创新平台", "省级以上创新平台", "家"),
        ("人民币存款余额", "本外币存款余额", "亿元"),
        ("城镇登记失业率", "城镇调查失业率", "%"),
        ("常住人口城镇化率", "户籍人口城镇化率", "%"),
        ("常住人口", "户籍人口", "万人"),
        ("5G基站", "新建5G基站", "个"),
        ("城市低保标准", "农村低保标准", "元"),
        ("网上零售额", "限额以上网上零售额", "亿元"),
        ("河流水质优良比例", "地表水达到或好于III类水体比例", "%"),
        ("每万人发明专利拥有量", "每万人口高价值发明专利拥有量", "件"),
        ("税收收入", "非税收入", "亿元"),
        ("接待游客", "接待入境游客", "万人次"),
    ],
)
def test_contrasting_words_are_kept_apart(
    catalogue: Catalogue, one: str, other: str, unit: str
) -> None:
    first, second = catalogue.find(one, unit, "level"), catalogue.find(other, unit, "level")
    assert first is not None or second is not None
    assert first != second


@pytest.mark.parametrize(
    "phrase",
    [
        "恒力项目年内投资",
        "温泉镇地区生产总值目标完成率",
        "规上医药企业利润",
        "新增就业岗位信息",
        "农村高新技术企业",
        "出口加工区企业",
        "",
    ],
)
def test_a_phrase_with_a_word_of_its_own_is_not_linked(catalogue: Catalogue, phrase: str) -> None:
    assert catalogue.find(phrase, "个", "level") is None


@pytest.mark.parametrize(
    ("phrase", "unit", "measure", "expected"),
    [
        ("空气质量优良天数", "天", "level", "good-air-days"),
        ("空气质量优良天数", "%", "share", "good-air-ratio"),
        ("老旧小区改造", "个", "level", "old-communities"),
        ("老旧小区改造", "万平方米", "level", "old-communities-area"),
        ("老旧小区改造", "万户", "level", "old-communities-households"),
        ("外贸进出口总额", "亿美元", "level", "foreign-trade"),
        ("职业技能培训", "万人", "level", "training"),
        ("职业技能培训", "万人次", "level", "training"),
        ("地区生产总值", "个百分点", "change", None),
        ("社会消费品零售总额", "%", "share", None),
        ("粮食产量", "连增", "level", None),
        ("城镇化率", "个百分点", "change", "urbanisation"),
        ("服务业增加值", "%", "growth", "services-value-added"),
    ],
)
def test_the_unit_decides(
    catalogue: Catalogue, phrase: str, unit: str, measure: str, expected: str | None
) -> None:
    assert catalogue.find(phrase, unit, measure) == expected


def test_links_checked_by_hand_stay(catalogue: Catalogue) -> None:
    """Drawn at random from what was linked in 44 places' documents, then read one by one."""
    with AUDITED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    wrong = [
        row
        for row in rows
        if catalogue.find(row["phrase"], row["unit"], row["measure"]) != row["indicator"]
    ]
    assert len(rows) >= 90
    assert len(wrong) / len(rows) < 0.02, wrong


def test_every_name_leads_to_its_own_indicator(catalogue: Catalogue) -> None:
    strayed = [
        (name, indicator.id)
        for indicator in catalogue.indicators.values()
        for name in (indicator.name, *indicator.synonyms)
        if catalogue.find(name, indicator.unit, "level") != indicator.id
    ]
    assert strayed == []
