"""What every hostile file is held to: read apart, in time, in bounds, without a trace."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from lantu.read.answer import Answer
from lantu.read.apart import Apart

#: processor time, which other work on the machine does not lengthen; memory at most
SECONDS, KILOBYTES = 10.0, 1_000_000


@dataclass(frozen=True)
class Held:
    """What came of a file."""

    answer: Answer


@pytest.fixture(scope="session")
def apart(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Apart]:
    """One reading process for all files of the session, with a folder of its own."""
    before, tempfile.tempdir = tempfile.tempdir, str(tmp_path_factory.mktemp("apart"))
    with Apart() as reader:
        yield reader
    left = list(Path(tempfile.gettempdir()).iterdir())
    tempfile.tempdir = before
    assert left == []


@pytest.fixture
def hold(apart: Apart, tmp_path: Path) -> Callable[[str, bytes], Held]:
    """Reads bytes under a name; asserts what must hold whatever is in them."""

    def read(name: str, data: bytes) -> Held:
        path = tmp_path / name
        path.write_bytes(data)
        files = set(tmp_path.iterdir())
        answer = apart.answer(path)
        assert answer.spent < SECONDS
        assert answer.peak < KILOBYTES
        assert set(tmp_path.iterdir()) == files
        worker = Path(apart._folder)
        assert list(worker.iterdir()) == [], "the reading process left something behind"
        return Held(answer)

    return read
