"""The sample outline, as it is and as LibreOffice writes it in other formats."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from lantu.read.formats.office import find_office
from lantu.read.reading import Reading, read_whole

OUTLINE = Path(__file__).resolve().parents[2] / "sample" / "dalian" / "dalian-14fyp-outline.docx"


@pytest.fixture(scope="session")
def outline() -> Path:
    return OUTLINE


@pytest.fixture(scope="session")
def original() -> Reading:
    """The outline, read from its own file."""
    return read_whole(OUTLINE)


@pytest.fixture(scope="session")
def converted(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """Writes the outline in another format; skips (in CI: fails) where there is no LibreOffice."""
    program = find_office()
    if program is None:
        reason = "needs LibreOffice (scripts/system-packages installs it)"
        if os.environ.get("CI") == "true":
            pytest.fail(reason)
        pytest.skip(reason)
    folder = tmp_path_factory.mktemp("office")

    def convert(ending: str) -> Path:
        kind = "doc" if ending == "wps" else ending
        made = folder / f"{OUTLINE.stem}.{kind}"
        profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
        command = [program, profile, "--headless", "--convert-to", kind, "--outdir", str(folder)]
        for _ in range(2):  # the first start only makes the profile
            if not made.exists():
                subprocess.run([*command, str(OUTLINE)], check=False, capture_output=True)
        return Path(shutil.copy(made, folder / f"规划.{ending}"))

    return convert
