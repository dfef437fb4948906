"""The sample city: complete, marked as a sample, in our own words, made again the same."""

from __future__ import annotations

import importlib.util
import re
from pathlib import Path

import pytest

from lantu.catalogue.city import City, load_city
from lantu.catalogue.regions import load_regions

SAMPLE = Path(__file__).resolve().parents[2] / "sample"
NOTICE = "本文为“蓝图”项目据大连市公开文件编写的示例文本，数据取自公开文件"
ROLES = {
    "administrator",
    "planner",
    "inspector",
    "unit_clerk",
    "unit_signatory",
    "coordinator",
    "statistician",
    "finance",
    "leader",
    "auditor",
    "congress_reader",
}


@pytest.fixture(scope="module")
def city() -> City:
    return load_city(SAMPLE / "dalian" / "city.yaml")


def text_of(path: Path) -> str:
    data = path.read_bytes()
    try:
        return re.sub(r"<[^>]+>", "", data.decode("utf-8"))
    except UnicodeDecodeError:
        return data.decode("gb18030")


def texts() -> list[Path]:
    files = sorted(
        path for path in (SAMPLE / "dalian").iterdir() if path.suffix in (".txt", ".html")
    )
    return [SAMPLE / "outline.txt", *files]


def test_there_is_a_demo_user_for_every_role(city: City) -> None:
    assert {user.role for user in city.users} == ROLES


def test_users_are_plainly_samples(city: City) -> None:
    assert city.sample
    assert all("示例" in user.name and "sample" in user.name_en for user in city.users)


def test_divisions_carry_their_codes(city: City) -> None:
    known = {region.code: region.name for region in load_regions().below("210200")}
    assert {division.code: division.name for division in city.divisions} == known


def test_five_documents_in_the_three_formats(city: City) -> None:
    files = [document.file for document in city.documents]
    assert len(files) == 5
    assert {Path(file).suffix for file in files} == {".docx", ".html", ".txt"}


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_a_text_ends_with_what_it_is(path: Path) -> None:
    assert NOTICE in text_of(path).rstrip().splitlines()[-1]


@pytest.mark.parametrize("path", texts(), ids=lambda path: path.name)
def test_no_sentence_is_copied(shared: Path, path: Path) -> None:
    """No clause has 32 characters in a row from the real documents (the title has 31)."""
    other = re.compile(r"[^\u4e00-\u9fff]")
    files = sorted((shared / "corpus").glob("*.txt"))
    corpus = "".join(other.sub("", file.read_text(encoding="utf-8-sig")) for file in files)
    clauses = [other.sub("", part) for part in re.split(r"[。；！？|\n◆：]", text_of(path))]
    copied = {
        clause[at : at + 32]
        for clause in clauses
        for at in range(len(clause) - 31)
        if clause[at : at + 32] in corpus
    }
    assert copied == set()


def test_the_word_file_is_made_from_its_text() -> None:
    spec = importlib.util.spec_from_file_location("sample_build", SAMPLE / "build.py")
    assert spec is not None and spec.loader is not None
    build = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(build)
    assert build.build() == build.TARGET.read_bytes()


def test_the_folder_is_small() -> None:
    assert sum(path.stat().st_size for path in SAMPLE.rglob("*") if path.is_file()) < 1_000_000
