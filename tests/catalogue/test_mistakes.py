"""One faulty file for each mistake: the answer names the mistake, the line and what to do.

Each file in ``tests/broken/catalogue`` and ``tests/broken/city`` states in its first two lines the
code and words of the message; its faulty line ends with a mark (an empty file: line 1).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.catalogue import load_catalogue
from lantu.catalogue.city import load_city
from lantu.errors import DefinitionRefused

BROKEN = Path(__file__).parents[1] / "broken"
CATALOGUES = sorted((BROKEN / "catalogue").glob("*.yaml"))
CITIES = sorted((BROKEN / "city").glob("*.yaml"))
MARK = "# <- 此行有误"


def check_told(error: DefinitionRefused, path: Path) -> None:
    lines = path.read_text(encoding="utf-8").splitlines()
    code, words = (line.split(": ", 1)[1] for line in lines[:2])
    marked = [number for number, line in enumerate(lines, 1) if line.endswith(MARK)]
    assert error.code == code
    assert error.where == f"{path}:{marked[0] if marked else 1}"
    assert words in error.message
    assert error.remedy


@pytest.mark.parametrize("path", CATALOGUES, ids=lambda path: path.stem)
def test_mistake_in_a_catalogue_file(path: Path) -> None:
    with pytest.raises(DefinitionRefused) as caught:
        load_catalogue(path)
    check_told(caught.value, path)


@pytest.mark.parametrize("path", CITIES, ids=lambda path: path.stem)
def test_mistake_in_a_city_file(path: Path) -> None:
    with pytest.raises(DefinitionRefused) as caught:
        load_city(path)
    check_told(caught.value, path)


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionRefused, match=r"gone\.yaml"):
        load_catalogue(tmp_path / "gone.yaml")


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.yaml"
    path.write_bytes("indicators: [机井]".encode("gb18030"))
    with pytest.raises(DefinitionRefused) as caught:
        load_catalogue(path)
    assert caught.value.code == "definition-unreadable"
