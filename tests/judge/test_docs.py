"""The example of the how-to page runs."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

PAGE = Path(__file__).resolve().parents[2] / "docs" / "how-to" / "figures.md"


def test_example_runs_and_says_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    code = re.search(r"```python\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.S)
    assert code is not None
    exec(code[1], {})
    told = capsys.readouterr().out
    assert told.startswith("ahead")
    assert "城镇化率" in told
    assert "66.7%" in told


def test_every_kind_of_target_is_described() -> None:
    from lantu.judge.rules import RULES

    page = PAGE.read_text(encoding="utf-8")
    assert not [kind for kind in (*RULES, "both") if f"`{kind}`" not in page]
