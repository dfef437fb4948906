"""A mechanism that a city adds by one file (the guide's own) is played through the pages."""

from __future__ import annotations

from datetime import date
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say


def test_the_forest_chief_is_played_without_any_code(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "林长制任务", "林长制")
    forest = office.lists_item(
        address,
        "北山林区",
        林长制办公室="大连市交通运输局",
        林区="北山",
        完成期限=f"{TODAY.year}-12-31",
        列入理由="年度任务",
    )
    office.open(forest)
    decided = {"关口": "年度计划审定", "决定机关": "总链长、总河长", "文号": "林长令〔2026〕1号"}
    office.act("录入决定", {**decided, "决定日期": str(TODAY)})
    clerk.open(forest)
    clerk.sees("尚未明确“林长”", "还没有进度表")
    clerk.acts(
        ("明确责任人", {"林长": "方副市长（示例）"}),
        ("排定进度表", {"节点 1": "巡林", "日期 1": str(TODAY), "权重 1": "100"}),
    )
    clerk.step("管护中")
    clerk.act("提交佐证", {"佐证种类": "森林资源监测数据", "文号": "测〔2026〕1号"})
    clerk.step("达标待核")
    for number in range(4):
        clerk.act("提交佐证", {"佐证种类": "巡林记录", "文号": f"巡〔2026〕{number}号"})
    office.open(forest)
    office.do("调整承诺")
    office.fill({"调整方式": "缩减内容", "理由": "缩小", "林区": "半个北山"})
    office.submit()
    office.sees("管护范围不得缩小")
    office.open(forest)
    office.step("销号")
    office.open(address)
    office.sees("销号")
