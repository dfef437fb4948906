"""Contradictions and repeats: the list, and one of them with its settlement."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.read import actions, queries
from lantu.server.read.forms import FindingFilter, SettleForm
from lantu.server.read.models import Comparison, Finding
from lantu.server.ui.lists import Page, page_by_number

SHOWN = 20


@require_safe
def findings(request: HttpRequest) -> HttpResponse:
    """What does not fit together, the gravest first, each with its sentences."""
    rights.require(request.user, "document.read")
    form = FindingFilter(request.GET or None, documents=queries.documents_to_choose())
    asked = form.cleaned_data if form.is_valid() else {}
    page: Page[Finding] = page_by_number(queries.findings(asked), request.GET, size=SHOWN)
    last = Comparison.objects.first()
    context = {
        "form": form,
        "page": page,
        "last": last,
        "compared": len(last.readings) if last else 0,
        "uncompared": queries.uncompared(last),
    }
    return render(request, "read/findings.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def finding(request: HttpRequest, code: str) -> HttpResponse:
    """One finding; whoever may, settles it with a reason or opens it again."""
    rights.require(request.user, "document.read")
    row = get_object_or_404(queries.with_places(Finding.objects.filter(code=code)))
    may_settle = rights.may(request.user, "contradiction.settle") and row.gone_at is None
    form = SettleForm(request.POST if request.method == "POST" else None)
    status = 200
    if request.method == "POST":
        rights.require(request.user, "contradiction.settle")
        if _settled(request, row, form):
            return redirect("read:finding", code)
        status = 422
    context = {"finding": row, "form": form, "may_settle": may_settle}
    return render(request, "read/finding.html", context, status=status)


def _settled(request: HttpRequest, row: Finding, form: SettleForm) -> bool:
    """Do what was asked; False where the form says why not."""
    assert isinstance(request.user, User)
    asked = request.POST.get("version", "")
    version = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    if "reopen" in request.POST:
        actions.reopen(row, actor=request.user, read_version=version)
        messages.success(request, _("已重开"))
        return True
    if not form.is_valid():
        return False
    try:
        actions.settle(row, form.cleaned_data["reason"], actor=request.user, read_version=version)
    except (NotPermitted, ChangedMeanwhile):
        raise
    except ActionRefused as refusal:
        form.add_error("reason", f"{refusal.message}（{refusal.remedy}）")
        return False
    messages.success(request, _("已办结"))
    return True
