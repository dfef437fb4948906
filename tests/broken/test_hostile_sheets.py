"""Workbooks, delimited files and Word files made to break a reader."""

from __future__ import annotations

import zipfile
from collections.abc import Callable
from io import BytesIO
from typing import Any

import pytest

S = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
P = "http://schemas.openxmlformats.org/package/2006/relationships"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
LAUGHS = (
    "<!DOCTYPE a [<!ENTITY b0 'ha'>"
    + "".join(f"<!ENTITY b{n} '{f'&b{n - 1};' * 10}'>" for n in range(1, 10))
    + "]>"
)
SHEET = "<row r='1'><c r='A1' t='inlineStr'><is><t>产量</t></is></c><c r='B1'><v>95.5</v></c></row>"
PARAGRAPH = "<w:p><w:r><w:t>全文如下。</w:t></w:r></w:p>"


def package(parts: dict[str, str | bytes]) -> bytes:
    file = BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return file.getvalue()


def relations(one: str) -> str:
    return f"<Relationships xmlns='{P}'><Relationship Id='a' {one}/></Relationships>"


def xlsx(rows: str = SHEET, merged: str = "", before: str = "", **more: str | bytes) -> bytes:
    sheet = f"{before}<worksheet xmlns='{S}'><sheetData>{rows}</sheetData>{merged}</worksheet>"
    named = "<sheet name='表' sheetId='1' r:id='a'/>"
    book = f"<workbook xmlns='{S}' xmlns:r='{R}'><sheets>{named}</sheets></workbook>"
    rels = relations("Target='worksheets/sheet1.xml' Type='x'")
    return package({
        "xl/workbook.xml": book, "xl/_rels/workbook.xml.rels": rels,
        "xl/worksheets/sheet1.xml": sheet, **more,
    })  # fmt: skip


def docx(body: str = PARAGRAPH, before: str = "", **more: str | bytes) -> bytes:
    text = f"{before}<w:document xmlns:w='{W}'><w:body>{body}</w:body></w:document>"
    return package({"word/document.xml": text, **more})


def cells(rows: int, columns: int) -> str:
    row = "".join(f"<c><v>{n}</v></c>" for n in range(columns))
    return f"<row>{row}</row>" * rows


def overlapping() -> str:
    merges = "".join(f"<mergeCell ref='A{n}:XFD1048576'/>" for n in range(1, 2_000))
    return f"<mergeCells>{merges}</mergeCells>"


def locked(data: bytes) -> bytes:
    """Every part marked as having a password."""
    out = bytearray(data)
    for mark, place in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + place] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def deep_tables(levels: int) -> str:
    return "<w:tbl><w:tr><w:tc>" * levels + PARAGRAPH + "</w:tc></w:tr></w:tbl>" * levels


def far_apart() -> str:
    """A diagonal: as many columns as rows, all but one place in each row blank."""
    return "".join(
        f"<row r='{n}'><c r='A{n}'><v>{n}</v></c><c r='{letters(n)}{n}'><v>1</v></c></row>"
        for n in range(1, 3_000)
    )


def letters(number: int) -> str:
    text = ""
    while number:
        number, rest = divmod(number - 1, 26)
        text = chr(65 + rest) + text
    return text


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
NO_VALUE = "<row r='3'><c r='A3'><v>1</v></c><c r='C3'><f>A3*2</f></c></row>"

