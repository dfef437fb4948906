"""Pages of lists and commitments fit a phone and a desk and are accessible, in two languages."""

from __future__ import annotations

from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser


@pytest.fixture
def addresses(people: Any, new_list: Any) -> list[str]:
    """A list with an item in it, and every kind of page around it."""
    office = people("inspector")
    listed = new_list(office, "排版核对清单", "项目“五个一”")
    item = office.lists_item(
        listed,
        "跨海通道工程",
        牵头单位="大连市交通运输局",
        **{"总投资（亿元）": "99", "完成期限": "2099-12-31", "列入理由": "年度计划"},
    )
    forms = [f"{item}do/{verb}/" for verb in ("units", "schedule", "factors", "evidence", "adjust")]
    of_list = [f"{listed}{part}/" for part in ("add", "merge", "split", "import", "bulk")]
    return ["/lists/", "/assignment/", listed, item, *forms, *of_list, "/commitments/new/"]


@pytest.mark.parametrize("width", [360, 1440])
def test_pages_are_accessible_and_fit(
    site: Any, browser: Browser, addresses: list[str], width: int
) -> None:
    language = "zh-hans" if width == 360 else "en"
    context = browser.new_context(viewport={"width": width, "height": 900})
    context.add_cookies([{"name": "django_language", "value": language, "url": site.address}])
    page = context.new_page()
    site.sign_in(page, "inspector")
    for path in addresses:
        site.open(page, path)
        found = Axe().run(page).response["violations"]
        serious = [fault for fault in found if fault["impact"] in ("serious", "critical")]
        assert not serious, (path, [(fault["id"], fault["nodes"][0]["html"]) for fault in serious])
        wide = page.evaluate("document.documentElement.scrollWidth")
        assert wide <= width, f"{path} is {wide} px wide at {width} px"
    context.close()
