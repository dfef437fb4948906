"""Reading in a process apart: the same result, limits that hold, nothing left, no network."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from lantu.errors import DocumentRefused
from lantu.read.answer import ANSWER, READING, is_sound
from lantu.read.apart import Apart, read_apart
from lantu.read.reading import read_whole

TEXT = "到2025年，全市粮食产量稳定在100万吨以上，城镇化率达到72.5%，推进滨海大桥建设。\n"


@pytest.fixture(autouse=True)
def empty_place(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A folder for temporary files, which must be empty afterwards."""
    place = tmp_path / "temporary"
    place.mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(place))
    yield
    assert list(place.iterdir()) == []


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "滨海规划.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_it_gives_what_reading_here_gives(plan: Path) -> None:
    reading = read_apart(plan)
    assert reading == read_whole(plan)
    assert len(reading.claims) == 2 and reading.tasks


def test_one_process_reads_several_files(plan: Path, tmp_path: Path) -> None:
    bad = tmp_path / "坏.docx"
    bad.write_bytes(b"PK")
    with Apart() as reader:
        first = reader.read(plan)
        with pytest.raises(DocumentRefused, match=r"坏\.docx"):
            reader.read(bad)
        assert reader.read(plan) == first


def children() -> set[int]:
    """The processes that this one has started, and those they have."""
    listing = subprocess.run(["ps", "-eo", "pid,ppid"], capture_output=True, text=True, check=True)
    pairs = [tuple(map(int, line.split())) for line in listing.stdout.splitlines()[1:]]
    found = {os.getpid()}
    for _ in range(4):
        found |= {pid for pid, parent in pairs if parent in found}
    return found


def test_a_file_that_takes_too_long_is_refused(plan: Path) -> None:
    plan.write_text(TEXT * 15_000, encoding="utf-8")
    started = time.monotonic()
    with pytest.raises(DocumentRefused) as refused:
        read_apart(plan, seconds=1)
    assert refused.value.code == "timeout" and refused.value.where == plan.name
    assert time.monotonic() - started < 10


def test_a_file_that_takes_too_much_memory_is_refused(plan: Path) -> None:
    plan.write_text(TEXT * 15_000, encoding="utf-8")
    with pytest.raises(DocumentRefused) as refused:
        read_apart(plan, memory=150_000_000)
    assert refused.value.code == "memory"


def test_a_reading_process_that_dies_is_told_and_replaced(plan: Path) -> None:
    with Apart() as reader:
        reader.read(plan)
        assert reader._process is not None
        os.kill(reader._process.pid, signal.SIGKILL)
        with pytest.raises(DocumentRefused) as refused:
            reader.read(plan)
        assert refused.value.code == "crashed"
        assert reader.read(plan).claims


ABANDON = """
import os, sys
from lantu.read.apart import Apart
reader = Apart()
reader.read(sys.argv[1])
print(reader._process.pid, reader._folder, flush=True)
os.kill(os.getpid(), 9)
"""


def test_nothing_stays_behind_where_the_asking_process_is_killed(plan: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", ABANDON, str(plan)], capture_output=True, text=True, check=False
    )
    pid, folder = done.stdout.split()
    deadline = time.monotonic() + 10
    while Path(folder).exists() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert not Path(folder).exists()
    assert int(pid) not in children()


IGNORANT = """
import signal, sys
from lantu.read.apart import read_apart
signal.signal(signal.SIGCHLD, signal.SIG_IGN)
print(len(read_apart(sys.argv[1]).claims))
"""


def test_it_works_where_the_asking_process_ignores_its_children(plan: Path) -> None:
    """As the workers of Spark do; what is ignored stays so in what is started."""
    done = subprocess.run(
        [sys.executable, "-c", IGNORANT, str(plan)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "2"


NETWORK = """
import socket, sys
from lantu.read.limits import confine
confine(seconds=5, memory=500_000_000)
try:
    socket.create_connection(("127.0.0.1", int(sys.argv[1])), timeout=2)
except OSError as error:
    print(type(error).__name__)
"""


def test_a_confined_process_has_no_network() -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        port = str(server.getsockname()[1])
        done = subprocess.run(
            [sys.executable, "-c", NETWORK, port], capture_output=True, text=True, check=False
        )
    assert done.stdout.strip() == "PermissionError"


def test_the_reading_process_knows_none_of_our_secrets(
    plan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("LANTU_SECRET_KEY", "geheim")
    with Apart() as reader:
        reader.read(plan)
        assert reader._process is not None
        environment = Path(f"/proc/{reader._process.pid}/environ").read_bytes()
    assert b"geheim" not in environment


def test_a_reading_survives_its_way_as_json(shared: Path) -> None:
    reading = read_whole(shared / "corpus" / "002.txt")
    assert READING.validate_json(READING.dump_json(reading)) == reading


@pytest.mark.parametrize("line", [b"{}x", b'{"reading": {"document": 1}}', b'{"peak": "a"}'])
def test_what_is_no_answer_is_refused(line: bytes) -> None:
    with pytest.raises(ValueError, match="validation error"):
        ANSWER.validate_json(line)


def test_offsets_outside_of_the_text_are_not_sound(plan: Path) -> None:
    reading = read_whole(plan)
    wrong = replace(reading.claims[0], end=len(TEXT) + 1)
    assert is_sound(reading)
    assert not is_sound(replace(reading, claims=(wrong,)))
