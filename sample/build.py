"""Make the sample outline (.docx) from ``outline.txt``, the same bytes every time.

``python sample/build.py`` writes ``sample/dalian/dalian-14fyp-outline.docx``. The text file holds
one paragraph a line: ``#`` title, ``##`` chapter, ``###`` section, ``####`` heading, ``%`` centred
line, ``===`` box (it ends with a bare ``===``), ``◆`` item of a box, ``|表`` table caption,
``|头`` header row, ``|`` row (``^`` joins the cell above, ``<`` the cell on the left),
``|注`` note below the table; anything else is running text.
"""

from __future__ import annotations

import io
import sys
import zipfile
from datetime import datetime
from pathlib import Path

from docx import Document
from docx.document import Document as Docx
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
SOURCE = HERE / "outline.txt"
TARGET = HERE / "dalian" / "dalian-14fyp-outline.docx"
#: a file's time inside the package, so that the same text gives the same bytes
STAMP = (2021, 3, 17, 0, 0, 0)
BOX_TITLE, BOX_ITEM, NOTE = "Box Title", "Box Item", "Table Note"


def build(source: Path = SOURCE) -> bytes:
    """The outline as the bytes of a Word file."""
    document = Document()
    _prepare(document)
    rows: list[tuple[bool, list[str]]] = []
    for line in source.read_text(encoding="utf-8").splitlines():
        if line.startswith("|") and line[1] not in "表注":
            header = line.startswith("|头 ")
            rows.append((header, line.removeprefix("|头 ").removeprefix("|").split("|")))
            continue
        if rows:
            _add_table(document, rows)
            rows = []
        _add_line(document, line)
    return _packed(document)


def _prepare(document: Docx) -> None:
    """Page, fonts, the styles of boxes and notes, properties without the day of building."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    for name in ("Normal", "Title", "Heading 1", "Heading 2", "Heading 3"):
        style = document.styles[name]
        style.font.name = "Times New Roman"
        style.element.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), "FangSong")
    document.styles["Normal"].font.size = Pt(12)
    for name in (BOX_TITLE, BOX_ITEM, NOTE):
        style = document.styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH)
        style.base_style = document.styles["Normal"]
        style.font.size = Pt(10.5)
        if name != NOTE:
            style.element.get_or_add_pPr().append(_border())
    document.styles[BOX_TITLE].font.bold = True
    properties = document.core_properties
    properties.author = "Lantu"
    properties.title = "示例文本：“十四五”规划纲要"
    properties.created = properties.modified = datetime(*STAMP)  # noqa: DTZ001


def _border() -> OxmlElement:
    """A frame; Word draws one around neighbouring paragraphs that have the same."""
    border = OxmlElement("w:pBdr")
    for side in ("top", "left", "bottom", "right"):
        edge = OxmlElement(f"w:{side}")
        for key, value in (("val", "single"), ("sz", "4"), ("space", "4"), ("color", "808080")):
            edge.set(qn(f"w:{key}"), value)
        border.append(edge)
    return border


def _add_line(document: Docx, line: str) -> None:
    mark, _, words = line.partition(" ")
    match mark:
        case "#":
            document.add_paragraph(words, style="Title")
        case "##" | "###" | "####":
            document.add_heading(words, level=len(mark) - 1)
        case "%":
            document.add_paragraph(words).alignment = WD_ALIGN_PARAGRAPH.CENTER
        case "|表":
            caption = document.add_paragraph(words)
            caption.alignment = WD_ALIGN_PARAGRAPH.CENTER
            caption.paragraph_format.keep_with_next = True
        case "|注":
            document.add_paragraph(words, style=NOTE)
        case "===":
            if words:
                document.add_paragraph(words, style=BOX_TITLE)
        case _ if line.startswith("◆"):
            document.add_paragraph(line, style=BOX_ITEM)
        case _ if line:
            document.add_paragraph(line).paragraph_format.first_line_indent = Pt(24)


def _add_table(document: Docx, rows: list[tuple[bool, list[str]]]) -> None:
    """A table whose ``^`` and ``<`` cells are merged into the one they belong to."""
    cells = [row for _, row in rows]
    table = document.add_table(rows=len(cells), cols=len(cells[0]), style="Table Grid")
    spans: dict[tuple[int, int], tuple[int, int]] = {}
    for row, texts in enumerate(cells):
        for column in range(len(texts)):
            spans[_origin(cells, row, column)] = (row, column)
    for (row, column), (last_row, last_column) in spans.items():
        cell = table.cell(row, column)
        if (row, column) != (last_row, last_column):
            cell = cell.merge(table.cell(last_row, last_column))
        cell.text = cells[row][column]
        for run in cell.paragraphs[0].runs:
            run.font.size = Pt(9)
    for number, (header, _) in enumerate(rows):
        if header:
            properties = table.rows[number]._tr.get_or_add_trPr()
            properties.append(OxmlElement("w:tblHeader"))


def _origin(cells: list[list[str]], row: int, column: int) -> tuple[int, int]:
    while (text := cells[row][column]) in ("^", "<"):
        row, column = (row - 1, column) if text == "^" else (row, column - 1)
    return row, column


def _packed(document: Docx) -> bytes:
    """The package with the same time on every part."""
    draft, final = io.BytesIO(), io.BytesIO()
    document.save(draft)
    with zipfile.ZipFile(draft) as old, zipfile.ZipFile(final, "w") as new:
        for name in sorted(old.namelist()):
            part = zipfile.ZipInfo(name, date_time=STAMP)
            part.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(part, old.read(name))
    return final.getvalue()


if __name__ == "__main__":
    TARGET.write_bytes(build())
    sys.stdout.write(f"{TARGET}\n")
