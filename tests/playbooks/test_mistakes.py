"""One faulty file for each mistake: the answer names the mistake, the line and what to do.

Each file in ``tests/broken/playbooks`` states in its first two lines the code and words of the
remedy; its faulty line ends with a mark (in an empty file there is no line to mark: line 1).
"""

from __future__ import annotations

from pathlib import Path

import pytest

from lantu.errors import DefinitionRefused
from lantu.playbooks.check import check_playbook

BROKEN = sorted((Path(__file__).parents[1] / "broken" / "playbooks").glob("*.yaml"))
MARK = "# <- 此行有误"


def stated(path: Path) -> tuple[str, str, int]:
    """Code, words of the remedy and line that the file expects."""
    lines = path.read_text(encoding="utf-8").splitlines()
    marked = [number for number, line in enumerate(lines, 1) if line.endswith(MARK)]
    code, remedy = (line.split(": ", 1)[1] for line in lines[:2])
    return code, remedy, marked[0] if marked else 1


@pytest.mark.parametrize("path", BROKEN, ids=lambda path: path.stem)
def test_mistake_is_told_with_line_and_remedy(path: Path) -> None:
    code, remedy, line = stated(path)
    with pytest.raises(DefinitionRefused) as caught:
        check_playbook(path)
    error = caught.value
    assert error.code == code
    assert error.where == f"{path}:{line}"
    assert remedy in error.remedy
    assert str(error).startswith(f"{path}:{line}：")


def test_there_are_many_kinds_of_mistake() -> None:
    assert len({stated(path)[0] for path in BROKEN}) >= 25


@pytest.mark.parametrize("name", ["sample.yaml", "listed.yaml"])
def test_the_files_the_mistakes_were_made_in_are_without_fault(name: str) -> None:
    assert check_playbook(Path(__file__).parent / name).key == "sample"


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(DefinitionRefused, match=r"gone\.yaml"):
        check_playbook(tmp_path / "gone.yaml")
