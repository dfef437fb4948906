"""An exported record is refused when forged or shortened, by package and script alike."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Callable
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from lantu.publish.algorithms import HASHES, SCHEMES, key_name
from lantu.publish.archive import verify_archive
from lantu.publish.heads import TreeHead, canonical, sign
from lantu.publish.merkle import inclusion_proof, leaf_hash, root

SCRIPT = Path(__file__).resolve().parents[2] / "scripts" / "verify_record.py"
AT = "2025-01-01T00:00:00+00:00"


class Archive:
    """A folder with a record of some entries, signed after each third."""

    def __init__(self, folder: Path, hash_name: str = "sha256") -> None:
        self.folder, self.hash = folder, hash_name
        self.key = folder.parent / f"{folder.name}.pem"
        self.key.write_bytes(SCHEMES["ed25519"].generate())
        self.public = SCHEMES["ed25519"].public(self.key)
        (folder / "keys").mkdir(parents=True)
        (folder / "keys" / "city.pem").write_bytes(self.public)
        self.write([self.entry(index) for index in range(9)], (0, 3, 6, 9))

    @staticmethod
    def entry(index: int, action: str = "target.set") -> bytes:
        return canonical({"index": index, "action": action, "place": "滨海"}).encode()

    def head(self, entries: list[bytes], size: int) -> TreeHead:
        hash_of = HASHES[self.hash]
        top = root([leaf_hash(entry, hash_of) for entry in entries[:size]], hash_of).hex()
        return sign(TreeHead(size, top, AT, self.hash, "ed25519", key_name(self.public)), self.key)

    def write(self, entries: list[bytes], sizes: tuple[int, ...]) -> list[TreeHead]:
        heads = [self.head(entries, size) for size in sizes]
        (self.folder / "entries.jsonl").write_bytes(b"".join(e + b"\n" for e in entries))
        text = "".join(f"{head.line}\n" for head in heads)
        (self.folder / "heads.jsonl").write_text(text, encoding="utf-8")
        return heads

    @property
    def entries(self) -> list[bytes]:
        return (self.folder / "entries.jsonl").read_bytes().splitlines()


@pytest.fixture(params=["sha256", "sm3"])
def archive(request: pytest.FixtureRequest, tmp_path: Path) -> Archive:
    return Archive(tmp_path / "record", request.param)


def script(*words: str | Path) -> tuple[int, str]:
    found = subprocess.run(
        [sys.executable, str(SCRIPT), *map(str, words)], capture_output=True, text=True, check=False
    )
    return found.returncode, found.stdout + found.stderr


def write_heads(path: Path, *heads: TreeHead) -> Path:
    path.write_text("".join(f"{head.line}\n" for head in heads), encoding="utf-8")
    return path


def test_a_whole_archive_holds(archive: Archive, tmp_path: Path) -> None:
    report = verify_archive(archive.folder, trusted=[archive.head(archive.entries, 6)])
    assert report.holds and (report.entries, report.heads) == (9, 4)
    kept = write_heads(tmp_path / "kept", archive.head(archive.entries, 6))
    assert script(archive.folder, "--trusted", kept)[0] == 0
    assert script(archive.folder, "--key", archive.folder / "keys" / "city.pem")[0] == 0
    assert script(archive.folder)[0] == 2, "nothing that the reader brought along vouches for it"


def replaced(archive: Archive) -> None:
    entries = archive.entries
    entries[4] = archive.entry(4, "target.lowered")
    (archive.folder / "entries.jsonl").write_bytes(b"".join(e + b"\n" for e in entries))


def removed(archive: Archive) -> None:
    entries = [entry for number, entry in enumerate(archive.entries) if number != 4]
    (archive.folder / "entries.jsonl").write_bytes(b"".join(e + b"\n" for e in entries))


def swapped(archive: Archive) -> None:
    entries = archive.entries
    entries[4], entries[5] = entries[5], entries[4]
    (archive.folder / "entries.jsonl").write_bytes(b"".join(e + b"\n" for e in entries))


def added_unsigned(archive: Archive) -> None:
    with (archive.folder / "entries.jsonl").open("ab") as file:
        file.write(archive.entry(9) + b"\n")


def cut_below_its_heads(archive: Archive) -> None:
    content = b"".join(entry + b"\n" for entry in archive.entries[:7])
    (archive.folder / "entries.jsonl").write_bytes(content)


def head_changed(archive: Archive) -> None:
    path = archive.folder / "heads.jsonl"
    path.write_text(path.read_text(encoding="utf-8").replace('"size":6', '"size":5'), "utf-8")


def heads_of_another_hash(archive: Archive) -> None:
    with (archive.folder / "heads.jsonl").open("a", encoding="utf-8") as file:
        file.write(replace(archive.head(archive.entries, 9), hash="md5").line + "\n")


@pytest.mark.parametrize(
    ("attack", "code"),
    [
        (replaced, "record_other"),
        (removed, "entry_misplaced"),
        (swapped, "entry_misplaced"),
        (added_unsigned, "entries_unsigned"),
        (cut_below_its_heads, "record_shorter"),
        (head_changed, "head_not_signed"),
        (heads_of_another_hash, "hash_unknown"),
    ],
)
def test_a_changed_archive_is_refused(
    attack: Callable[[Archive], None], code: str, archive: Archive
) -> None:
    attack(archive)
    assert code in {fault.code for fault in verify_archive(archive.folder).faults}
    status, said = script(archive.folder, "--key", archive.folder / "keys" / "city.pem")
    assert status == 1, said


def test_a_log_forged_and_signed_anew_is_refused_by_a_kept_head(
    archive: Archive, tmp_path: Path
) -> None:
    kept = archive.head(archive.entries, 6)
    entries = archive.entries
    entries[4] = archive.entry(4, "target.lowered")
    archive.write(entries, (0, 3, 6, 9))
    assert verify_archive(archive.folder).holds, "in itself nothing is wrong with it"
    found = verify_archive(archive.folder, trusted=[kept]).faults
    assert [fault.code for fault in found] == ["record_other"]
    status, said = script(archive.folder, "--trusted", write_heads(tmp_path / "kept", kept))
    assert status == 1 and "another" in said


def test_a_log_shorter_than_a_kept_head_is_refused(archive: Archive, tmp_path: Path) -> None:
    kept = archive.head(archive.entries, 9)
    archive.write(archive.entries[:7], (3, 7))
    assert verify_archive(archive.folder).holds
    found = verify_archive(archive.folder, trusted=[kept]).faults
    assert [fault.code for fault in found] == ["record_shorter"]
    status, said = script(archive.folder, "--trusted", write_heads(tmp_path / "kept", kept))
    assert status == 1 and "shorter" in said


def test_a_stranger_key_in_the_archive_is_not_the_readers(archive: Archive, tmp_path: Path) -> None:
    forged = Archive(tmp_path / "forged", archive.hash)
    city = {key_name(archive.public): archive.public}
    assert verify_archive(forged.folder).holds
    codes = {fault.code for fault in verify_archive(forged.folder, keys=city).faults}
    assert codes == {"head_not_signed"}
    assert script(forged.folder, "--key", archive.folder / "keys" / "city.pem")[0] == 1


def proof_of(archive: Archive, index: int) -> dict[str, object]:
    hash_of = HASHES[archive.hash]
    leaves = [leaf_hash(entry, hash_of) for entry in archive.entries]
    return {
        "hash": archive.hash,
        "index": index,
        "size": 9,
        "leaf": archive.entries[index].decode(),
        "path": [digest.hex() for digest in inclusion_proof(index, leaves, hash_of)],
        "head": asdict(archive.head(archive.entries, 9)),
        "keys": {key_name(archive.public): archive.public.decode()},
    }


@pytest.mark.parametrize("index", [0, 4, 8])
def test_a_proof_of_one_entry_is_checked(index: int, archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "proof.json"
    key = archive.folder / "keys" / "city.pem"
    proof = proof_of(archive, index)
    path.write_text(json.dumps(proof), encoding="utf-8")
    assert script(path, "--key", key)[0] == 0
    assert script(path)[0] == 2
    path.write_text(json.dumps(proof | {"leaf": archive.entry(index, "x").decode()}), "utf-8")
    assert script(path, "--key", key)[0] == 1
    path.write_text(json.dumps(proof | {"index": index - 1}), encoding="utf-8")
    assert script(path, "--key", key)[0] == 1


def test_without_its_package_the_script_says_what_it_did_not_check(
    archive: Archive, tmp_path: Path
) -> None:
    blocked = tmp_path / "cryptography"
    blocked.mkdir()
    (blocked / "__init__.py").write_text("raise ImportError", encoding="utf-8")
    key = archive.folder / "keys" / "city.pem"
    done = subprocess.run(
        [sys.executable, str(SCRIPT), str(archive.folder), "--key", str(key)],
        env={"PYTHONPATH": str(tmp_path), "PATH": "/usr/bin:/bin"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 2
    assert "NOT checked" in done.stdout
