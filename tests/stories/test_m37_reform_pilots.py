"""Reform pilots: each pilot's state, its result, and where it was taken over."""

from __future__ import annotations

from datetime import date
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say
DECIDED = {"文号": "深改〔2026〕6号", "决定日期": str(TODAY)}


def test_from_mandate_to_replication(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "自贸区试点任务", "改革试点和复制推广")
    given = {"牵头单位": "大连市交通运输局", "决定机关": "人民政府", **DECIDED}
    pilot = office.lists_item(
        address, "国际航运单一窗口", 列入理由="试点方案", 批次="第一批", **given
    )
    other = office.lists_item(address, "保税混矿", 列入理由="试点方案", 批次="第一批", **given)
    mandated(office, pilot)
    carried_out(clerk, pilot)
    replicated(clerk, pilot)
    office.open(address)
    office.sees("复制推广到哪里", "庄河市人民政府", "推〔2026〕1号")
    office.open(pilot)
    office.step("办结")
    office.open(other)
    office.act(
        "调整承诺",
        {
            "调整方式": "撤销事项",
            "理由": "上级取消试点",
            "决定机关": "上级机关",
            **DECIDED,
        },
    )
    office.sees("终止试点")
    office.open(address)
    office.sees("办结")


def mandated(office: Any, pilot: str) -> None:
    office.open(pilot)
    office.acts(
        (
            "明确责任单位",
            {"试点地区或单位": "大连金普新区管理委员会", "评估单位": ["大连市人民政府督查室"]},
        ),
        ("录入决定", {"关口": "试点授权", "决定机关": "上级机关", **DECIDED}),
        ("录入决定", {"关口": "合法性审查", "决定机关": "合法性审查机构", **DECIDED}),
    )


def carried_out(clerk: Any, pilot: str) -> None:
    clerk.open(pilot)
    clerk.acts(
        ("排定进度表", {"节点 1": "上线", "日期 1": str(TODAY), "权重 1": "100"}),
        ("提交佐证", {"佐证种类": "实施方案", "文号": "方〔2026〕1号"}),
    )
    clerk.step("试点中")
    clerk.acts(
        ("填写情况", {"改革成果": "一次申报、一次放行"}),
        ("提交佐证", {"佐证种类": "制度成果文本", "文号": "果〔2026〕1号"}),
        ("提交佐证", {"佐证种类": "运行数据", "文号": "数〔2026〕1号"}),
    )
    clerk.step("形成成果")
    tries_too_early(clerk, pilot)
    clerk.act("提交佐证", {"佐证种类": "评估报告", "文号": "评〔2026〕1号"})
    clerk.step("完成评估")


def tries_too_early(clerk: Any, pilot: str) -> None:
    clerk.do("登记复制推广")
    clerk.fill({"推广到的地区或单位": "庄河市人民政府", "文号": "推〔2026〕1号"})
    clerk.submit()
    clerk.sees("试点还没有经过评估")
    clerk.open(pilot)


def replicated(clerk: Any, pilot: str) -> None:
    clerk.sees("至少关联 1 项“复制推广记录”")
    clerk.do("登记复制推广")
    clerk.fill({"推广到的地区或单位": "大连金普新区管理委员会", "文号": "推〔2026〕1号"})
    clerk.submit()
    clerk.sees("就是试点地区")
    clerk.open(pilot)
    clerk.act("登记复制推广", {"推广到的地区或单位": "庄河市人民政府", "文号": "推〔2026〕1号"})
    clerk.step("复制推广")
