"""Looking up documents and what was read in them."""

from __future__ import annotations

from django.db.models import OuterRef, QuerySet, Subquery
from django.http import Http404

from .models import Document, Quote, ReadClaim, Reading, Section
from .parts import Part


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
    reading = readings.select_related("text__document").order_by("-pk").first()
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
