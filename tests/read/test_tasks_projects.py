"""Named projects in a sentence: which are names, and what is done with them."""

from __future__ import annotations

import pytest

from lantu.read.document import read_text
from lantu.read.task import Task
from lantu.read.tasks import read_tasks


def projects(sentence: str) -> list[Task]:
    return [task for task in read_tasks(read_text(sentence)) if task.kind == "project"]


@pytest.mark.parametrize(
    ("sentence", "names", "stage"),
    [
        ("开工建设云岚隧道。", ["云岚隧道"], "start"),
        (
            "建成岚溪水厂二期、柳垭变电站扩建等项目。",
            ["岚溪水厂二期", "柳垭变电站扩建"],
            "complete",
        ),
        (
            "推进望垭至石潭、岚溪至蓝垭等高速公路前期工作。",
            ["望垭至石潭", "岚溪至蓝垭"],
            "proposed",
        ),
        ("岚溪大桥、望垭路改建工程顺利竣工。", ["岚溪大桥", "望垭路改建工程"], "complete"),
        ("推动岚溪水厂二期等项目竣工投产。", ["岚溪水厂二期"], "complete"),
        ("加快推进地铁8号线一期、2号线三期建设。", ["地铁8号线一期", "2号线三期"], "build"),
        ("推进地铁8号9号线建设。", ["地铁8号", "9号线"], "build"),
        ("谋划新建岚溪抽水蓄能电站。", ["岚溪抽水蓄能电站"], "proposed"),
        ("岚溪水库等5座水库除险加固工程完工。", ["岚溪水库"], "complete"),
        ("总投资8亿元的望垭新材料产业园项目开工。", ["望垭新材料产业园项目"], "start"),
    ],
)
def test_projects_and_their_stage(sentence: str, names: list[str], stage: str) -> None:
    found = projects(sentence)
    assert [task.name for task in found] == names
    assert {task.stage for task in found} == {stage}


@pytest.mark.parametrize(
    "sentence",
    [
        "建设30个示范工厂。",
        "加快实施城中村改造、保障性住房等重点任务。",
        "支持龙头企业做大做强。",
        "实施农村公路改造800公里。",
        "推进重大项目、重点工程建设。",
        "完善供水系统，推进乡村振兴。",
    ],
)
def test_kinds_and_counts_are_no_projects(sentence: str) -> None:
    assert projects(sentence) == []


def test_a_verb_is_carried_into_the_next_clause() -> None:
    found = projects("加快推进望垭—岚溪500千伏线路新建工程，柳垭220千伏变电站扩建工程。")
    assert [task.action for task in found] == ["加快推进", "加快推进"]


def test_a_name_goes_across_a_page_break() -> None:
    text = "专栏 1 重大工程\n\n◆电网：推进望垭、岚\n\n溪等220千伏变电站扩建工程。\n"
    (name,) = [task for task in projects(text) if task.name == "岚溪"]
    assert text[name.start : name.end] == "岚\n\n溪"


def test_a_conjunction_inside_a_name_does_not_cut_it() -> None:
    found = projects("推进岚溪水库与望垭水库连通工程。")
    assert [task.name for task in found] == ["岚溪水库与望垭水库连通工程"]
