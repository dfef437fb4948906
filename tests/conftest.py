"""Fixtures that every test may use."""

from __future__ import annotations

import os
import re
import shutil
import socket
import subprocess
import sys
import textwrap
import time
import urllib.request
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import psycopg
import pytest
from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parents[1]
PASSWORD = "lantu-demo"
CHROMIUM = next(
    (
        path
        for name in ("chromium", "chromium-browser", "google-chrome")
        if (path := shutil.which(name))
    ),
    None,
)
SET_UP = """
import os
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "lantu.server.settings")
import django
django.setup()
"""


def shared_folder() -> Path:
    """The real documents and labels: ``LANTU_SHARED``, else ``shared`` beside the checkout."""
    return Path(os.environ.get("LANTU_SHARED", ROOT.parent / "shared"))


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of real documents and labels; skips (in CI: fails) where it is absent."""
    folder = shared_folder()
    if not (folder / "corpus").is_dir():
        reason = f"needs the real documents: set LANTU_SHARED (looked in {folder})"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture
def fresh_database(tmp_path: Path) -> Iterator[dict[str, str]]:
    """Environment of a deployment of its own, for tests that start processes.

    On PostgreSQL (``LANTU_DATABASE_URL`` names one) a database of its own, dropped afterwards;
    else an SQLite file in the test's folder.
    """
    environment = {**os.environ, "LANTU_DATA": str(tmp_path / "data")}
    url = os.environ.get("LANTU_DATABASE_URL", "")
    if not url.startswith("postgresql"):
        environment["LANTU_DATABASE_URL"] = f"sqlite:///{tmp_path}/lantu.sqlite3"
        yield environment
        return
    name = f"lantu_{uuid.uuid4().hex[:12]}"
    with psycopg.connect(url, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"')
        environment["LANTU_DATABASE_URL"] = url.replace("@/postgres?", f"@/{name}?")
        yield environment
        connection.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture
def lantu(fresh_database: dict[str, str]) -> Callable[..., subprocess.CompletedProcess[str]]:
    """Runs the ``lantu`` command (``lantu("ingest", path)``) or, with ``code=``, a program."""

    def run(
        *words: str | Path, code: str = "", check: bool = True
    ) -> subprocess.CompletedProcess[str]:
        start = ["-c", SET_UP + code] if code else ["-m", "lantu"]
        done = subprocess.run(
            [sys.executable, *start, *map(str, words)],
            env=fresh_database,
            capture_output=True,
            text=True,
            check=False,
        )
        assert not check or done.returncode == 0, done.stderr
        return done

    return run


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests with a browser share one running demo, so they stay in one worker."""
    folders = {ROOT / "tests" / name for name in ("browser", "stories")}
    for item in items:
        if folders & set(item.path.parents):
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


def write_new_playbook(folder: Path) -> None:
    """The mechanism that the guide adds by one file, in a folder of the city's own."""
    guide = (ROOT / "docs" / "how-to" / "add-a-playbook.md").read_text("utf-8")
    found = re.search(r"```yaml\n(.*?)```", guide, re.S)
    assert found
    folder.mkdir()
    (folder / "forest-chief.yaml").write_text(textwrap.dedent(found[1]), encoding="utf-8")


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """``lantu demo`` with a database and playbooks of its own, on a free port."""
    folder = tmp_path_factory.mktemp("demo")
    port = free_port()
    write_new_playbook(folder / "playbooks")
    environment = {
        **os.environ,
        "LANTU_DATA": str(folder),
        "LANTU_DATABASE_URL": f"sqlite:///{folder}/lantu.sqlite3",
        "LANTU_PLAYBOOKS": str(folder / "playbooks"),
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
