"""A process killed at a random moment of an ingest leaves all of it or nothing."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

pytestmark = pytest.mark.database
KILLS = int(os.environ.get("LANTU_TEST_KILLS", "3"))

COUNT = """
import json
from django.apps import apps
rows = {m._meta.label: m.objects.count() for m in apps.get_models() if m.__module__.startswith("lantu.")}
print(json.dumps(rows))
"""


def documents(folder: Path) -> list[Path]:
    """Three long documents, so that there is time to be killed in."""
    paths = []
    for name in "甲乙丙":
        path = folder / f"{name}.txt"
        lines = [
            f"到2025年，{name}{n}区规模以上工业增加值达到{n + 100}亿元，增长{n % 9 + 1}.5%。"
            for n in range(400)
        ]
        path.write_text("\n\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def test_killed_ingest_leaves_all_or_nothing(
    lantu: Callable[..., subprocess.CompletedProcess[str]],
    fresh_database: dict[str, str],
    tmp_path: Path,
) -> None:
    files = documents(tmp_path)
    lantu("migrate")
    empty = json.loads(lantu(code=COUNT).stdout)
    command = [sys.executable, "-m", "lantu", "ingest", *map(str, files)]
    started = time.monotonic()
    chance = random.Random(20261120)
    survived = 0
    duration = 8.0
    for _ in range(KILLS):
        process = subprocess.Popen(
            command, env=fresh_database, stderr=subprocess.DEVNULL, start_new_session=True
        )
        time.sleep(chance.uniform(0.3, 1.0) * duration / 2)
        os.killpg(process.pid, signal.SIGKILL) if process.poll() is None else None
        process.wait()
        rows = json.loads(lantu(code=COUNT).stdout)
        if rows == empty:
            survived += 1
            continue
        assert rows["read.Document"] == 3, rows
        break
    lantu("ingest", *files)
    whole = json.loads(lantu(code=COUNT).stdout)
    lantu("ingest", *files)
    assert json.loads(lantu(code=COUNT).stdout) == whole
    assert whole["read.Document"] == 3
    assert whole["record.LogEntry"] == 1
    assert whole["plan.Target"] >= 1200
    assert time.monotonic() - started < 300
