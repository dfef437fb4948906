"""Production refuses to start insecurely."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

GOOD = {
    "LANTU_ENVIRONMENT": "production",
    "LANTU_SECRET_KEY": "k" * 64,
    "LANTU_HOSTS": "plan.example.gov.cn",
}


def start(environment: dict[str, str]) -> subprocess.CompletedProcess[str]:
    clean = {key: value for key, value in os.environ.items() if not key.startswith("LANTU_")}
    return subprocess.run(
        [sys.executable, "-c", "import lantu.server.settings as s; print(s.SESSION_COOKIE_SECURE)"],
        env={**clean, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize(
    ("change", "word"),
    [
        ({"LANTU_SECRET_KEY": ""}, "LANTU_SECRET_KEY"),
        ({"LANTU_SECRET_KEY": "short"}, "LANTU_SECRET_KEY"),
        ({"LANTU_HOSTS": ""}, "LANTU_HOSTS"),
        ({"LANTU_ENVIRONMENT": "prodution"}, "LANTU_ENVIRONMENT"),
        ({"LANTU_DATABASE_URL": "mysql://x"}, "LANTU_DATABASE_URL"),
        ({"LANTU_SAMPLE_DATA": "1"}, "LANTU_SAMPLE_DATA"),
    ],
)
def test_insecure_production_does_not_start(change: dict[str, str], word: str) -> None:
    done = start(GOOD | change)
    assert done.returncode != 0
    assert word in done.stderr


def test_secure_production_starts() -> None:
    done = start(GOOD)
    assert done.returncode == 0, done.stderr
    assert done.stdout.strip() == "True"
