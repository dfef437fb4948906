"""What every story does: people sign in, fill in forms, and see what the page says."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

CHECKED = "☑"  #: under this label stand the boxes to be ticked


@dataclass
class Actor:
    """Somebody at a browser. Values of a form are given by the label that a reader sees."""

    page: Page
    site: Any
    login: str

    def open(self, path: str) -> None:
        """Open a page by its address."""
        self.site.open(self.page, path)

    def fill(self, values: Mapping[str, str | list[str]]) -> None:
        """Fill in the form on the page."""
        form = self.page.locator("main form.form")
        for label, value in values.items():
            pattern = re.compile(rf"^\s*{re.escape(label)}\s*(（选填）)?\s*$")
            if label == CHECKED:
                for one in value:
                    form.get_by_label(one, exact=True).check()
                continue
            box = form.get_by_label(pattern)
            if box.evaluate("one => one.tagName") == "SELECT":
                box.select_option(label=value)
            elif isinstance(value, str):
                box.fill(value)

    def submit(self) -> None:
        """Send the form off."""
        self.page.locator("main form.form button[type=submit]").click()
        self.page.wait_for_load_state()

    def do(self, act: str) -> None:
        """Follow a link or button of the page by its words."""
        self.page.get_by_role("link", name=act, exact=True).first.click()
        self.page.wait_for_load_state()

    def act(self, act: str, values: Mapping[str, str | list[str]] | None = None) -> None:
        """One act on the commitment shown: its form, filled in, sent and taken."""
        self.do(act)
        self.fill(values or {})
        self.submit()
        self.sees("已记录")

    def step(self, stage: str, on: date | None = None) -> None:
        """Enter a stage that the commitment shown offers."""
        self.page.locator("main .steps").get_by_role("link", name=stage, exact=True).click()
        if on is not None:
            self.fill({"日期": str(on)})
        self.submit()
        self.sees("已记录")

    def acts(self, *acts: tuple[str, Mapping[str, str | list[str]]]) -> None:
        """Several acts on the commitment shown, one after the other."""
        for act, values in acts:
            self.act(act, values)

    def lists_item(self, address: str, name: str, **values: str) -> str:
        """One more item on a list; returns the address of its commitment."""
        self.open(f"{address}add/")
        self.fill({"名称": name, **values})
        self.submit()
        self.sees("已列入清单")
        link = self.page.locator("main tbody").get_by_role("link", name=name, exact=True)
        return str(link.get_attribute("href"))

    def sees(self, *texts: str) -> None:
        """The page says this."""
        for text in texts:
            expect(self.page.locator("main")).to_contain_text(text)

    def sees_not(self, *texts: str) -> None:
        """The page does not say this."""
        for text in texts:
            expect(self.page.locator("main")).not_to_contain_text(text)


@pytest.fixture
def people(site: Any, browser: Browser) -> Iterator[Callable[[str], Actor]]:
    """``people("planner")``: that user's own browser, signed in; the same one when asked again."""
    there: dict[str, Actor] = {}

    def enter(login: str) -> Actor:
        if login not in there:
            context = browser.new_context(
                locale="zh-CN", viewport={"width": 1440, "height": 900}, java_script_enabled=False
            )
            page = context.new_page()
            site.sign_in(page, login)
            there[login] = Actor(page, site, login)
        return there[login]

    yield enter
    for actor in there.values():
        actor.page.context.close()


def new_list(actor: Actor, name: str, playbook: str, **more: str) -> str:
    """A new list; returns its address."""
    actor.open("/lists/new/")
    values = {"清单名称": name, "机制": playbook, "管理单位": "大连市人民政府督查室"}
    actor.fill({**values, **more})
    actor.submit()
    actor.sees(name, "清单里还没有事项")
    return actor.page.url.removeprefix(actor.site.address)


@pytest.fixture(name="new_list")
def _new_list() -> Callable[..., str]:
    return new_list
