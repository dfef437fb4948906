"""Looking up documents and what was read in them."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date
from typing import Any

from django.db.models import Exists, OuterRef, Prefetch, QuerySet, Subquery
from django.http import Http404

from .models import (
    Comparison,
    Document,
    Finding,
    FindingPlace,
    Quote,
    ReadClaim,
    Reading,
    Section,
)
from .parts import Part

#: A document's text is long and not needed where only its quote is shown.
RECENT = 100  #: documents to choose from
TEXT_OF_QUOTE = ("quote__text__text", "quote__text__paragraphs", "quote__text__tables")


def documents(*, search: str = "", kind: str = "") -> QuerySet[Document]:
    """Documents, last taken in first, with ``claims_found`` and ``tasks_found``."""
    newest = Reading.objects.filter(text__document=OuterRef("pk")).order_by("-pk")
    rows = Document.objects.annotate(
        claims_found=Subquery(newest.values("claims_found")[:1]),
        tasks_found=Subquery(newest.values("tasks_found")[:1]),
    )
    if kind:
        rows = rows.filter(kind=kind)
    if search:
        rows = rows.filter(title__icontains=search)
    return rows.order_by("-recorded_at", "-pk")


def newest_reading(code: str) -> Reading:
    """The newest reading of the document with this code, with text and document loaded.

    Raises ``Http404`` where there is none.
    """
    readings = Reading.objects.filter(text__document__code=code)
    reading = readings.select_related("text__document").defer("tasks").order_by("-pk").first()
    if reading is None:
        raise Http404(code)
    return reading


def sections_of(reading: Reading) -> list[Section]:
    """The sections of the reading's text in order."""
    return list(Section.objects.filter(text_id=reading.text_id).order_by("index"))


def claim_starts(reading: Reading) -> list[int]:
    """Where the reading's claims stand in its text, in order."""
    rows = ReadClaim.objects.filter(reading=reading)
    return list(rows.order_by("quote__start").values_list("quote__start", flat=True))


def claims_in(reading: Reading, part: Part) -> list[ReadClaim]:
    """The reading's claims in a part of its text, in the order of the text."""
    rows = ReadClaim.objects.filter(
        reading=reading, quote__start__gte=part.start, quote__start__lt=part.end
    )
    return list(
        rows.select_related("indicator", "quote__section").order_by("quote__start", "ordinal")
    )


def quote_span(quote: Quote) -> str:
    """The query string that leads a document's page to a quote."""
    return f"?at={quote.start}&to={quote.end}#here"


def readings_to_compare(most: int) -> tuple[list[Reading], int]:
    """The newest reading of each document, oldest document first, and how many are left out.

    More than ``most`` are not taken: of those read longer ago.
    """
    newer = Reading.objects.filter(text__document=OuterRef("text__document"), pk__gt=OuterRef("pk"))
    rows = Reading.objects.filter(~Exists(newer)).select_related("text__document")
    chosen = list(rows.defer("text__tables").order_by("-pk")[:most])
    left_out = rows.count() - len(chosen)
    return sorted(chosen, key=_age), left_out


def _age(row: Reading) -> tuple[date, int]:
    return row.text.document.published or date.max, row.pk


def findings_within(documents: Collection[int]) -> QuerySet[Finding]:
    """Findings that are not gone and lie within these documents altogether."""
    outside = FindingPlace.objects.filter(finding=OuterRef("pk")).exclude(
        quote__text__document__in=documents
    )
    return Finding.objects.filter(~Exists(outside), gone_at__isnull=True)


def findings(asked: Mapping[str, Any]) -> QuerySet[Finding]:
    """Findings that fit what was asked (see ``forms.FindingFilter``), the gravest first."""
    rows = Finding.objects.all()
    state = asked.get("state") or "open"
    if state == "gone":
        rows = rows.filter(gone_at__isnull=False)
    else:
        rows = rows.filter(gone_at__isnull=True, settled_at__isnull=state == "open")
    for field in ("kind", "severity"):
        if asked.get(field):
            rows = rows.filter(**{field: asked[field]})
    if document := asked.get("document"):
        rows = rows.filter(places__quote__text__document__code=document).distinct()
    if indicator := asked.get("indicator"):
        rows = rows.filter(places__indicator__key=indicator).distinct()
    return with_places(rows).order_by("weight", "pk")


def with_places(rows: QuerySet[Finding]) -> QuerySet[Finding]:
    """The findings with their places, quotes and documents loaded."""
    places = FindingPlace.objects.select_related("quote__section", "quote__text__document")
    places = places.select_related("indicator").defer(*TEXT_OF_QUOTE).order_by("number")
    return rows.select_related("settled_by").prefetch_related(Prefetch("places", places))


def open_findings() -> QuerySet[Finding]:
    """What does not fit together and nobody has settled; repeats and explained ones left out."""
    return Finding.objects.filter(gone_at__isnull=True, settled_at__isnull=True).exclude(
        severity=Finding.Severity.NOTE
    )


def findings_in(document: Document) -> int:
    """How many findings of a document are open, repeats and explained ones included."""
    rows = Finding.objects.filter(gone_at__isnull=True, settled_at__isnull=True)
    return rows.filter(places__quote__text__document=document).distinct().count()


def uncompared(last: Comparison | None) -> int:
    """How many readings came after a comparison."""
    after = max(last.readings, default=0) if last is not None else 0
    return Reading.objects.filter(pk__gt=after).count()


def documents_to_choose() -> list[tuple[str, str]]:
    """Code and title of the documents taken in last."""
    rows = Document.objects.order_by("-recorded_at", "-pk").values_list("code", "title")
    return list(rows[:RECENT])


def findings_about(indicator_id: int) -> int:
    """How many findings that nobody has settled concern an indicator."""
    rows = Finding.objects.filter(gone_at__isnull=True, settled_at__isnull=True)
    return rows.filter(places__indicator=indicator_id).distinct().count()
