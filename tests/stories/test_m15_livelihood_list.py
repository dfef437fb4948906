"""Fifteen items, twenty-four contents, promised for a year: nothing lowered, all closed out."""

from __future__ import annotations

import io
import re
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import expect

TODAY = date.today()  # noqa: DTZ011, TID251 - as a person at a desk would say
YEAR_END = date(TODAY.year, 12, 31)
#: Contents of each of the fifteen items: nine have two.
CONTENTS = [2] * 9 + [1] * 6
PLAN = {"决定机关": "人民政府", "文号": "大政办发〔2026〕6号", "决定日期": str(TODAY)}


def workbook(template: bytes) -> bytes:
    """The list's own empty sheet, filled in as an office would."""
    book = load_workbook(io.BytesIO(template))
    sheet = book.worksheets[0]
    heads = [cell.value for cell in sheet[1]]

    def add(**values: str) -> None:
        sheet.append([values.get(head, "") for head in heads])

    for number, parts in enumerate(CONTENTS, 1):
        item = f"实事{number}"
        add(名称=item, 类别="任务", 完成期限=str(YEAR_END))
        for part in range(1, parts + 1):
            half = TODAY + timedelta(days=(YEAR_END - TODAY).days // 2)
            add(
                所属事项=item,
                名称=f"{item}内容{part}",
                类别="任务",
                牵头单位="市交通局",
                责任领导="方副市长（示例）",
                责任人="路经办（示例）",
                受益群体="沿线居民",
                完成期限=str(YEAR_END),
                目标值="100",
                计量单位="户",
                **{"节点（名称 日期 权重；……）": f"过半 {half} 50；完成 {YEAR_END} 50"},
            )
    target = io.BytesIO()
    book.save(target)
    return target.getvalue()


@pytest.fixture
def promised(people: Any, new_list: Any, tmp_path: Path) -> str:
    """The list as announced, brought in by spreadsheet."""
    office = people("inspector")
    address = new_list(
        office,
        f"{TODAY.year}年民生实事",
        "民生实事挂牌督办",
        公布机关="人民政府",
        文号="大政发〔2026〕1号",
        决定日期=str(TODAY),
    )
    with office.page.expect_download() as download:
        office.do("导出表格")
    sheet = tmp_path / "民生实事.xlsx"
    sheet.write_bytes(workbook(Path(download.value.path()).read_bytes()))
    office.open(f"{address}import/")
    office.page.set_input_files("input[type=file]", str(sheet))
    office.fill({"列入理由": "人代会通过"})
    office.submit()
    office.sees("没有问题：新增 39 项")
    office.submit()
    office.sees("表格已导入")
    return address


def tile(actor: Any, name: str) -> str:
    box = actor.page.locator(".tile", has_text=name).first
    return re.sub(r"\s+", " ", box.inner_text())


def choose_all(actor: Any) -> None:
    for box in actor.page.locator("main form.form input[type=checkbox]").all():
        box.check()


def test_the_year_from_promise_to_last_close_out(people: Any, promised: str) -> None:
    office, clerk = people("inspector"), people("clerk-transport")
    office.open(promised)
    assert "15" in tile(office, "事项")
    assert "24" in tile(office, "具体内容")
    assert str((YEAR_END - TODAY).days) in tile(office, "剩余天数")

    refuses_to_give_way(office, promised)

    office.open(f"{promised}bulk/")
    choose_all(office)
    office.fill({"录入决定的关口": "挂牌督办实施方案印发", **PLAN})
    office.submit()
    office.sees("已办理 24 项")
    for stage in ("排定节点", "推进中"):
        clerk.open(f"{promised}bulk/")
        choose_all(clerk)
        clerk.fill({"或进入的阶段": stage})
        clerk.submit()
        clerk.sees("已办理 24 项")
    for milestone in ("过半", "完成"):
        clerk.open(f"{promised}bulk/")
        choose_all(clerk)
        clerk.fill({"或完成的节点": milestone})
        clerk.submit()
    contents = addresses(clerk, promised)
    assert len(contents) == 24
    for content in contents:
        prove(clerk, content)
    clerk.open(f"{promised}bulk/")
    choose_all(clerk)
    clerk.fill({"或进入的阶段": "完成待核"})
    clerk.submit()
    clerk.sees("已办理 24 项")

    clerk.open(contents[0])
    clerk.sees("不能由本单位或其下属单位结案")
    for done, content in enumerate(contents):
        if done in (1, 12, 23):
            office.open(promised)
            assert f"已销号 {done}" in tile(office, "具体内容")
        office.open(content)
        office.act("销号")
    office.open(promised)
    assert "已销号 15" in tile(office, "事项")
    assert "已销号 24" in tile(office, "具体内容")
    office.sees("没有未销号的期限", "100%")


def addresses(actor: Any, address: str) -> list[str]:
    actor.open(address)
    links = actor.page.locator("main tbody .nested a").all()
    return [str(link.get_attribute("href")) for link in links]


def prove(clerk: Any, content: str) -> None:
    for kind in ("完成或验收材料", "现场照片"):
        clerk.open(f"{content}do/evidence/")
        clerk.fill({"佐证种类": kind, "文号": "验收〔2026〕8号"})
        clerk.submit()
        clerk.sees("已记录")


def refuses_to_give_way(office: Any, address: str) -> None:
    """Even the government's decision lowers, postpones, withdraws and dilutes nothing."""
    content = addresses(office, address)[0]
    decided = {"理由": "资金不足", **PLAN}
    tries = [
        ({"调整方式": "调整目标", "新的目标值": "99"}, "目标只能提高，不能降低"),
        (
            {"调整方式": "调整期限", "新的期限": f"{TODAY.year + 1}-03-01"},
            f"超出承诺的 {TODAY.year} 年",
        ),
        ({"调整方式": "撤销事项"}, "公开承诺的事项不得撤销"),
        ({"调整方式": "缩减内容", "受益群体": "部分居民"}, "公开承诺的内容不得缩水"),
    ]
    for values, answer in tries:
        office.open(f"{content}do/adjust/")
        office.fill({**values, **decided})
        office.submit()
        office.sees(answer)
    office.open(content)
    office.sees("100户".replace("户", ""), "沿线居民")
    expect(office.page.locator("main")).not_to_contain_text("部分居民")
