"""Documents, and a document's text with every claim marked in place."""

from __future__ import annotations

from collections.abc import Sequence

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.read import queries
from lantu.server.read.blocks import Composer, Span, marks_of
from lantu.server.read.forms import DocumentFilter
from lantu.server.read.parts import Layout, Part, part_at, parts_of
from lantu.server.ui.lists import Column, page_by_number
from lantu.server.ui.trees import Node

DOCUMENT_COLUMNS = {
    "title": Column(_("标题")),
    "kind": Column(_("类型")),
    "published": Column(_("公布日期")),
    "claims": Column(pgettext_lazy("plural", "量化表述"), numeric=True),
    "tasks": Column(_("任务项目"), numeric=True),
}


@require_safe
def documents(request: HttpRequest) -> HttpResponse:
    """The documents of the ledger."""
    rights.require(request.user, "document.read")
    form = DocumentFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.documents(search=asked.get("q", ""), kind=asked.get("kind", ""))
    context = {
        "form": form,
        "page": page_by_number(rows, request.GET),
        "columns": DOCUMENT_COLUMNS,
        "may_ingest": rights.may(request.user, "document.ingest"),
    }
    return render(request, "read/documents.html", context)


@require_safe
def document(request: HttpRequest, code: str) -> HttpResponse:
    """One part of a document beside its tree and the cards of its claims.

    ``?part=`` is the part's number; ``?at=&to=`` a span of the text that somebody came for.
    """
    rights.require(request.user, "document.read")
    reading = queries.newest_reading(code)
    sections = queries.sections_of(reading)
    layout = Layout(
        length=len(reading.text.text),
        sections=sections,
        paragraphs=[pieces[0][0] for pieces, _section, _heading in reading.text.paragraphs],
        claims=queries.claim_starts(reading),
    )
    parts = parts_of(layout)
    here = _span(request)
    part = part_at(parts, here[0]) if here else parts[_number(request, len(parts)) - 1]
    claims = queries.claims_in(reading, part)
    composer = Composer(reading.text, sections, marks_of(claims), here)
    context = {
        "document": reading.text.document,
        "reading": reading,
        "tree": _tree(layout, parts, part),
        "part": part,
        "parts": parts,
        "previous": parts[part.number - 2] if part.number > 1 else None,
        "next": parts[part.number] if part.number < len(parts) else None,
        "blocks": composer.blocks(part.start, part.end),
        "claims": claims,
        "findings": queries.findings_in(reading.text.document),
    }
    return render(request, "read/document.html", context)


def _span(request: HttpRequest) -> Span | None:
    start, end = request.GET.get("at", ""), request.GET.get("to", "")
    if not (start.isdecimal() and len(start) < 10):
        return None
    return int(start), int(end) if end.isdecimal() and len(end) < 10 else int(start)


def _number(request: HttpRequest, last: int) -> int:
    asked = request.GET.get("part", "1")
    return min(last, max(1, int(asked))) if asked.isdecimal() and len(asked) < 7 else 1


def _tree(layout: Layout, parts: Sequence[Part], current: Part) -> list[Node]:
    """The sections down to the boxes; each leads to its part's page and to its place there."""
    children: dict[int | None, list[Node]] = {}
    for section in reversed(layout.sections):  # the parts of a section stand behind it
        if section.kind == "item":
            continue
        inner = tuple(reversed(children.pop(section.index, ())))
        if section.kind == "title":  # it stands above the page already
            children.setdefault(section.parent_index, []).extend(reversed(inner))
            continue
        part = part_at(parts, section.start)
        claims = layout.claims_between(section.start, section.end)
        node = Node(
            str(section),
            f"?part={part.number}#s{section.index}",
            inner,
            note=str(claims) if claims else "",
            current=section.index == current.section,
        )
        children.setdefault(section.parent_index, []).append(node)
    return list(reversed(children.get(None, ())))
