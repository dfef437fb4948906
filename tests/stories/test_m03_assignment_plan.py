"""An assignment plan: drafted, commented, a dispute settled, issued with a number, in force."""

from __future__ import annotations

import io
from datetime import date
from pathlib import Path
from typing import Any

from openpyxl import load_workbook

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say


def fill_in(sheet: bytes, lead: str) -> bytes:
    book = load_workbook(io.BytesIO(sheet))
    page = book.worksheets[0]
    heads = {cell.value: cell.column for cell in page[1]}
    for row in range(2, page.max_row + 1):
        page.cell(row, heads["推进措施"], "按月调度")
    page.cell(3, heads["牵头单位"], lead)
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


def drafted(planner: Any, new_list: Any) -> str:
    """A plan with the two tasks of a list."""
    address = new_list(planner, "明年重点任务", "规划任务")
    planner.lists_item(address, "新建公交专用道", 列入理由="规划", 牵头单位="大连市交通运输局")
    planner.lists_item(
        address, "城区停车场建设", 列入理由="规划", 牵头单位="大连市住房和城乡建设局"
    )
    planner.open("/assignment/new/")
    planner.fill(
        {
            "方案名称": "明年重点任务分工方案",
            "任务来自": "明年重点任务",
            "起草单位": "大连市发展和改革委员会",
            "分管副秘书长": "谢秘书长（示例）",
            "印发机关": "大连市人民政府办公室",
        }
    )
    planner.submit()
    planner.sees("已起草分工方案", "新建公交专用道", "城区停车场建设")
    return str(planner.page.url.removeprefix(planner.site.address))


def by_spreadsheet(planner: Any, plan: str, folder: Path) -> None:
    """Out and in again; a unit that does not exist is told with its cell, and nothing is taken."""
    with planner.page.expect_download() as download:
        planner.do("导出表格")
    sheet = Path(download.value.path()).read_bytes()
    for lead, answer in (("市停车局", "没有“市停车局”这个单位"), ("市住建局", "已记录")):
        path = folder / "分工.xlsx"
        path.write_bytes(fill_in(sheet, lead))
        planner.open(f"{plan}import/")
        planner.page.set_input_files("input[type=file]", str(path))
        planner.submit()
        planner.sees(answer)
        if lead == "市停车局":
            planner.sees("!C3")
            planner.open(plan)
            planner.sees_not("按月调度")
    planner.open(plan)
    planner.sees("按月调度")


def answered(people: Any, planner: Any, plan: str) -> None:
    planner.open(plan)
    planner.act("征求意见", {"征求意见的单位": ["大连市交通运输局", "庄河市人民政府"]})
    planner.step("征求意见")
    planner.sees("还有单位未反馈")
    transport = people("clerk-transport")
    transport.open(plan)
    transport.act(
        "反馈意见",
        {
            "意见": "专用道在庄河境内",
            "有分歧的任务 1": "新建公交专用道",
            "建议牵头单位 1": "庄河市人民政府",
            "理由 1": "道路由庄河建设",
        },
    )
    zhuanghe = people("clerk-zhuanghe")
    zhuanghe.open(plan)
    zhuanghe.act("反馈意见", {"意见": "没有意见"})


def test_from_draft_to_issue(people: Any, new_list: Any, tmp_path: Path) -> None:
    planner, coordinator = people("planner"), people("coordinator")
    plan = drafted(planner, new_list)
    by_spreadsheet(planner, plan, tmp_path)
    answered(people, planner, plan)
    planner.open(plan)
    planner.sees("还有 1 项分歧未裁定", "“合法性审查”还没有决定", "待裁定的分歧")
    planner.step("裁定分歧")
    coordinator.open(plan)
    coordinator.do("裁定分歧")
    coordinator.fill({"裁定牵头单位": "庄河市人民政府", "理由": "属地负责"})
    coordinator.submit()
    coordinator.sees("已记录", "属地负责")
    coordinator.sees_not("待裁定的分歧")
    planner.open(plan)
    planner.act(
        "录入决定",
        {
            "关口": "合法性审查",
            "决定机关": "合法性审查机构",
            "文号": "合审〔2026〕3号",
            "决定日期": str(TODAY),
        },
    )
    planner.step("定稿")
    issued = {"关口": "印发", "决定机关": "人民政府", "文号": "大政发〔2026〕9号"}
    planner.act("录入决定", {**issued, "决定日期": str(TODAY)})
    planner.act("提交佐证", {"佐证种类": "印发的方案", "文号": "大政发〔2026〕9号"})
    planner.sees("不能由本单位或其下属单位结案")
    coordinator.open(plan)
    coordinator.step("印发")
    coordinator.sees("大政发〔2026〕9号")
    planner.open("/commitments/?q=新建公交专用道")
    planner.do("新建公交专用道")
    planner.sees("庄河市人民政府")
