"""What the command line says where it cannot do what was asked."""

from __future__ import annotations

from pathlib import Path

import pytest
from typer.testing import CliRunner

from lantu.cli import app


@pytest.mark.parametrize("target", ["没有的文件夹/结果.jsonl", "."])
def test_a_result_that_cannot_be_written_is_refused_in_words(tmp_path: Path, target: str) -> None:
    source = tmp_path / "报告.txt"
    source.write_text("全年新建农村公路58公里。", encoding="utf-8")
    answer = CliRunner().invoke(app, ["claims", str(source), "--jsonl", str(tmp_path / target)])
    assert answer.exit_code == 1
    assert "unwritable" in answer.output and "Traceback" not in answer.output
