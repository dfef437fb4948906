"""Invented data for the style guide: no place, plan or figure in it is real."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

from django import forms
from django.http import QueryDict

from .charts import ChartData, Series
from .lists import Column, Page, Sorting, page_by_number
from .marks import Mark, Role
from .statuses import KINDS, STATUSES
from .trees import Node
from .wording import MISSING

COLUMNS = {
    "name": Column("指标", sort="name"),
    "nature": Column("属性"),
    "baseline": Column("2020年基期", sort="baseline", numeric=True),
    "target": Column("2025年目标", sort="target", numeric=True),
    "actual": Column("2024年完成", numeric=True),
    "progress": Column("进度"),
    "unit": Column("牵头单位"),
    "status": Column("状态"),
}


@dataclass(frozen=True)
class Sample:
    """One row of the sample table."""

    name: str
    nature: str
    measured_in: str
    baseline: float | None
    target: float
    actual: float | None
    percent: float
    unit: str
    status: str
    tone: str
    missing: str = "unreported"
    comparator: str = ""


SAMPLES = (
    Sample(
        "地区生产总值",
        "expected",
        "亿元",
        4120.6,
        6000,
        5383,
        67.2,
        "市发展改革委",
        "at_risk",
        "warn",
    ),
    Sample(
        "城镇新增就业",
        "expected",
        "万人",
        8.2,
        45,
        37.9,
        84.2,
        "市人力资源社会保障局",
        "on_track",
        "good",
    ),
    Sample(
        "单位地区生产总值能耗降低",
        "binding",
        "%",
        None,
        14.5,
        9.1,
        62.8,
        "市发展改革委",
        "behind",
        "bad",
        "not_applicable",
    ),
    Sample(
        "空气质量优良天数比率",
        "binding",
        "%",
        88.3,
        90,
        91.2,
        100,
        "市生态环境局",
        "done",
        "good",
        comparator="ge",
    ),
    Sample(
        "每千人口拥有3岁以下婴幼儿托位数",
        "expected",
        "个",
        0.6,
        4.6,
        None,
        0,
        "市卫生健康委",
        "no_data",
        "",
    ),
    Sample(
        "轨道交通运营里程",
        "expected",
        "公里",
        153,
        237,
        180.5,
        32.7,
        "市交通运输局",
        "overdue",
        "bad",
    ),
    Sample(
        "高标准农田面积",
        "binding",
        "万亩",
        120,
        186,
        None,
        0,
        "市农业农村局",
        "not_started",
        "",
        "not_due",
    ),
)
SENTENCES: tuple[tuple[str, tuple[tuple[str, Role, str], ...]], ...] = (
    (
        "到2025年，全市地区生产总值达到6000亿元左右，年均增长6%以上，研发经费投入强度由2020年的2.1%提高到3%。",
        (("6000亿元", "target", "地区生产总值"), ("6%", "target", "地区生产总值增速"),
         ("2.1%", "baseline", "研发经费投入强度"), ("3%", "target", "研发经费投入强度")),
    ),
    (
        "五年来，累计建成充电桩1.86万个，空气质量优良天数比率达到91.2%，群众获得感不断增强。",
        (("1.86万个", "actual", "充电桩"), ("91.2%", "actual", "空气质量优良天数比率")),
    ),
    (
        "实施老旧小区改造提升工程，五年改造面积800万平方米，惠及居民12万户。",
        (("800万平方米", "target", "老旧小区改造面积"), ("12万户", "target", "惠及居民")),
    ),
)  # fmt: skip
QUOTES: tuple[tuple[str, str, Role], ...] = (
    ("到2025年，全市地区生产总值达到6000亿元左右。", "6000亿元", "target"),
    ("全年地区生产总值5383亿元，增长6.4%。", "5383亿元", "actual"),
    ("2020年，全市研发经费投入强度为2.1%。", "2.1%", "baseline"),
)
YEARS = ("2020", "2021", "2022", "2023", "2024")
CHART = ChartData(
    "地区生产总值",
    "亿元",
    (
        Series("baseline", "基期", (("2020", 4120.6),)),
        Series("actual", "完成", tuple(zip(YEARS, (4120.6, 4506, 4722, 5061, 5383), strict=True))),
        Series("target", "目标", (("2022", 4800.0), ("2025", 6000.0))),
    ),
)  # fmt: skip
GOALS = Node(
    "第二节 主要目标",
    "#split",
    (Node("专栏1 主要指标", "#split", note="20", current=True),),
    "31",
)
TREE = (
    Node("第一章 发展环境", "#split", (Node("第一节 发展基础", "#split"),), "12"),
    Node("第二章 总体要求", "#split", (Node("第一节 指导思想", "#split"), GOALS), "38"),
    Node("第三章 建设现代化产业体系", "#split", (Node("第一节 先进制造业", "#split"),), "44"),
    Node("附表", "#split"),
)


class SampleFilter(forms.Form):
    """A filter bar."""

    q = forms.CharField(label="查找", required=False, widget=forms.TextInput(
        attrs={"type": "search", "placeholder": "指标、单位或原文中的词"}))  # fmt: skip
    nature = forms.ChoiceField(
        label="属性",
        required=False,
        choices=[("", "全部"), ("binding", "约束性"), ("expected", "预期性")],
    )


class SampleForm(forms.Form):
    """A form with help and errors."""

    file = forms.FileField(
        label="文件", help_text="支持 .docx、.html、.txt，不超过 50 MB；可以直接拖到框内。"
    )
    published = forms.DateField(
        label="公布日期",
        help_text="例如 2021-03-15",
        error_messages={"invalid": "这不是日期，请写成 2021-03-15"},
    )
    reason = forms.CharField(label="说明", required=False, widget=forms.Textarea)
    sample = forms.BooleanField(label="标为示范数据", required=False)


def guide(query: QueryDict) -> dict[str, Any]:
    """The context of the style guide; its table can be filtered, sorted and paged."""
    sorting = Sorting.read(query, COLUMNS, default="name")
    wrong = SampleForm({"published": "三月"})
    wrong.is_valid()
    return {
        "crumbs": [("首页", "/"), ("规划", "#"), ("样例市“十四五”规划", "")],
        "tab_items": [
            ("概览", "#tabs", True),
            ("目标 20", "#tabs", False),
            ("原文 46", "#tabs", False),
        ],
        "columns": COLUMNS,
        "sorting": sorting,
        "page": _samples(query, sorting),
        "filter_form": SampleFilter(query or None),
        "form": wrong,
        "statuses": list(STATUSES),
        "kinds": list(KINDS),
        "missing": list(MISSING),
        "nodes": TREE,
        "paragraphs": [_marked(number) for number in range(len(SENTENCES))],
        "cards": _cards(),
        "chart_data": CHART,
        "periods": ["2025", "2021/2025", "2020-01/2020-04", "2020-05-22"],
        "quotes": [
            (sentence, sentence.index(words), sentence.index(words) + len(words), role)
            for sentence, words, role in QUOTES
        ],
        "ratio": [5.6, 38.2, 56.2],
        "day": date(2024, 5, 22),
        "moment": datetime(2024, 5, 22, 0, 30, tzinfo=UTC),
    }


def _samples(query: QueryDict, sorting: Sorting) -> Page[Sample]:
    rows = [
        row
        for row in SAMPLES
        if query.get("q", "") in row.name + row.unit and query.get("nature", "") in ("", row.nature)
    ]
    rows.sort(
        key=lambda row: row.name if sorting.key == "name" else getattr(row, sorting.key) or 0,
        reverse=sorting.descending,
    )
    return page_by_number(rows, query, size=5)


def _marked(number: int) -> tuple[str, list[Mark]]:
    sentence, claims = SENTENCES[number]
    marks = [
        Mark(start, start + len(words), role, f"q{number}-{start}", f"#card-{number}-{start}", name)
        for words, role, name in claims
        for start in [sentence.index(words)]
    ]
    return sentence, marks


def _cards() -> list[dict[str, Any]]:
    return [
        {"mark": mark, "card": mark.href[1:], "number": sentence[mark.start : mark.end]}
        for sentence, marks in map(_marked, range(len(SENTENCES)))
        for mark in marks
    ]
