"""The notes below a table: what brackets mean, and the footnotes behind marks."""

from __future__ import annotations

import re
from dataclasses import dataclass

from lantu.text.compact import compact
from lantu.text.documents import Document, Table
from lantu.text.numbers import number

_MARKED = re.compile(r"([①-⑳])([^①-⑳]+)")
_YEARS = re.compile(
    r"[\[【〔［][^\]】〕］]{0,8}[\]】〕］][^；。;]{0,12}?([一二三四五六七八九十\d])年"
)
_LEAD = re.compile(r"^(?:备?注|说明)[：:]")


@dataclass(frozen=True, slots=True)
class Notes:
    """``years``: over how many years a bracketed number adds up; ``marked``: mark to text."""

    years: int
    marked: dict[str, str]

    def of(self, marks: str) -> tuple[str, ...]:
        """The texts of footnote marks, in order; unknown marks say nothing."""
        return tuple(self.marked[mark] for mark in marks if mark in self.marked)


def read_notes(document: Document, table: Table) -> Notes:
    """The notes of a table. Without a word on brackets they stand for five years."""
    marked: dict[str, str] = {}
    years = 5
    for start, end in table.notes:
        plain = _LEAD.sub("", compact(document.text[start:end]).text)
        said = _YEARS.search(plain)
        if said:
            years = int(number(said[1]) or years)
        for match in _MARKED.finditer(plain):
            marked.setdefault(match[1], match[2].strip("：:；;，,。"))
    return Notes(years, marked)
