"""The themes, and the story of one of them."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.catalogue.schema import ThemeEntry
from lantu.catalogue.themes import load_themes
from lantu.server.accounts import rights
from lantu.server.deliver.models import Commitment
from lantu.server.ui.lists import Column, Page, page_by_number

from . import themes as queries

SHOWN = 15
MOST = 60  #: indicators on a theme's page
INDICATORS = {
    "name": Column(_("指标")),
    "actual": Column(_("最近完成值"), numeric=True),
    "target": Column(_("最远目标"), numeric=True),
}
COMMITMENTS = {
    "name": Column(_("名称")),
    "kind": Column(_("类别")),
    "due": Column(_("期限")),
    "lead": Column(_("牵头单位")),
}


@require_safe
def themes(request: HttpRequest) -> HttpResponse:
    """The five concepts and the six constructions."""
    rights.require(request.user, "ledger.read")
    groups = load_themes()
    context = {
        "groups": [
            (_("五大发展理念"), [_named(entry) for entry in groups.concepts]),
            (_("六个建设"), [_named(entry) for entry in groups.constructions]),
        ]
    }
    return render(request, "desks/themes.html", context)


@require_safe
def theme(request: HttpRequest, key: str) -> HttpResponse:
    """A theme's story: figures, charts, sentences, commitments."""
    rights.require(request.user, "ledger.read")
    groups = load_themes()
    entry = next((one for one in (*groups.concepts, *groups.constructions) if one.id == key), None)
    if entry is None:
        raise Http404(key)
    story = queries.measured(key, MOST)
    page: Page[Commitment] = page_by_number(
        queries.commitments_of(key).select_related("lead_unit"), request.GET, size=SHOWN
    )
    context = {
        "theme": _named(entry),
        "lines": story.lines,
        "counts": queries.counts_of(key),
        "both": sum(1 for line in story.lines if line.actual and line.target),
        "with_target": sum(1 for line in story.lines if line.target),
        "charts": story.charts,
        "claims": queries.sentences_of(key),
        "page": page,
        "indicator_columns": INDICATORS,
        "columns": COMMITMENTS,
    }
    return render(request, "desks/theme.html", context)


def _named(entry: ThemeEntry) -> dict[str, str]:
    """A theme's id with its name in the language of the page."""
    english = (get_language() or "").startswith("en")
    return {"id": entry.id, "name": entry.name_en if english else entry.name}
