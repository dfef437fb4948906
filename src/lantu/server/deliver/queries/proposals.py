"""Looking up commitments."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Count, OuterRef, Prefetch, QuerySet, Subquery
from django.urls import reverse

from lantu.server.catalogue.models import Region
from lantu.server.deliver.models import Commitment
from lantu.server.plan.models import Plan
from lantu.server.plan.ports import SectionCount
from lantu.server.read.models import Document, Quote, ReadClaim, Section

TEXT = "quote__text"
LONG_FIELDS = ("text", "paragraphs", "tables")  #: not needed where only a quote is shown
WITHOUT_TEXT = tuple(f"{TEXT}__{name}" for name in LONG_FIELDS)
RECENT = 100  #: documents to choose from


def commitments(asked: Mapping[str, Any], section: Section | None = None) -> QuerySet[Commitment]:
    """Commitments that fit what was asked (see ``forms.CommitmentFilter``).

    Those of one document stand in the order of its text, others with the last ingest first.
    """
    rows = Commitment.objects.exclude(kind=Commitment.Kind.ASSIGNMENT_PLAN)
    if asked.get("managed"):
        rows = rows.exclude(playbook="") if asked["managed"] == "yes" else rows.filter(playbook="")
    for word in (asked.get("q") or "").split():
        rows = rows.filter(name__icontains=word)
    if document := asked.get("document"):
        rows = rows.filter(quote__text__document__code=document)
    if section is not None:
        rows = rows.filter(
            quote__text_id=section.text_id,
            quote__start__gte=section.start,
            quote__start__lt=section.end,
        )
    for field in ("kind", "stage"):
        if asked.get(field):
            rows = rows.filter(**{field: asked[field]})
    if asked.get("action"):
        rows = rows.filter(action__icontains=asked["action"])
    if asked.get("region"):
        rows = rows.filter(regions__key=asked["region"])
    if asked.get("done"):
        rows = rows.filter(done=asked["done"] == "yes")
    rows = rows.select_related("section", f"{TEXT}__document").defer(*WITHOUT_TEXT)
    rows = rows.prefetch_related("regions")
    return rows.order_by("quote__start", "pk") if document else rows.order_by("-recorded_at", "pk")


def documents_to_choose() -> list[tuple[str, str]]:
    """Code and title of the documents taken in last."""
    rows = Document.objects.order_by("-recorded_at", "-pk").values_list("code", "title")
    return list(rows[:RECENT])


def regions_to_choose() -> QuerySet[Region]:
    """The regions by key."""
    return Region.objects.order_by("key")


def sections_to_choose(document: str) -> list[Section]:
    """The sections and boxes of a document's newest text, without the items in the boxes."""
    newest = Document.objects.filter(code=document).values_list("texts__pk", flat=True)
    text = newest.order_by("-texts__pk").first()
    rows = Section.objects.filter(text_id=text).exclude(kind__in=("title", "item"))
    return list(rows.order_by("index"))


def commitment(code: str) -> QuerySet[Commitment]:
    """The commitment with this code, with all that its page shows."""
    claims = ReadClaim.objects.select_related("indicator").order_by("-reading", "ordinal")
    return (
        Commitment.objects.filter(code=code)
        .select_related("plan", "parent", "section", "lead_unit", "in_list", f"{TEXT}__document")
        .defer(*WITHOUT_TEXT)
        .prefetch_related(
            "regions",
            Prefetch("quantities", Quote.objects.order_by("start")),
            Prefetch("quantities__claims", claims),
        )
    )


def parts_of(whole: Commitment) -> QuerySet[Commitment]:
    """The parts of a commitment in the order of the text."""
    return whole.parts.order_by("quote__start", "pk")


def path_of(section: Section | None) -> list[Section]:
    """The sections around a section, outermost first, itself last; without the document's title."""
    if section is None:
        return []
    around = Section.objects.filter(
        text_id=section.text_id, start__lte=section.start, end__gte=section.end, level__gte=1
    )
    return list(around.order_by("level", "index"))


def count_by_section(plan: Plan) -> list[SectionCount]:
    """A plan's commitments by the top sections of its documents."""
    inside = Commitment.objects.filter(
        plan=plan,
        quote__text=OuterRef("text"),
        quote__start__gte=OuterRef("start"),
        quote__start__lt=OuterRef("end"),
    )
    counted = inside.order_by().values("plan").annotate(found=Count("pk")).values("found")
    tops = Section.objects.filter(text__document__plans=plan, level=1)
    tops = tops.select_related("text__document").defer(*(f"text__{name}" for name in LONG_FIELDS))
    rows = tops.annotate(found=Subquery(counted)).filter(found__gt=0).order_by("text", "start")
    return [_count(section, section.found) for section in rows]


def _count(section: Section, count: int) -> SectionCount:
    query = f"?document={section.text.document.code}&section={section.index}"
    return SectionCount(str(section), reverse("deliver:commitments") + query, count)
