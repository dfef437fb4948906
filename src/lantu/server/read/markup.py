"""A block's runs and a table's rows as HTML: a page holds thousands, so no template is asked."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from html import escape

from django.utils.safestring import SafeString

from lantu.server.ui import marks

from .blocks import Cell, Mark, Run
from .cards import card_id, mark_id

#: In a text file, signs that only mean type: Markdown's for bold, left-over tags. Offsets count
#: them, readers do not.
_SIGNS = re.compile(r"\*\*|</?(?:strong|b|em|i|u|p|br|span|font)\b[^<>]{0,80}>", re.IGNORECASE)


def without_signs(text: str) -> str:
    """Text for readers: without signs and left-over tags that only mean type."""
    return _SIGNS.sub("", text)


def runs_html(runs: Iterable[Run]) -> SafeString:
    """Text with its sentences, its marks and the span that the reader came for (``id="here"``)."""
    return SafeString("".join(_runs(runs)))


def rows_html(rows: Iterable[Iterable[Cell]]) -> SafeString:
    """A table's rows."""
    return SafeString("".join(f"<tr>{''.join(map(_cell, row))}</tr>" for row in rows))


def _cell(cell: Cell) -> str:
    name = "th" if cell.header else "td"
    across = f' colspan="{cell.column_span}"' if cell.column_span > 1 else ""
    down = f' rowspan="{cell.row_span}"' if cell.row_span > 1 else ""
    return f"<{name}{across}{down}>{''.join(_runs(cell.runs))}</{name}>"


def _runs(runs: Iterable[Run]) -> Iterator[str]:
    sentence, arrived = None, False
    for run in runs:
        if run.sentence != sentence:
            yield "</span>" if sentence else ""
            yield '<span class="sentence">' if run.sentence else ""
            sentence = run.sentence
        text = without_signs(run.text)
        text = _marked(text, run.mark) if run.mark else escape(text)
        if run.strong:
            text = f"<strong>{text}</strong>"
        if run.here:
            text = f'<span class="here"{"" if arrived else HERE}>{text}</span>'
            arrived = True
        yield text
    yield "</span>" if sentence else ""


HERE = ' id="here"'


def _marked(text: str, mark: Mark) -> str:
    """The number with a link to its card; further claims of the same number are targets too."""
    first, *others = mark.claims
    label = "；".join(claim.indicator_text for claim in mark.claims)
    whole = marks.Mark(0, len(text), mark.role, mark_id(first), f"#{card_id(first)}", label)
    targets = "".join(f'<span id="{mark_id(claim)}"></span>' for claim in others)
    return targets + marks.mark_text(text, [whole])
