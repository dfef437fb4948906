"""A hand-over pack as a file to be printed and signed."""

from __future__ import annotations

import io

from django.template.loader import render_to_string
from django.utils.translation import gettext as _
from docx import Document
from docx.document import Document as DocumentObject
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Pt

from lantu.server.ui.wording import day_words

from .handover import Pack

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
BODY, HEAD = "仿宋_GB2312", "黑体"  # as GB/T 9704 asks; others fall back to a free font


def as_html(pack: Pack) -> bytes:
    """The pack as one page that needs nothing else."""
    return render_to_string("desks/handover_print.html", {"pack": pack}).encode()


def as_docx(pack: Pack) -> bytes:
    """The pack on A4, with room for three signatures."""
    document = Document()
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    _fonts(document.styles["Normal"], BODY, 14)
    title = document.add_paragraph()
    title.alignment = WD_ALIGN_PARAGRAPH.CENTER
    run = title.add_run(_("工作交接清单"))
    _fonts(run, HEAD, 22)
    for term, value in facts(pack):
        document.add_paragraph(f"{term}{_('：')}{value}")
    _table(document, pack)
    document.add_paragraph()
    for signer in (_("移交人"), _("接收人"), _("监交人")):
        document.add_paragraph(f"{signer}{_('：')}__________    {_('日期')}{_('：')}__________")
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def facts(pack: Pack) -> list[tuple[str, str]]:
    """Who hands over to whom, when, how much."""
    told = [(_("移交人"), str(pack.person))]
    if pack.signed is not None:
        told.append((_("接收人"), str(pack.signed.successor)))
    told.append((_("单位"), pack.person.unit.name if pack.person.unit else ""))
    told.append((_("日期"), day_words(pack.on)))
    told.append((_("事项数"), str(len(pack.lines))))
    if pack.signed is not None and pack.signed.note:
        told.append((_("交接说明"), pack.signed.note))
    return told


def _table(document: DocumentObject, pack: Pack) -> None:
    heads = (_("序号"), _("类别"), _("名称"), _("单位"), _("期限"))
    table = document.add_table(rows=1, cols=len(heads), style="Table Grid")
    for cell, word in zip(table.rows[0].cells, heads, strict=True):
        cell.text = word
    for number, line in enumerate(pack.lines, 1):
        due = day_words(line.due_on) if line.due_on else ""
        values = (str(number), line.words, line.name, line.unit, due)
        for cell, value in zip(table.add_row().cells, values, strict=True):
            cell.text = value


def _fonts(holder: object, name: str, size: int) -> None:
    """A font for Latin and for Chinese letters, which Word keeps apart."""
    font = holder.font  # type: ignore[attr-defined]
    font.name, font.size = name, Pt(size)
    font.element.rPr.rFonts.set(qn("w:eastAsia"), name)
