"""A division or zone: what plans say it is for, and what it overlaps."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.catalogue.queries import regions
from lantu.server.plan import queries
from lantu.server.plan.models import Target
from lantu.server.ui.lists import Column, Page, page_by_number

SHOWN = 30
TARGET_COLUMNS = {
    "indicator": Column(_("指标")),
    "period": Column(_("时期")),
    "value": Column(_("目标"), numeric=True),
    "measure": Column(_("性质")),
    "source": Column(_("出处")),
}


@require_safe
def place(request: HttpRequest, key: str) -> HttpResponse:
    """One region with its functions, leading industries and own targets."""
    rights.require(request.user, "ledger.read")
    row = get_object_or_404(regions().select_related("parent"), key=key)
    page: Page[Target] = page_by_number(queries.targets_of_place(row), request.GET, size=SHOWN)
    context = {
        "region": row,
        "functions": queries.place_functions(row),
        "page": page,
        "columns": TARGET_COLUMNS,
    }
    return render(request, "plan/place.html", context)