REFUSED: dict[str, tuple[str, Callable[[], bytes], str, str]] = {
    "a workbook with a password": (
        "表.xlsx",
        lambda: OLE + "EncryptedPackage".encode("utf-16-le"),
        "encrypted",
        "密码",
    ),
    "parts with a password": ("表.xlsx", lambda: locked(xlsx()), "encrypted", "密码"),
    "a cut workbook": ("表.xlsx", lambda: xlsx()[:200], "broken", "不是完整的 xlsx"),
    "no workbook": ("表.xlsx", lambda: package({"a.xml": b"<a/>"}), "broken", "没有工作簿"),
    "bad XML": ("表.xlsx", lambda: xlsx("<row><c>"), "broken", "sheet1.xml"),
    "entities in a sheet": ("表.xlsx", lambda: xlsx(before=LAUGHS), "broken", "不允许的声明"),
    "entities in strings": (
        "表.xlsx",
        lambda: xlsx(
            **{"xl/sharedStrings.xml": LAUGHS + f"<sst xmlns='{S}'><si><t>&b9;</t></si></sst>"}
        ),
        "broken",
        "不允许的声明",
    ),
    "millions of cells": (
        "表.xlsx",
        lambda: xlsx(cells(30_000, 100)),
        "too_many_cells",
        "万个单元格",
    ),
    "cells far apart": ("表.xlsx", lambda: xlsx(far_apart()), "too_many_cells", "工作表“表”"),
    "a formula without value": ("表.xlsx", lambda: xlsx(SHEET + NO_VALUE), "no_value", "公式"),
    "a bomb of a part": (
        "表.xlsx",
        lambda: xlsx(**{"xl/styles.xml": b" " * 80_000_000}),
        "bomb",
        "异常庞大",
    ),
    "a bomb of parts": (
        "表.xlsx",
        lambda: xlsx(**{f"xl/{n}": b"0" * 60_000_000 for n in range(20)}),
        "bomb",
        "异常庞大",
    ),
    "nothing on a sheet": ("表.xlsx", lambda: xlsx(""), "empty", "没有内容"),
    "a nested archive": (
        "包.docx",
        lambda: package({"a.zip": package({"b.zip": docx()})}),
        "broken",
        "没有 Word 正文",
    ),
    "laughs in a text": (
        "文.docx",
        lambda: docx("<w:p><w:r><w:t>&b9;</w:t></w:r></w:p>", LAUGHS),
        "broken",
        "不允许的声明",
    ),
    "tables in tables in tables": (
        "文.docx",
        lambda: docx(deep_tables(2_000)),
        "broken",
        "document.xml",
    ),
    "quotes that never close": (
        "表.csv",
        ('指标,数值\n产量,"95' + "\n1,2" * 1_000).encode,
        "broken",
        "第 2 行",
    ),
    "millions of fields": (
        "表.csv",
        lambda: b"1,2,3,4,5,6,7,8,9,0\n" * 300_000,
        "too_many_cells",
        "万个单元格",
    ),
    "a program in csv": (
        "表.csv",
        lambda: b"\x7fELF" + bytes(range(256)) * 9,
        "binary",
        "可执行程序",
    ),
    "an archive": ("文.docx", lambda: b"Rar!\x1a\x07\x00" + bytes(99), "binary", "压缩包"),
}


@pytest.mark.parametrize(("name", "make", "code", "words"), REFUSED.values(), ids=REFUSED.keys())
def test_it_is_refused_in_words(
    hold: Any, name: str, make: Callable[[], bytes], code: str, words: str
) -> None:
    refused = hold(name, make()).answer.refused
    assert refused is not None
    assert (refused.code, refused.where.startswith(name)) == (code, True)
    assert words in f"{refused.error()}" and refused.remedy


def test_a_formula_without_value_is_named_by_sheet_and_cell(hold: Any) -> None:
    refused = hold("表.xlsx", xlsx(SHEET + NO_VALUE)).answer.refused
    assert refused.where == "表.xlsx 工作表“表” C3"


def test_a_formula_counts_with_its_stored_value_and_links_are_dropped(hold: Any) -> None:
    rows = SHEET + (
        "<row r='2'><c r='A2' t='str'><f>'[1]外部'!A1</f><v>产值</v></c>"
        "<c r='B2'><f>1+1</f><v>2</v></c></row>"
    )
    link = f"<externalLink xmlns='{S}'/>"
    reading = hold(
        "表.xlsx", xlsx(rows, **{"xl/externalLinks/externalLink1.xml": link})
    ).answer.reading
    assert "产值\t2" in reading.document.text


def test_merges_over_everything_cost_nothing(hold: Any) -> None:
    reading = hold("表.xlsx", xlsx(SHEET * 1, overlapping())).answer.reading
    assert "产量" in reading.document.text


def test_names_that_lead_out_of_the_archive_are_only_names(hold: Any) -> None:
    data = docx(**{"../../outside.txt": b"x", "/etc/outside": b"x", "word/../../up.xml": b"x"})
    assert hold("文.docx", data).answer.reading.document.text == "全文如下。"


def test_a_template_from_elsewhere_is_not_fetched(hold: Any) -> None:
    link = relations(
        "TargetMode='External' Target='http://127.0.0.1:9/t.dotm' Type='x/attachedTemplate'"
    )
    held = hold("文.docx", docx(**{"word/_rels/settings.xml.rels": link}))
    assert held.answer.reading.document.text == "全文如下。"
