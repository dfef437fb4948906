"""Old office files: by LibreOffice where it is, else refused in words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from lantu.errors import DocumentRefused
from lantu.read.apart import read_apart
from lantu.read.document import read_document
from lantu.read.formats.office import find_office


@pytest.mark.parametrize("name", ["旧.doc", "旧.wps"])
def test_without_libreoffice_the_refusal_says_so(
    converted: Callable[[str], Path],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    name: str,
) -> None:
    path = tmp_path / name
    path.write_bytes(converted("doc").read_bytes())
    monkeypatch.setattr("lantu.read.formats.office.find_office", lambda: None)
    with pytest.raises(DocumentRefused) as refused:
        read_document(path)
    assert refused.value.code == "needs_office"
    assert "LibreOffice" in refused.value.message
    assert "docx" in refused.value.remedy


def test_a_conversion_that_takes_too_long_is_refused(
    converted: Callable[[str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = converted("doc")
    monkeypatch.setattr("lantu.read.formats.office._SECONDS", 0.05)
    with pytest.raises(DocumentRefused) as refused:
        read_document(path)
    assert refused.value.code == "timeout"


def test_it_works_within_the_limits_of_a_process_apart(converted: Callable[[str], Path]) -> None:
    assert len(read_apart(converted("doc")).claims) > 200


def test_text_under_an_office_name_is_read_as_text(tmp_path: Path) -> None:
    """Systems export pages and delimited text under these names."""
    sheet, text = tmp_path / "导出.xls", tmp_path / "导出.doc"
    sheet.write_text("指标\t目标\n粮食产量\t100\n", encoding="gb18030")
    text.write_text("到2025年，粮食产量达到100万吨。", encoding="utf-8")
    assert read_document(sheet).medium == "csv"
    assert read_document(text).medium == "txt"


def test_the_program_is_found_where_it_is_on_the_path(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    assert find_office() is None
    (tmp_path / "soffice").write_text("#!/bin/sh\n")
    (tmp_path / "soffice").chmod(0o755)
    assert find_office() == str(tmp_path / "soffice")
