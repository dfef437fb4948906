"""A running demo in a process of its own, and Chromium to look at it."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[2]
PASSWORD = "lantu-demo"
CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Browser tests share one running demo, so they stay in one worker."""
    for item in items:
        if Path(__file__).parent in item.path.parents:
            item.add_marker(pytest.mark.browser)
            item.add_marker(pytest.mark.xdist_group("browser"))


@dataclass(frozen=True)
class Site:
    """The running system."""

    address: str

    def open(self, page: Page, path: str = "/") -> None:
        """Open a page of it; any answer but 200 fails."""
        answer = page.goto(self.address + path)
        assert answer is not None
        assert answer.status == 200, f"{path}: {answer.status}"

    def sign_in(self, page: Page, user: str = "planner") -> None:
        """Sign in through the form."""
        page.goto(self.address + "/")
        page.fill("input[name=username]", user)
        page.fill("input[name=password]", PASSWORD)
        page.click("main button[type=submit]")
        page.wait_for_url(self.address + "/")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """``lantu demo`` with a database of its own, on a free port."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    environment = {
        **os.environ,
        "LANTU_DATA": str(folder),
        "LANTU_DATABASE_URL": f"sqlite:///{folder}/lantu.sqlite3",
    }
    log = (folder / "log").open("w")
    process = subprocess.Popen(
        [sys.executable, "-m", "lantu", "demo", "--port", str(port)],
        env=environment,
        cwd=ROOT,
        stdout=log,
        stderr=log,
    )
    address = f"http://127.0.0.1:{port}"
    try:
        _wait(address, process, folder / "log")
        yield Site(address)
    finally:
        process.terminate()
        process.wait(20)
        log.close()


def _wait(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    deadline = time.monotonic() + 120
    while time.monotonic() < deadline:
        if process.poll() is not None:
            pytest.fail(f"the demo stopped: {log.read_text()}")
        try:
            urllib.request.urlopen(address, timeout=2).close()
            return
        except OSError:
            time.sleep(0.2)
    pytest.fail(f"the demo did not answer: {log.read_text()}")


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium from the system; without it the browser tests are skipped (in CI: fail)."""
    if CHROMIUM is None:
        reason = "needs Chromium from the system's packages"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-background-networking", "--disable-component-update"],
        )
        yield chromium
        chromium.close()


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    """A fresh browser window, Chinese, 1440 px wide."""
    context = browser.new_context(locale="zh-CN", viewport={"width": 1440, "height": 900})
    yield context.new_page()
    context.close()
