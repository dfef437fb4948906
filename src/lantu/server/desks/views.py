"""The first page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights

from . import queries


@require_safe
def home(request: HttpRequest) -> HttpResponse:
    """What the ledger holds, what came last, and where to look for more."""
    rights.require(request.user, "ledger.read")
    context = {
        "holdings": queries.holdings(),
        "ingests": queries.last_ingests(),
        "may_ingest": rights.may(request.user, "document.ingest"),
        "may_audit": rights.may(request.user, "record.read"),
    }
    return render(request, "desks/home.html", context)
