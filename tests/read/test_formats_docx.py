"""Word files: words, automatic numbers, styles, tables and boxes."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document as WordFile
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn

from lantu.read.document import read_document
from lantu.read.formats.docx_numbering import written
from lantu.text.documents import Document

PROSE = "全市坚持稳中求进，各项工作有序开展，成效逐步显现。"


@pytest.fixture
def saved(tmp_path: Path) -> Callable[[WordFile], Document]:
    def read(file: WordFile) -> Document:
        path = tmp_path / "文件.docx"
        file.save(str(path))
        return read_document(path)

    return read


def numbered(file: WordFile, *levels: tuple[str, str]) -> str:
    """Add a list with these (format, text) levels; returns its number."""
    root = file.part.numbering_part.element
    number = str(900 + len(root))
    inner = "".join(
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for index, (form, text) in enumerate(levels)
    )
    abstract = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="{number}">{inner}</w:abstractNum>'
    root.insert(0, parse_xml(abstract))
    link = f'<w:abstractNumId w:val="{number}"/>'
    root.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="{number}">{link}</w:num>'))
    return number


def add_to_list(file: WordFile, words: str, number: str, level: int = 0) -> None:
    inner = f'<w:ilvl w:val="{level}"/><w:numId w:val="{number}"/>'
    settings = file.add_paragraph(words)._p.get_or_add_pPr()
    settings.append(parse_xml(f"<w:numPr {nsdecls('w')}>{inner}</w:numPr>"))


def test_paragraphs_are_lines(saved) -> None:
    file = docx.Document()
    file.add_paragraph("某市规划")
    file.add_paragraph()
    file.add_paragraph("甲\t乙\n丙  丁")
    assert saved(file).text == "某市规划\n\n甲 乙\n丙 丁"


def test_styles_make_headings(saved) -> None:
    file = docx.Document()
    file.add_heading("某市规划", 0)
    file.add_heading("第一章 总则", 1)
    file.add_heading("背景", 2)
    file.add_paragraph(PROSE)
    file.add_heading("附则", 1)
    document = saved(file)
    assert [(one.level, one.number, one.title) for one in document.sections] == [
        (0, "", "某市规划"), (1, "第一章", "总则"), (2, "", "背景"), (1, "", "附则"),
    ]  # fmt: skip
    assert document.title == "某市规划"


def test_automatic_numbers_are_text(saved) -> None:
    file = docx.Document()
    number = numbered(
        file, ("chineseCounting", "第%1章"), ("chineseCounting", "（%2）"), ("decimal", "%3.")
    )
    for words, level in [
        ("总则", 0),
        ("背景", 1),
        ("思路", 1),
        ("目标", 0),
        ("指标", 1),
        ("甲", 2),
    ]:
        add_to_list(file, words, number, level)
    document = saved(file)
    assert document.text.split("\n\n") == [
        "第一章 总则", "（一）背景", "（二）思路", "第二章 目标", "（一）指标", "1.甲",
    ]  # fmt: skip
    assert [one.number for one in document.sections] == [
        "第一章", "（一）", "（二）", "第二章", "（一）", "1.",
    ]  # fmt: skip


def test_bullets_are_marks(saved) -> None:
    file = docx.Document()
    number = numbered(file, ("bullet", "\uf075"))
    file.add_paragraph("专栏1 水利工程")
    add_to_list(file, "水库：建成两座。", number)
    assert [(one.kind, one.title) for one in saved(file).sections] == [
        ("box", "水利工程"),
        ("item", "水库"),
    ]


def test_merged_cells_stand_once_with_their_spans(saved) -> None:
    file = docx.Document()
    file.add_paragraph("主要指标表")
    table = file.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(1, 0)).text = "指标"
    table.cell(0, 1).merge(table.cell(0, 2)).text = "数值"
    for row, column, words in [(1, 1, "上年"), (1, 2, "本年"), (2, 0, "森林"), (2, 1, "41")]:
        table.cell(row, column).text = words
    header = table.rows[0]._tr.get_or_add_trPr()
    header.append(OxmlElement("w:tblHeader"))
    document = saved(file)
    (found,) = document.tables
    assert [
        (one.row, one.column, one.row_span, one.column_span, one.text, one.header)
        for one in found.cells
    ] == [
        (0, 0, 2, 1, "指标", True), (0, 1, 1, 2, "数值", True), (1, 1, 1, 1, "上年", False),
        (1, 2, 1, 1, "本年", False), (2, 0, 1, 1, "森林", False), (2, 1, 1, 1, "41", False),
        (2, 2, 1, 1, "", False),
    ]  # fmt: skip
    assert found.exact and found.caption == "主要指标表"
    assert document.text[found.start : found.end] == "指标\t数值\t\n\t上年\t本年\n森林\t41\t"


def test_a_framed_box_ends_with_its_frame(saved) -> None:
    file = docx.Document()
    table = file.add_table(2, 1)
    table.cell(0, 0).text = "专栏1 水利工程"
    table.cell(1, 0).text = "◆水库：建成两座。"
    table.cell(1, 0).add_paragraph(PROSE)
    file.add_paragraph(PROSE)
    document = saved(file)
    assert not document.tables
    assert [one.section for one in document.paragraphs] == [0, 1, 1, None]


def test_changes_are_read_as_accepted(saved) -> None:
    file = docx.Document()
    run = '<w:r><w:t xml:space="preserve">{}</w:t></w:r>'
    gone = '<w:del w:id="2"><w:r><w:delText>三成</w:delText></w:r></w:del>'
    inner = run.format("占比") + gone + f'<w:ins w:id="1">{run.format("四成")}</w:ins>'
    file.element.body.insert(0, parse_xml(f"<w:p {nsdecls('w')}>{inner}</w:p>"))
    assert saved(file).text == "占比四成"


def test_content_controls_and_field_results_are_text(saved) -> None:
    file = docx.Document()
    inner = "<w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:t>共三页</w:t></w:r>"
    control = f"<w:sdtContent><w:p>{inner}</w:p></w:sdtContent>"
    file.element.body.insert(0, parse_xml(f"<w:sdt {nsdecls('w')}>{control}</w:sdt>"))
    assert saved(file).text == "共三页"


def test_a_text_box_is_read_once(saved) -> None:
    file = docx.Document()
    inner = "<w:txbxContent><w:p><w:r><w:t>框内</w:t></w:r></w:p></w:txbxContent>"
    mc = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    both = (
        f"<mc:AlternateContent {mc}><mc:Choice>{inner}</mc:Choice>"
        f"<mc:Fallback>{inner}</mc:Fallback></mc:AlternateContent>"
    )
    paragraph = f"<w:p {nsdecls('w')}><w:r><w:t>框外</w:t>{both}</w:r></w:p>"
    file.element.body.insert(0, parse_xml(paragraph))
    assert saved(file).text == "框外\n\n框内"


def test_a_style_takes_from_the_style_it_is_based_on(saved) -> None:
    file = docx.Document()
    style = file.styles.add_style("章标题", 1)
    style.base_style = file.styles["Heading 1"]
    file.add_paragraph("总体要求", style="章标题")
    file.add_paragraph(PROSE)
    file.add_paragraph("工作安排", style="章标题")
    document = saved(file)
    assert [one.title for one in document.sections] == ["总体要求", "工作安排"]
    assert file.styles["章标题"].element.find(qn("w:basedOn")) is not None


def test_the_table_of_contents_opens_no_sections(saved) -> None:
    file = docx.Document()
    file.styles.add_style("toc 1", 1)
    file.add_paragraph("目录")
    file.add_paragraph("第一章 总则\t1", style="toc 1")
    file.add_paragraph("第一章 总则", style="Heading 1")
    file.add_paragraph(PROSE)
    document = saved(file)
    assert [one.title for one in document.sections] == ["总则"]
    assert "第一章 总则……1" in document.text


@pytest.mark.parametrize(
    ("value", "form", "words"),
    [
        (10, "chineseCounting", "十"), (12, "chineseCounting", "十二"),
        (20, "chineseCountingThousand", "二十"), (105, "chineseCounting", "一百零五"),
        (110, "japaneseCounting", "一百一十"), (20, "ideographDigital", "二〇"),
        (3, "decimalEnclosedCircle", "③"), (21, "decimalEnclosedCircle", "21"),
        (2, "ideographTraditional", "乙"), (3, "lowerLetter", "c"), (14, "upperRoman", "XIV"),
        (7, "decimal", "7"), (7, "something", "7"), (0, "chineseCounting", "0"),
    ],
)  # fmt: skip
def test_numbers_are_written_as_word_writes_them(value: int, form: str, words: str) -> None:
    assert written(value, form) == words
