"""Only licences on this list may come in with the lock file."""

from __future__ import annotations

import re
from importlib.metadata import PackageNotFoundError, metadata
from pathlib import Path

import pytest

LOCK = Path(__file__).resolve().parents[2] / "requirements.lock"
ALLOWED = re.compile(
    r"^(MIT|BSD|3-Clause BSD|Apache|ISC|PSF|Python Software|Mozilla|MPL|Unlicense|0BSD|Zlib|CC0)",
    re.I,
)
#: Looked at by hand, with the reason.
LOOKED_AT = {
    "psycopg": "LGPL-3.0: a library used unchanged through its public interface",
    "psycopg-binary": "LGPL-3.0: as psycopg",
    "axe-playwright-python": "MIT; brings axe-core under MPL-2.0; tests only",
    "opencv-python-headless": "Apache-2.0; brings FFmpeg under LGPL-2.1 as libraries of its own",
    "pytest-django": "BSD-3-Clause: its metadata holds the text",
}


def locked() -> list[str]:
    return re.findall(r"^([A-Za-z0-9_.-]+)==", LOCK.read_text(encoding="utf-8"), re.M)


def licences(name: str) -> list[str]:
    """Every licence that a package's metadata states."""
    found = metadata(name)
    stated = [found["License-Expression"]] if found["License-Expression"] else []
    for classifier in found.get_all("Classifier") or []:
        if classifier.startswith("License ::") and not classifier.endswith("OSI Approved"):
            stated.append(classifier.rsplit("::", 1)[1].strip())
    if not stated and found["License"]:
        stated.append(found["License"].strip().splitlines()[0])
    return stated


@pytest.mark.parametrize("name", locked())
def test_licence_is_allowed(name: str) -> None:
    try:
        stated = licences(name)
    except PackageNotFoundError:
        pytest.skip(f"{name} is not installed on this platform")
    if name in LOOKED_AT:
        return
    assert stated, f"{name} states no licence: look at it and add it to LOOKED_AT with the reason"
    for licence in stated:
        for part in re.split(r"\s+(?:AND|OR)\s+", licence):
            assert ALLOWED.match(part.strip("() ")), f"{name}: {licence}"


def test_lock_pins_every_dependency_with_hashes() -> None:
    text = LOCK.read_text(encoding="utf-8")
    assert len(locked()) > 30
    assert text.count("--hash=sha256:") >= len(locked())
