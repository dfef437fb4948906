"""Fixtures that every test may use."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared_folder() -> Path:
    """Where the real documents and labels lie: ``LANTU_SHARED``, else ``shared`` beside the checkout."""
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
