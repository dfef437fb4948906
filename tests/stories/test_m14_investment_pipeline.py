"""A project through the whole pipeline, with dates and evidence; an enclave's second ledger."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def proof(kind: str, on: date) -> tuple[str, dict[str, str]]:
    return "提交佐证", {"佐证种类": kind, "日期": str(on), "文号": "证〔2025〕1号"}


def test_from_conception_to_the_end_of_upkeep(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "全周期项目", "投资项目全周期")
    project = office.lists_item(
        address,
        "临港物流园",
        类别="项目",
        牵头单位="大连市交通运输局",
        完成期限=str(TODAY),
        登记日期=str(ago(900)),
        飞地项目="是",
        承诺就业人数="300",
        列入理由="招商引资",
    )
    prepared(office, clerk, project)
    built(clerk, project)
    used(office, clerk, project)
    second_ledger(office, project)


def prepared(office: Any, clerk: Any, project: str) -> None:
    clerk.open(project)
    clerk.sees("尚未填写“总投资（亿元）”", "“项目建议书或策划方案”至少 1 件")
    clerk.acts(
        ("填写情况", {"总投资（亿元）": "45", "产业": "物流", "项目代码": "2403-210200-04-01-1"}),
        proof("项目建议书或策划方案", ago(880)),
    )
    clerk.step("储备", ago(870))
    office.open(project)
    decided = {"文号": "办〔2024〕1号", "决定日期": str(ago(860))}
    office.acts(
        (
            "明确责任单位",
            {
                "责任单位": ["大连市交通运输局"],
                "管护单位": ["大连市交通运输局"],
                "核查单位": ["大连市人民政府督查室"],
            },
        ),
        ("录入决定", {"关口": "重大项目提前讨论酝酿", "决定机关": "党委", **decided}),
        ("录入决定", {"关口": "审批、核准或备案", "决定机关": "项目审批部门", **decided}),
    )
    clerk.open(project)
    clerk.act(*proof("可行性研究报告", ago(850)))
    clerk.step("前期", ago(840))
    clerk.sees("尚未填写“用地”的需求", "尚未核对“能耗总量”", "“施工许可证”至少 1 件")


def built(clerk: Any, project: str) -> None:
    needed = {f"{name} {part}": "0" for name in ("用海", "能耗指标") for part in ("需要", "批准")}
    short = {"资金 需要": "450000", "资金 批准": "450000", "用地 需要": "600", "用地 批准": "200"}
    caps = ("能耗总量", "生态保护红线", "增存挂钩", "危化品总量")
    clerk.act("填写要素保障", {**needed, **short, **dict.fromkeys(caps, "在额度内")})
    clerk.sees("“用地”需要 600，已批准 200")
    clerk.act("填写要素保障", {"用地 批准": "600", "用地 落实": "600"})
    clerk.acts(
        ("填写情况", {"统计所在地": "庄河市"}),
        ("明确责任人", {"责任领导": "方副市长（示例）"}),
        (
            "排定进度表",
            {
                "节点 1": "开工",
                "日期 1": str(ago(800)),
                "权重 1": "20",
                "节点 2": "主体完工",
                "日期 2": str(ago(600)),
                "权重 2": "50",
                "节点 3": "投产",
                "日期 3": str(ago(500)),
                "权重 3": "30",
            },
        ),
        proof("施工许可证", ago(810)),
    )
    clerk.step("开工", ago(800))
    clerk.act(*proof("纳统证明", ago(780)))
    clerk.step("在建", ago(770))
    clerk.act("填写情况", {"停缓建原因": "冬季停工"})
    clerk.step("停缓建", ago(760))
    clerk.act(*proof("现场照片", ago(700)))
    clerk.step("复工", ago(700))
    clerk.act(*proof("投资完成表", ago(690)))
    clerk.step("续建", ago(680))
    for milestone, day in (("开工", 800), ("主体完工", 600), ("投产", 500)):
        clerk.act("节点完成", {"节点": milestone, "完成日期": str(ago(day))})
    clerk.acts(
        ("填写情况", {"实现就业人数": "320"}),
        proof("竣工验收材料", ago(510)),
        proof("投产证明", ago(500)),
    )
    clerk.step("投产", ago(490))


def used(office: Any, clerk: Any, project: str) -> None:
    clerk.open(project)
    clerk.acts(proof("管护责任书", ago(480)), proof("使用情况报告", ago(10)))
    clerk.step("使用和管护", ago(470))
    clerk.sees("不能由本单位或其下属单位结案")
    office.open(project)
    office.step("办结")
    office.sees("300", "320")


def second_ledger(office: Any, project: str) -> None:
    """Shares that do not add up are refused; the ledger does, and statistics stay whole."""
    office.open(project)
    agreed = {"分成内容": "税收", "协议文号": "协〔2024〕3号", "开始日期": str(ago(700))}
    office.do("登记分成协议")
    office.fill({**agreed, "各地比例": "庄河市 60\n中山区 30"})
    office.submit()
    office.sees("分成比例合计为 90，应为 100")
    office.fill({**agreed, "各地比例": "庄河市 60\n中山区 40"})
    office.submit()
    office.sees("已记录", "协〔2024〕3号")
    office.open(f"{project}ledger/?amount=1000.01&what=tax")
    office.sees("庄河市", "600.01", "中山区", "400.00", "统计数据全部记在项目所在地")
