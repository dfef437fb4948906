"""The style guide in Chromium: accessible, within the screen, with and without scripts."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
A4_WIDTH = 672  # CSS pixels between the margins


@pytest.fixture
def page_at(browser, site):
    """Opens the style guide and gathers what the browser complains about."""
    contexts, complaints = [], []

    def open_page(width=1440, query="", **options):
        context = browser.new_context(
            viewport={"width": width, "height": 800}, locale="zh-CN", **options
        )
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        site.open(page, f"/ui/{query}")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert complaints == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [360, 1440])
def test_axe_finds_nothing_and_nothing_leaves_the_screen(page_at, width, scheme):
    page = page_at(width, color_scheme=scheme)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    assert [(each["id"], each["impact"], each["nodes"][0]["html"]) for each in found] == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_the_page_reads_without_scripts(page_at):
    page = page_at(360, java_script_enabled=False)
    assert page.locator("#results tbody tr").count() == 5
    page.locator(".claim > a").first.click()
    assert page.locator(".claim-card:target").get_by_text("关闭").is_visible()


def test_the_filter_refreshes_only_the_list_and_says_so(page_at):
    page = page_at()
    page.evaluate("document.body.dataset.kept = 'yes'")
    page.keyboard.press("/")
    page.keyboard.type("轨道")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    expect(page.locator("#announcer")).to_contain_text("1")
    assert page.evaluate("document.body.dataset.kept") == "yes"
    assert "q=%E8%BD%A8%E9%81%93" in page.url


def test_going_back_shows_the_list_before_though_no_page_is_kept_in_the_browser(page_at):
    page = page_at()
    page.fill("input[type=search]", "轨道")
    expect(page.locator("#results tbody tr")).to_have_count(1)
    kept = page.evaluate("JSON.stringify([localStorage, sessionStorage])")
    assert "地区生产总值" not in kept
    page.go_back()
    expect(page.locator("#results tbody tr")).to_have_count(5)


def test_the_keyboard_reaches_the_text_first(page_at):
    page = page_at()
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_escape_closes_a_menu_and_returns_to_its_handle(page_at):
    page = page_at()
    page.locator(".dropdown > summary").first.click()
    page.keyboard.press("Escape")
    assert page.locator(".dropdown[open]").count() == 0
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"


def test_paper_is_white_and_wide_enough(page_at):
    page = page_at(A4_WIDTH, color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("document.documentElement.scrollWidth") <= A4_WIDTH
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.locator(".main-nav, .filters").first.is_visible()
