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
ours = [model for model in apps.get_models() if model.__module__.startswith("lantu.")]
counts = {model._meta.label: model.objects.count() for model in ours}
log = apps.get_model("record", "LogEntry").objects
counts["ingests"] = log.filter(action="document.ingested").count()
print(json.dumps(counts))
"""


def documents(folder: Path, run: int) -> list[Path]:
    """Three long documents that no other run has, so that each run has something to add."""
    paths = []
    for name in "甲乙丙":
        path = folder / f"{name}{run}.txt"
        lines = [
            f"到2025年，{name}{n}区工业增加值达到{n + 100 * run + 100}亿元，增长{n % 9 + 1}.5%。"
            for n in range(300)
        ]
        path.write_text("\n\n".join(lines), encoding="utf-8")
        paths.append(path)
    return paths


def test_killed_ingest_leaves_all_or_nothing(
    lantu: Callable[..., subprocess.CompletedProcess[str]],
    fresh_database: dict[str, str],
    tmp_path: Path,
) -> None:
    def count() -> dict[str, int]:
        rows: dict[str, int] = json.loads(lantu(code=COUNT).stdout)
        return rows

    lantu("migrate")
    started = time.monotonic()
    lantu("ingest", *documents(tmp_path, 0))
    duration = time.monotonic() - started
    claims = count()["read.ReadClaim"]
    assert claims >= 900
    chance = random.Random()
    interrupted = 0
    for run in range(1, KILLS + 1):
        before, files = count(), documents(tmp_path, run)
        process = subprocess.Popen(
            [sys.executable, "-m", "lantu", "ingest", *map(str, files)],
            env=fresh_database,
            stderr=subprocess.DEVNULL,
        )
        # Start-up and reading take the first part; most kills are to fall into the writing.
        time.sleep(duration * chance.uniform(0.4, 0.95))
        process.send_signal(signal.SIGKILL)
        interrupted += process.wait() == -signal.SIGKILL
        after = count()
        assert after == before or after["read.Document"] == before["read.Document"] + 3, run
        lantu("ingest", *files)
        whole = count()
        assert whole["read.Document"] == 3 * (run + 1)
        assert whole["read.ReadClaim"] == claims * (run + 1)
        assert whole["ingests"] == run + 1
        lantu("ingest", *files)
        assert count() == whole
    assert interrupted, "no process was killed before its end: the test showed nothing"
