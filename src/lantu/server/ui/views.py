"""The choice of theme, and the style guide for developers."""

from __future__ import annotations

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseBadRequest
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST, require_safe

from .appearance import THEMES, remember_theme
from .guide import guide


@login_not_required
@require_POST
def set_theme(request: HttpRequest) -> HttpResponse:
    """Remember light, dark or auto on this device and go back to the page."""
    theme = request.POST.get("theme", "")
    if theme not in THEMES:
        return HttpResponseBadRequest()
    response = redirect(_back(request))
    remember_theme(response, theme, secure=request.is_secure())
    return response


def _back(request: HttpRequest) -> str:
    """The page the form stood on, if it is one of ours."""
    page = request.POST.get("next", "")
    ours = url_has_allowed_host_and_scheme(
        page, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    return page if ours else "/"


@login_not_required
@require_safe
def style_guide(request: HttpRequest) -> HttpResponse:
    """Every component with invented data."""
    return render(request, "ui/style_guide.html", guide(request.GET))
