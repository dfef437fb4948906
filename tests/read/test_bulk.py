"""Folders of documents: the same rows however they are read, cut off or taken up again."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from lantu.engine import engine_named, spread
from lantu.errors import LantuError
from lantu.read.bulk import CLAIMS, FILES, REFUSED, Job, documents, read_folder
from lantu.read.reading import read_whole

LINE = "到2025年，全市粮食产量稳定在{}万吨以上，城镇化率达到72.5%。\n"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Documents in folders, one of them broken, and what is no document."""
    source = tmp_path / "文件"
    for number in range(8):
        path = source / f"{number % 3}" / f"规划{number}.txt"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(LINE.format(100 + number) * 20, encoding="utf-8")
    (source / "坏.docx").write_bytes(b"PK\x03\x04")
    (source / "说明.exe").write_bytes(b"MZ")
    (source / "~$规划.docx").write_bytes(b"lock")
    (source / ".hidden").mkdir()
    (source / ".hidden" / "a.txt").write_text("x")
    (source / "link.txt").symlink_to(source / "0" / "规划0.txt")
    return source


def rows(path: Path) -> list[dict[str, Any]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def results(target: Path) -> dict[str, bytes]:
    return {
        path.relative_to(target).as_posix(): path.read_bytes()
        for path in target.rglob("*")
        if path.is_file()
    }


def test_documents_are_found_in_order(folder: Path) -> None:
    assert documents(folder)[:2] == ["0/规划0.txt", "0/规划3.txt"]
    assert documents(folder)[-1] == "坏.docx"
    assert len(documents(folder)) == 9


def test_rows_are_those_of_each_document(folder: Path, tmp_path: Path) -> None:
    job = Job(folder, tmp_path / "out")
    outcome = read_folder(job)
    assert (outcome.documents, outcome.unchanged, outcome.refused) == (9, 0, 1)
    found = rows(job.target / CLAIMS)
    assert len(found) == outcome.claims
    own = [row for row in found if row["file"] == "1/规划4.txt"]
    expected = read_whole(folder / "1" / "规划4.txt").claims
    assert [row["id"] for row in own] == [claim.id for claim in expected]
    assert {row["value"] for row in own} == {104, 72.5}


def test_a_bad_file_is_told_and_stops_nothing(folder: Path, tmp_path: Path) -> None:
    read_folder(Job(folder, tmp_path / "out"), jobs=2)
    (refused,) = rows(tmp_path / "out" / REFUSED)
    assert refused["file"] == "坏.docx"
    assert refused["code"] == "broken"
    assert refused["message"]
    assert refused["remedy"]


def test_two_processes_give_the_bytes_of_one(folder: Path, tmp_path: Path) -> None:
    read_folder(Job(folder, tmp_path / "one"))
    read_folder(Job(folder, tmp_path / "two"), jobs=2)
    assert results(tmp_path / "one") == results(tmp_path / "two")


def test_only_what_changed_is_read_again(folder: Path, tmp_path: Path) -> None:
    job = Job(folder, tmp_path / "out")
    read_folder(job)
    kept = job.target / FILES / "1" / "规划4.txt.jsonl"
    before = kept.stat().st_mtime_ns
    (folder / "0" / "规划0.txt").write_text(LINE.format(999), encoding="utf-8")
    (folder / "0" / "规划3.txt").unlink()
    outcome = read_folder(job)
    assert (outcome.documents, outcome.unchanged) == (8, 7)
    assert kept.stat().st_mtime_ns == before
    found = rows(job.target / CLAIMS)
    assert any(row["value"] == 999 for row in found)
    assert not any(row["file"] == "0/规划3.txt" for row in found)


def test_a_newer_reader_reads_everything_again(
    folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    job = Job(folder, tmp_path / "out")
    read_folder(job)
    monkeypatch.setattr("lantu.read.bulk.READER", "next")
    assert read_folder(job).unchanged == 0


def test_a_run_that_was_killed_goes_on_to_the_same_result(folder: Path, tmp_path: Path) -> None:
    whole, cut = tmp_path / "whole", tmp_path / "cut"
    read_folder(Job(folder, whole))
    command = [sys.executable, "-m", "lantu", "claims", str(folder), "--out", str(cut)]
    run = subprocess.Popen(command, stderr=subprocess.DEVNULL)
    deadline = time.monotonic() + 30
    while len(list((cut / FILES).rglob("*.jsonl"))) < 2 and time.monotonic() < deadline:
        time.sleep(0.002)
    run.send_signal(signal.SIGKILL)
    run.wait()
    assert not (cut / CLAIMS).exists(), "it was to be killed before the end"
    outcome = read_folder(Job(folder, cut), jobs=2)
    assert outcome.unchanged >= 1
    assert results(cut) == results(whole)


def test_the_command_tells_what_became_of_the_files(folder: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-m", "lantu", "claims", str(folder), "--jobs", "2", "--out"]
    done = subprocess.run(
        [*command, str(tmp_path / "out")], capture_output=True, text=True, check=True
    )
    assert "文件 9" in done.stderr
    assert "未能读取 1" in done.stderr


def test_an_unknown_engine_is_refused() -> None:
    with pytest.raises(LantuError) as refused:
        engine_named("hadoop")
    assert refused.value.code == "unknown_engine"


def test_what_a_worker_raises_comes_out() -> None:
    def work(names: Any) -> Any:
        for name in names:
            yield int(name)

    with pytest.raises(ValueError, match="invalid literal"):
        list(spread("local", ["1", "x", "2"], work, 2))
    assert sorted(spread("local", ["3", "1", "2"], work, 2)) == [1, 2, 3]
