"""Rows of tasks: boxes, dates, rules, quantities, regions, ids, the table."""

from __future__ import annotations

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from lantu.read.claim import Claim
from lantu.read.document import read_text
from lantu.read.task import Task
from lantu.read.tasks import (
    read_functions,
    read_special_plans,
    read_tasks,
    tasks_table,
)

REPORT = """2024年青禾市政府工作报告

一、2023年工作回顾

岚溪大桥建成通车。云岚隧道即将竣工通车。

二、2024年工作安排

开工建设望垭水库。到2026年建成岚溪水厂二期。
"""
BOX = """第一节 供水

专栏 3 供水工程

◆“岚溪清泉”平台（一期）：建设岚溪水厂二期。到2025年供水能力达到30万吨。

◆农村供水工程：制定《望垭供水管理办法》。
"""


def read(text: str) -> dict[str, Task]:
    return {task.name: task for task in read_tasks(read_text(text)) if task.kind != "task"}


@pytest.mark.parametrize(
    ("name", "when", "done"),
    [
        ("岚溪大桥", "2023", True),
        ("云岚隧道", "2024", False),
        ("望垭水库", "2024", False),
        ("岚溪水厂二期", "2026", False),
    ],
)
def test_when_and_done_come_from_words_and_place(name: str, when: str, done: bool) -> None:
    task = read(REPORT)[name]
    assert (task.when, task.done) == (when, done)


def test_each_item_of_a_box_is_a_task_and_parent_of_what_it_names() -> None:
    rows = read_tasks(read_text(BOX))
    items = [task for task in rows if task.kind == "task"]
    assert [task.name for task in items] == ["“岚溪清泉”平台（一期）", "农村供水工程"]
    parents = {task.name: task.parent for task in rows if task.kind != "task"}
    assert parents == {
        "“岚溪清泉”平台（一期）": items[0].id,
        "岚溪水厂二期": items[0].id,
        "望垭供水管理办法": items[1].id,
    }
    assert {task.box for task in rows} == {"专栏 3 供水工程"}


@pytest.mark.parametrize(
    ("sentence", "name", "stage"),
    [
        ("制定出台《岚溪水源保护条例》。", "岚溪水源保护条例", "complete"),
        ("研究制定数据产业发展规划。", "数据产业发展规划", "proposed"),
        ("加快修订公租房分配办法。", "公租房分配办法", "build"),
    ],
)
def test_rules_to_be_issued(sentence: str, name: str, stage: str) -> None:
    (rule,) = [task for task in read_tasks(read_text(sentence)) if task.kind == "rule"]
    assert (rule.name, rule.stage) == (name, stage)


def test_carrying_out_a_rule_issues_none() -> None:
    assert read("全面落实《岚溪水源保护条例》。出台相关政策。") == {}


def test_a_clause_that_names_no_project_is_a_task() -> None:
    (task,) = read_tasks(read_text("深入实施山洪灾害防治。"))
    assert (task.kind, task.name, task.action) == ("task", "深入实施山洪灾害防治", "深入实施")


@pytest.mark.parametrize(
    ("sentence", "names"),
    [
        ("培育骨干企业30家。", ["培育骨干企业30家"]),
        ("培育骨干企业。", []),
        ("提高服务水平。", []),
        ("坚持以人民为中心。", []),
    ],
)
def test_effects_are_tasks_only_with_a_number_of_things(sentence: str, names: list[str]) -> None:
    assert [task.name for task in read_tasks(read_text(sentence))] == names


def test_claims_are_attached_by_their_span() -> None:
    document = read_text("新建岚溪水厂二期，改造老旧供水管网120公里。")
    start = document.text.index("120")
    claim = Claim(
        "c1", "text", start, start + 5, "120公里", "供水管网", 120, "公里", "eq", "level",
        None, "target", None, 0.9,
    )  # fmt: skip
    attached = {task.name: task.claims for task in read_tasks(document, [claim])}
    assert attached == {"岚溪水厂二期": (), "改造老旧供水管网120公里": ("c1",)}


def test_regions_are_told_in_full() -> None:
    found = read("在普兰店区、瓦房店市开工建设岚溪大桥，建成庄河市望垭水厂。")
    assert found["岚溪大桥"].regions == ("普兰店区", "瓦房店市")
    assert found["庄河市望垭水厂"].regions == ("庄河市",)


def test_functions_of_places() -> None:
    text = (
        "专栏 5 各区功能定位及主导产业\n\n"
        "◆甲山区、乙水区：重点发展精密轴承、生物制药等产业，打造北部新城。\n"
    )
    rows = read_functions(read_text(text))
    assert [row.place for row in rows] == ["甲山区", "乙水区"]
    assert rows[0].leading_industries == ("精密轴承", "生物制药")
    assert rows[0].functions == ("北部新城",)
    assert all(text[row.start : row.end] == row.place for row in rows)


def test_special_plans_with_their_lead_unit() -> None:
    text = (
        "专栏 9 重点专项规划目录\n\n"
        "◆社会：（1）青禾市教育发展规划（牵头单位：市教育局）；（2）青禾市卫生健康规划。\n"
    )
    plans = read_special_plans(read_text(text))
    assert [(plan.name, plan.lead_unit) for plan in plans] == [
        ("青禾市教育发展规划", "市教育局"),
        ("青禾市卫生健康规划", None),
    ]


def test_the_table_has_one_row_a_task_with_unique_ids() -> None:
    tasks = read_tasks(read_text(REPORT + BOX))
    table = tasks_table(tasks)
    assert table["id"].n_unique() == len(tasks) == table.height
    assert table.schema["claims"] == pl.List(pl.String)
    assert tasks_table([]).schema == table.schema


def test_ids_do_not_change_when_read_again() -> None:
    first, second = (read_tasks(read_text(REPORT)) for _ in range(2))
    assert [task.id for task in first] == [task.id for task in second]


@given(
    st.text(
        alphabet="，。、：“”《》（）和及与等的工程项目建设推进一期号线专栏◆*12 \n市区", max_size=80
    )
)
def test_any_text_is_read_and_offsets_point_at_names(text: str) -> None:
    for task in read_tasks(read_text(text)):
        assert text[task.start] == task.name[0]
        assert text[task.end - 1] == task.name[-1]
