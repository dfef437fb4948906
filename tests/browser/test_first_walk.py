"""The planner's first walk: sign in, upload, find a claim, see its sentence, change language."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

REPORT = """滨海县2023年政府工作报告

一、2022年工作回顾

全年地区生产总值完成321.7亿元，增长6.3%。新建农村公路58公里。

二、2023年工作安排

今年地区生产总值增长7%以上，开工建设滨海县第二自来水厂工程。
"""
PAGES = ("/", "/plans/", "/indicators/", "/indicators/gdp/", "/commitments/", "/documents/")
PAGES += ("/upload/", "/regions/", "/units/")


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "滨海县报告.txt"
    path.write_text(REPORT, encoding="gb18030")
    return path


def test_upload_find_see_and_change_language(site: Any, page: Page, report: Path) -> None:
    site.sign_in(page)
    page.get_by_role("link", name="收入文件").first.click()
    page.set_input_files("input[type=file]", str(report))
    page.locator("main button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("滨海县2023年政府工作报告")
    page.get_by_role("link", name="滨海县2023年政府工作报告").first.click()
    mark = page.locator("main").get_by_text("321.7亿元", exact=False).first
    expect(mark).to_be_visible()
    page.locator("a", has_text="321.7亿元").first.click()
    card = page.locator(":target")
    expect(card).to_contain_text("地区生产总值")
    card.get_by_role("link", name="回到原句").click()
    expect(page.locator(":target")).to_contain_text("321.7亿元")
    page.get_by_role("button", name="English").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator("main")).to_contain_text("滨海县2023年政府工作报告")


def test_same_file_again_adds_nothing(site: Any, page: Page, report: Path) -> None:
    site.sign_in(page)
    for _ in range(2):
        site.open(page, "/upload/")
        page.set_input_files("input[type=file]", str(report))
        page.locator("main button[type=submit]").click()
        page.wait_for_load_state()
    expect(page.locator("main")).to_contain_text("没有增加任何内容")


def test_a_broken_file_is_refused_in_words(site: Any, page: Page, tmp_path: Path) -> None:
    bad = tmp_path / "照片.txt"
    bad.write_bytes(bytes(range(256)) * 40)
    site.sign_in(page)
    site.open(page, "/upload/")
    page.set_input_files("input[type=file]", str(bad))
    page.locator("main button[type=submit]").click()
    expect(page.locator("main")).to_contain_text("照片.txt")


def test_a_clerk_sees_the_ledger_but_no_upload(site: Any, page: Page) -> None:
    site.sign_in(page, "clerk-transport")
    expect(page.get_by_role("link", name="收入文件")).to_have_count(0)
    answer = page.goto(site.address + "/upload/")
    assert answer is not None
    assert answer.status == 403


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_are_accessible_and_fit(
    site: Any, browser: Browser, width: int, language: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])
    page = context.new_page()
    site.sign_in(page)
    site.open(page, "/documents/")
    document = page.locator("main a[href^='/documents/']").first.get_attribute("href")
    site.open(page, "/commitments/")
    commitment = page.locator("main a[href^='/commitments/']").first.get_attribute("href")
    for path in (*PAGES, document, commitment):
        site.open(page, str(path))
        found = Axe().run(page).response["violations"]
        serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert not serious, (path, [(fault["id"], fault["nodes"][0]["html"]) for fault in serious])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide at {width} px"
    context.close()


def test_reading_needs_no_javascript(site: Any, browser: Browser) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    site.sign_in(page)
    site.open(page, "/documents/")
    page.get_by_role("link", name="2018年大连市政府工作报告").first.click()
    page.locator("main a[href*='#']").first.click()
    assert "#" in page.url
    page.goto(site.address + "/indicators/?q=地区生产总值")
    expect(page.locator("main")).to_contain_text("地区生产总值")
    context.close()
