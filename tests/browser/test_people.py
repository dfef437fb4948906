"""People in Chromium: a new colleague, one-time codes, a hand-over; each page fits."""

from __future__ import annotations

from typing import Any

import pyotp
import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect

PAGES = ("/users/", "/users/add/", "/units/", "/units/add/", "/units/transport/", "/me/")
PAGES += ("/me/password/", "/me/codes/", "/handovers/")
USERS = ["admin", "planner", "inspector", "clerk-transport", "signatory-transport"]
USERS += ["coordinator", "statistician", "finance", "leader", "auditor", "congress"]


def sign_in(site: Any, page: Page, user: str, password: str) -> None:
    page.goto(site.address + "/sign-in/")
    page.fill("input[name=username]", user)
    page.fill("input[name=password]", password)
    page.click("main button[type=submit]")


def test_a_new_colleague_signs_in_chooses_a_password_and_sets_up_codes(
    site: Any, page: Page, browser: Browser
) -> None:
    site.sign_in(page, "admin")
    page.locator(".band__tools summary", has_text="用户菜单").click()
    page.get_by_role("link", name="用户", exact=True).click()
    page.get_by_role("link", name="增加用户").click()
    page.fill("input[name=username]", "clerk-new")
    page.fill("input[name=name]", "新经办（示例）")
    page.select_option("select[name=unit]", "transport")
    page.get_by_label("单位填报人").check()
    page.locator("main button[type=submit]").click()
    password = page.locator("#temporary-password").inner_text()

    own = browser.new_context(locale="zh-CN").new_page()
    sign_in(site, own, "clerk-new", password)
    expect(own).to_have_url(site.address + "/me/password/")
    own.fill("input[name=old_password]", password)
    own.fill("input[name=new_password1]", "garden-wall-77")
    own.fill("input[name=new_password2]", "garden-wall-77")
    own.locator("main button[type=submit]").click()
    expect(own).to_have_url(site.address + "/")

    own.goto(site.address + "/me/codes/")
    expect(own.locator("main ol svg")).to_be_visible()
    secret = own.locator("#secret").inner_text().replace(" ", "")
    own.fill("input[name=code]", pyotp.TOTP(secret).now())
    own.locator("main button[type=submit]").click()
    recovery = own.locator("main ul code").first.inner_text()

    again = browser.new_context(locale="zh-CN").new_page()
    sign_in(site, again, "clerk-new", "garden-wall-77")
    expect(again).to_have_url(site.address + "/sign-in/code/")
    again.fill("input[name=code]", recovery)
    again.click("main button[type=submit]")
    expect(again).to_have_url(site.address + "/")


def test_a_hand_over_is_signed_and_read_by_the_successor(site: Any, page: Page) -> None:
    site.sign_in(page, "admin")
    page.locator(".band__tools summary", has_text="用户菜单").click()
    page.get_by_role("link", name="工作交接").click()
    page.get_by_role("link", name="方副市长（示例）").click()
    page.select_option("select[name=successor]", label="高市长（示例） · 大连市人民政府")
    page.fill("textarea[name=note]", "请接着抓")
    page.get_by_role("button", name="签办交接").click()
    expect(page.locator("main")).to_contain_text("已签办交接")
    expect(page.locator("main")).to_contain_text("大连市交通运输局")
    with page.expect_download() as download:
        page.get_by_role("link", name="DOCX").click()
    assert download.value.suggested_filename.endswith(".docx")


@pytest.mark.parametrize("user", USERS)
def test_every_link_shown_opens(site: Any, page: Page, user: str) -> None:
    site.sign_in(page, user)
    shown = page.locator("a[href^='/']").evaluate_all("links => links.map(a => a.pathname)")
    for path in sorted(set(shown)):
        site.open(page, path)
    refused = page.goto(site.address + "/users/")
    assert refused is not None
    assert refused.status == (200 if user in ("admin", "auditor") else 403)


@pytest.mark.parametrize("width", [360, 1440])
@pytest.mark.parametrize("language", ["zh-hans", "en"])
def test_pages_are_accessible_and_fit(
    site: Any, browser: Browser, width: int, language: str
) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])
    page = context.new_page()
    site.sign_in(page, "admin")
    person = f"/users/{first_number(site, page, '/users/')}/"
    pack = f"/handovers/{first_number(site, page, '/handovers/')}/"
    for path in (*PAGES, person, person + "portfolio/", pack):
        site.open(page, path)
        found = Axe().run(page).response["violations"]
        serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert not serious, (path, [(fault["id"], fault["nodes"][0]["html"]) for fault in serious])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide at {width} px"
    context.close()


def first_number(site: Any, page: Page, path: str) -> str:
    """The key of the first person whom a list links to."""
    site.open(page, path)
    links = page.locator(f"main th a[href^='{path}']")
    address = links.first.get_attribute("href") or ""
    return address.removeprefix(path).strip("/")
