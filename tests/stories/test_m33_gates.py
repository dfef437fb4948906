"""Gates before decisions: a stage opens with the right body's decision, its number and its day."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say


def test_a_rule_from_planning_to_issue(people: Any, new_list: Any) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    address = new_list(office, "年度立法和制度计划", "制度出台")
    rule = office.lists_item(
        address, "公交优先办法", 牵头起草单位="大连市交通运输局", 列入理由="年度计划"
    )
    clerk.open(rule)
    clerk.acts(
        ("明确责任人", {"责任领导": "乔局长（示例）"}),
        ("排定进度表", {"节点 1": "报审", "日期 1": str(TODAY), "权重 1": "100"}),
    )
    clerk.step("起草")
    clerk.acts(
        ("提交佐证", {"佐证种类": "送审稿", "文号": "稿〔2026〕1号"}),
        ("提交佐证", {"佐证种类": "征求意见汇总", "文号": "稿〔2026〕2号"}),
    )
    clerk.sees("“重大改革和政策提前讨论酝酿”还没有决定", "“合法性审查”还没有决定")
    refuses(office, rule)
    number = {"文号": "深改〔2026〕4号", "决定日期": str(TODAY)}
    early = {"关口": "重大改革和政策提前讨论酝酿", "决定机关": "全面深化改革委员会等专门机构"}
    office.acts(
        ("录入决定", {**early, **number}),
        ("录入决定", {"关口": "合法性审查", "决定机关": "合法性审查机构", **number}),
    )
    clerk.open(rule)
    clerk.step("审查通过")
    clerk.sees("“印发”还没有决定")
    issued = {"关口": "印发", "决定机关": "政府常务会议", "文号": "大政规〔2026〕5号"}
    clerk.acts(
        ("录入决定", {**issued, "决定日期": str(TODAY)}),
        ("提交佐证", {"佐证种类": "印发文件", "文号": "大政规〔2026〕5号"}),
    )
    clerk.step("印发")
    office.open(rule)
    office.step("办结")
    office.sees("大政规〔2026〕5号")


def refuses(office: Any, rule: str) -> None:
    """Without a number, from the wrong body, or of tomorrow: the gate stays closed."""
    office.open(f"{rule}do/decision/")
    given = {"关口": "合法性审查", "决定机关": "合法性审查机构"}
    office.fill({**given, "文号": " ", "决定日期": str(TODAY)})
    office.submit()
    office.sees("请改正以下问题")
    office.open(f"{rule}do/decision/")
    tomorrow = str(TODAY + timedelta(days=1))
    office.fill({**given, "文号": "合审〔2026〕1号", "决定日期": tomorrow})
    office.submit()
    office.sees("在今天之后")
    office.open(rule)
    wrong = {"关口": "合法性审查", "决定机关": "人民政府", "文号": "政〔2026〕1号"}
    office.act("录入决定", {**wrong, "决定日期": str(TODAY)})
    office.sees("“合法性审查”还没有决定")
