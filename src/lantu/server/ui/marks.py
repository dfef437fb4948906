"""Numbers marked in running text: each leads to its card, its line tells its role."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from django.utils.functional import Promise
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import SafeString, mark_safe

Role = Literal["target", "actual", "baseline"]


@dataclass(frozen=True)
class Mark:
    """A number in a text. ``start`` and ``end`` are offsets into the text given with it."""

    start: int
    end: int
    role: Role
    key: str = ""  #: the element's id; empty for a mark that is only shown
    href: str = ""  #: where a click leads, e.g. ``#card-...``
    label: str | Promise = ""  #: what is read there, shown on pointing at it


def mark_text(text: str, marks: Iterable[Mark], offset: int = 0) -> SafeString:
    """``text`` with its marks, both escaped. ``offset`` is the position of the text's start.

    Of marks that overlap, the first (then the longer) is shown. Marks outside are left out.
    """
    return mark_safe("".join(_pieces(text, marks, offset)))


def _pieces(text: str, marks: Iterable[Mark], offset: int) -> Iterator[str]:
    done = 0
    for mark in sorted(marks, key=lambda mark: (mark.start, -mark.end)):
        start, end = mark.start - offset, mark.end - offset
        if start < done or end > len(text) or start >= end:
            continue
        yield conditional_escape(text[done:start])
        yield _mark(text[start:end], mark)
        done = end
    yield conditional_escape(text[done:])


def _mark(number: str, mark: Mark) -> SafeString:
    if not mark.href:
        return format_html(
            '<mark class="claim claim--plain claim--{}">{}</mark>', mark.role, number
        )
    return format_html(
        '<mark class="claim claim--{}" id="{}"><a href="{}" title="{}">{}</a></mark>',
        mark.role,
        mark.key,
        mark.href,
        mark.label,
        number,
    )
