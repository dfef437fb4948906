"""Five-ones: no start without leader, team, schedule; dormant ones get cause and remedy."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say

DUE = date(TODAY.year + 1, 12, 31)
LONG_AGO = TODAY - timedelta(days=400)
GIVEN = {"牵头单位": "大连市交通运输局", "总投资（亿元）": "12.5", "完成期限": str(DUE)}


def test_from_listing_to_production(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "五个一项目", "项目“五个一”")
    project = office.lists_item(address, "海湾大桥", 列入理由="年度计划", **GIVEN)
    asleep = office.lists_item(
        address, "老港区改造", 列入理由="年度计划", 登记日期=str(LONG_AGO), **GIVEN
    )
    starts(clerk, project)
    sleeps(office, clerk, address, asleep)
    produces(office, clerk, project)
    office.open(address)
    office.sees("销号")


def starts(clerk: Any, project: str) -> None:
    clerk.open(project)
    clerk.sees("尚未明确“服务秘书”")
    clerk.act("明确责任人", {"服务秘书": "路经办（示例）"})
    clerk.step("前期")
    clerk.sees("尚未明确“责任领导”", "尚未明确“服务团队”", "还没有进度表", "“施工许可证”至少 1 件")
    clerk.acts(
        (
            "明确责任人",
            {"责任领导": "方副市长（示例）", "服务团队": "路经办（示例）、乔局长（示例）"},
        ),
        ("排定进度表", {}),
        ("提交佐证", {"佐证种类": "施工许可证", "文号": "施〔2026〕11号"}),
    )
    clerk.step("开工")
    clerk.sees("基准进度表")


def sleeps(office: Any, clerk: Any, address: str, asleep: str) -> None:
    """The sweep finds it; paused with cause and remedy, it is revived."""
    office.open(f"{address}?dormant=6")
    found = office.page.locator("#dormant")
    assert "老港区改造" in found.inner_text()
    assert "海湾大桥" not in found.inner_text()
    clerk.open(asleep)
    clerk.act("明确责任人", {"服务秘书": "路经办（示例）"})
    clerk.step("前期")
    clerk.sees("尚未填写“沉淀原因”", "尚未填写“盘活办法”")
    clerk.act("填写情况", {"沉淀原因": "资金", "盘活办法": "引入社会资本"})
    clerk.step("沉淀")
    clerk.sees("盘活期限", "引入社会资本")
    clerk.step("前期")


def produces(office: Any, clerk: Any, project: str) -> None:
    clerk.open(project)
    clerk.act("提交佐证", {"佐证种类": "现场照片", "文号": "照〔2026〕1号"})
    clerk.step("在建")
    for milestone in ("手续办结", "开工", "主体完工", "投产"):
        clerk.act("节点完成", {"节点": milestone})
    clerk.act("提交佐证", {"佐证种类": "竣工验收材料", "文号": "竣〔2026〕2号"})
    clerk.step("投产")
    clerk.act("提交佐证", {"佐证种类": "投产证明", "文号": "产〔2026〕1号"})
    clerk.sees("不能由本单位或其下属单位结案")
    office.open(project)
    office.step("销号")
