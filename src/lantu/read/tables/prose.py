"""Sentences inside tables: cells that running-text reading should see."""

from __future__ import annotations

import re

from lantu.read.tables.cells import Reading, read_cell
from lantu.text.documents import Document, Paragraph

_SENTENCE = re.compile(r"[，。；、,;]")
_LEAST = 10


def table_prose(document: Document) -> list[Paragraph]:
    """The cells of all tables that say something with figures in sentences, as paragraphs.

    Headers, labels, numbers and targets in few words are not among them: :func:`table_claims` and
    :func:`table_text_targets` read those. In document order; a merged cell stands once.
    """
    return [
        Paragraph(((cell.start, cell.end),), cell.text, table.section)
        for table in document.tables
        for cell in sorted(table.cells, key=lambda cell: cell.start)
        if _is_prose(read_cell(cell))
    ]


def _is_prose(reading: Reading) -> bool:
    plain = reading.plain
    sentence = len(plain) >= _LEAST and _SENTENCE.search(plain) is not None
    return sentence and reading.kind == "words" and any(c.isdigit() for c in plain)
