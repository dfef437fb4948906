"""Signing in and out, and the list of units."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.ui.lists import Column

from . import queries, rights

UNIT_COLUMNS = {
    "name": Column(_("名称")),
    "short": Column(_("简称")),
    "kind": Column(_("类别")),
    "parent": Column(_("上级")),
}


class SignIn(LoginView):
    """The sign-in page; in the demo it lists the invented users."""

    template_name = "accounts/sign_in.html"
    redirect_authenticated_user = True

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        if settings.SAMPLE_DATA:
            kwargs["sample_users"] = queries.sample_users()
            kwargs["sample_password"] = queries.SAMPLE_PASSWORD
        return super().get_context_data(**kwargs)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The units of the jurisdiction."""
    rights.require(request.user, "ledger.read")
    context = {"units": queries.units(), "columns": UNIT_COLUMNS}
    return render(request, "accounts/units.html", context)
