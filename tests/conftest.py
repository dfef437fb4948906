"""Fixtures that every test may use."""

from __future__ import annotations

import os
import subprocess
import sys
import uuid
from collections.abc import Callable, Iterator
from pathlib import Path

import psycopg
import pytest

ROOT = Path(__file__).resolve().parents[1]
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
