"""Plans as one system: special plans under the outline, contradictions, a promise counted once."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import expect

OUTLINE = "第十四个五年规划"
LONG = 240_000


def open_outline(planner: Any) -> str:
    """The outline's page, by way of the tree of plans; returns its address."""
    planner.open("/plans/")
    link = planner.page.locator("main .tree a", has_text=OUTLINE).first
    address = str(link.get_attribute("href"))
    planner.open(address)
    return address


def announced(planner: Any) -> list[str]:
    """The special plans that the outline lists and that are still to be made."""
    planner.page.locator("main details summary", has_text="待编制").click()
    return list(planner.page.locator("main details ol.links a").all_inner_texts())


def test_special_plans_are_registered_under_the_outline(people: Any) -> None:
    planner = people("planner")
    open_outline(planner)
    listed = announced(planner)
    assert len(listed) == len(set(listed)) > 10
    planner.page.locator("main details ol.links a").first.click()
    planner.sees("待编制", "列在", OUTLINE)
    planner.page.get_by_role("button", name="登记为规划").click()
    planner.sees("已登记")
    open_outline(planner)
    assert len(announced(planner)) == len(listed) - 1


def test_the_real_outline_lists_forty_one(people: Any, shared: Path, tmp_path: Path) -> None:
    copy = tmp_path / "纲要.txt"
    copy.write_bytes((shared / "corpus" / "001.txt").read_bytes() + b"\n")
    planner = people("planner")
    planner.page.set_default_timeout(LONG)
    planner.open("/upload/")
    planner.page.set_input_files("input[type=file]", str(copy))
    box = planner.page.locator("select[name=plan]")
    option = box.locator("option", has_text=OUTLINE).first.get_attribute("value")
    box.select_option(value=str(option))
    planner.submit()
    planner.sees("收入结果")
    open_outline(planner)
    planner.page.locator("main details summary", has_text="待编制").click()
    below = planner.page.locator("main ul.links a, main ol.links a").all_inner_texts()
    assert len({name for name in below if "规划" in name and OUTLINE not in name}) >= 41


@pytest.fixture
def sample(people: Any) -> tuple[Any, str]:
    """A planner, and the address of what does not fit together in the sample outline."""
    planner = people("planner")
    planner.open("/documents/")
    link = planner.page.locator("main tbody tr", has_text="示范数据").filter(has_text=OUTLINE)
    address = str(link.first.locator("th a").get_attribute("href"))
    planner.open(address)
    return planner, str(
        planner.page.locator("main a[href*='/contradictions/']").first.get_attribute("href")
    )


def test_contradictions_stand_with_both_sentences(sample: Any) -> None:
    planner, address = sample
    planner.open(address)
    for first, second in (("75%", "80%"), ("85", "90.5"), ("2.8%", "2.9")):
        article = planner.page.locator("article.finding", has_text=first).filter(has_text=second)
        marks = article.first.locator("mark").all_inner_texts()
        assert {first, second} <= set(marks)
        source = str(article.first.locator("figcaption a").first.get_attribute("href"))
        assert re.search(r"/documents/\w+/\?at=\d+&to=\d+", source)


def test_a_difference_that_a_note_explains_is_none(sample: Any) -> None:
    planner, address = sample
    planner.open(f"{address}&severity=note&kind=value")
    planner.sees("文件中的说明", "登记失业率")


TWICE = """滨海县港口发展规划

第一章 港口

专栏 1 港口重点工程

◆航道。建设石城北岸深水航道疏浚工程。

第二章 海洋

专栏 2 海洋重点工程

◆通航。建设石城北岸深水航道疏浚工程。
"""


def counted(planner: Any) -> tuple[int, int]:
    """Projects on the first page, and how many places are told not to be counted again."""
    planner.open("/")
    page = planner.page
    projects = page.locator(".tile", has_text="项目").first.inner_text()
    repeats = page.locator(".tile", has_text="重复提出").inner_text()
    found = re.search(r"另有 (\d+) 处", repeats)
    assert found
    return int(re.sub(r"\D", "", projects)), int(found[1])


def test_a_promise_in_two_boxes_is_counted_once(people: Any, tmp_path: Path) -> None:
    planner = people("planner")
    projects, repeats = counted(planner)
    path = tmp_path / "港口规划.txt"
    path.write_text(TWICE, encoding="utf-8")
    planner.open("/upload/")
    planner.page.set_input_files("input[type=file]", str(path))
    planner.submit()
    assert counted(planner) == (projects + 1, repeats + 1)
    planner.open("/contradictions/?kind=repeat")
    article = planner.page.locator("article.finding", has_text="石城北岸深水航道").first
    expect(article.locator("figure")).to_have_count(2)
    expect(article).to_contain_text("按一项计")


def test_a_planner_settles_one_with_a_reason(sample: Any) -> None:
    planner, address = sample
    planner.open(f"{address}&severity=contradiction&kind=target_lowered")
    title = planner.page.locator("article.finding h2 a").first
    words, link = title.inner_text(), str(title.get_attribute("href"))
    planner.open(link)
    planner.fill({"理由": "前一文件的目标按旧口径，已请统计部门说明"})
    planner.submit()
    planner.sees("已办结", "旧口径")
    planner.open("/contradictions/?state=settled")
    planner.sees(words)
    planner.open("/contradictions/")
    planner.sees_not(words)
    planner.open(link)
    planner.page.get_by_role("button", name="重开").click()
    planner.sees("已重开")
