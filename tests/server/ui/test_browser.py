"""The style guide in Chromium: accessible, within the screen, with and without scripts."""

import os
import shutil
import threading

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.servers.basehttp import ThreadedWSGIServer, WSGIRequestHandler
from django.core.wsgi import get_wsgi_application
from playwright.sync_api import expect, sync_playwright

pytestmark = [pytest.mark.browser, pytest.mark.usefixtures("ui_urls")]
RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


class Quiet(WSGIRequestHandler):
    def log_message(self, format, *args):
        """Say nothing."""


@pytest.fixture(scope="module")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser")
    if path is None:
        reason = "needs Chromium"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


@pytest.fixture
def address(ui_urls):
    server = ThreadedWSGIServer(("127.0.0.1", 0), Quiet)
    server.set_app(get_wsgi_application())
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


@pytest.fixture
def page_at(chromium, address):
    """Opens the style guide and gathers what the browser complains about."""
    contexts, complaints = [], []

    def open_page(width=1440, query="", **options):
        context = chromium.new_context(viewport={"width": width, "height": 800}, **options)
        contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: complaints.append(message.text))
        page.on("pageerror", lambda error: complaints.append(str(error)))
        page.goto(f"{address}/ui/{query}")
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


def test_dark_is_not_printed(page_at):
    page = page_at(color_scheme="dark")
    page.emulate_media(media="print")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    assert not page.locator(".main-nav, .filters").first.is_visible()
