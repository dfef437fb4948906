"""The improvement list: items carry out instructions, change by decision, end closed."""

from __future__ import annotations

from datetime import date
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say

DECIDED = {"文号": "大委发〔2026〕2号", "决定日期": str(TODAY)}


def listed(office: Any, address: str) -> dict[str, str]:
    """Two instructions, and the items that carry them out."""
    for text in ("提升港口服务能力", "解决企业办事难"):
        office.open(f"{address}instruct/")
        office.fill({"批示要求": text, "批示人": "高市长（示例）", "文号": "批〔2026〕1号"})
        office.submit()
    office.sees("没有事项落实的批示", "提升港口服务能力", "解决企业办事难")
    given = {"决定机关": "党委", **DECIDED, "列入理由": "落实批示", "落实形式": "机制"}
    found = {}
    for name, instruction in (
        ("港口联席会议", "提升港口服务能力"),
        ("港口信息平台", "提升港口服务能力"),
        ("企业服务专班", "解决企业办事难"),
        ("企业走访", "解决企业办事难"),
    ):
        found[name] = office.lists_item(
            address,
            name,
            落实的批示=instruction,
            牵头单位="大连市交通运输局",
            完成期限=f"{TODAY.year + 1}-06-30",
            **given,
        )
    office.sees_not("没有事项落实的批示")
    return found


def adjusted(office: Any, address: str, items: dict[str, str]) -> str:
    """Merged, split and withdrawn, each with its reason and decision; returns the merged item."""
    office.open(f"{address}merge/")
    merge = {"☑": ["港口联席会议", "港口信息平台"], "合并后的名称": "港口协同机制"}
    office.fill({**merge, "理由": "内容相近"})
    office.submit()
    office.sees("须经有权机关决定")
    office.fill({**merge, "理由": "内容相近", "决定机关": "党委", **DECIDED})
    office.submit()
    office.sees("已合并", "港口协同机制", "已合并或拆分的事项")
    office.open(f"{address}split/")
    office.fill(
        {"拆分哪个事项": "企业服务专班", "名称 1": "企业服务热线", "名称 2": "企业服务专员"}
    )
    office.fill({"理由": "分头落实", "决定机关": "党委", **DECIDED})
    office.submit()
    office.sees("已拆分", "企业服务热线", "企业服务专员")
    office.open(items["企业走访"])
    office.do("调整承诺")
    office.fill({"调整方式": "缩减内容", "理由": "人手不足", "决定机关": "党委", **DECIDED})
    office.submit()
    office.sees("落实指示要求不得打折扣")
    office.open(items["企业走访"])
    office.act(
        "调整承诺", {"调整方式": "撤销事项", "理由": "已并入专班", "决定机关": "党委", **DECIDED}
    )
    office.sees("调出清单", "已并入专班")
    office.open(address)
    link = office.page.locator("main tbody").get_by_role("link", name="港口协同机制", exact=True)
    return str(link.get_attribute("href"))


def test_from_instruction_to_close_out(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "年度提升清单", "提升清单")
    item = adjusted(office, address, listed(office, address))
    office.open(item)
    office.sees("接续以下事项", "港口联席会议")
    office.acts(
        ("明确责任单位", {"督查单位": ["大连市人民政府督查室"]}),
        ("录入决定", {"关口": "列入清单", "决定机关": "党委", **DECIDED}),
    )
    office.step("列入清单")
    clerk.open(item)
    clerk.sees("尚未明确“责任领导”", "还没有进度表")
    clerk.acts(
        ("明确责任人", {"责任领导": "方副市长（示例）"}),
        ("填写情况", {"落实举措": "每月会商"}),
        ("排定进度表", {"节点 1": "建成", "日期 1": str(TODAY), "权重 1": "100"}),
    )
    clerk.step("落实中")
    clerk.acts(
        ("节点完成", {"节点": "建成"}),
        ("提交佐证", {"佐证种类": "进展报告", "文号": "报〔2026〕7号"}),
        ("提交佐证", {"佐证种类": "成效数据", "文号": "表〔2026〕1号"}),
    )
    clerk.step("完成待核")
    office.open(item)
    office.step("销号")
    office.open(address)
    office.sees("批示和落实的事项", "销号")
