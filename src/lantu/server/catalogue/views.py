"""Divisions and zones."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.ui.lists import Column, Page, page_by_number

from . import queries
from .models import Region

COLUMNS = {
    "name": Column(_("名称")),
    "kind": Column(_("类别")),
    "code": Column(_("代码")),
    "valid": Column(_("启用")),
    "overlaps": Column(_("涉及的区划或功能区")),
    "names": Column(_("其他名称")),
}


@require_safe
def regions(request: HttpRequest) -> HttpResponse:
    """The jurisdiction, its divisions with their codes, its zones with what they overlap."""
    rights.require(request.user, "ledger.read")
    page: Page[Region] = page_by_number(queries.regions(), request.GET, size=100)
    return render(request, "catalogue/regions.html", {"page": page, "columns": COLUMNS})
