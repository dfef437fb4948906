"""What every format gives: a text, with its tables and heading hints as offsets into it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import NamedTuple

from lantu.text.documents import Table


@dataclass(frozen=True, slots=True)
class HeadingHint:
    """A line that the file itself marks as a heading. ``level`` 0 is the document's title."""

    start: int
    end: int
    level: int


@dataclass(frozen=True, slots=True)
class Extract:
    """A file's text before its structure is read.

    ``frames`` are the extents of one-column tables, which hold running text (a box). With
    ``paragraph_lines`` each line is known to be one whole paragraph and lines are never joined.
    """

    text: str
    tables: tuple[Table, ...] = ()
    headings: tuple[HeadingHint, ...] = ()
    frames: tuple[tuple[int, int], ...] = ()
    paragraph_lines: bool = False
    title: str = ""  #: a title that stands outside the text (html's head)


class Format(NamedTuple):
    """One file format: adding one is one module with such a value, named in the registry."""

    medium: str
    endings: tuple[str, ...]
    read: Callable[[bytes, str], Extract]  #: bytes and the file's name; raises DocumentRefused
