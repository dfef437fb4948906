"""The first page, and hand-overs."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.models import Role, User
from lantu.server.ui.lists import Column, Page, page_by_number

from . import queries
from .actions import sign_over
from .forms import HandoverForm
from .handover import Line, Pack, handovers_in_reach, pack_of, people_in_reach, signed_pack
from .handover_file import DOCX, as_docx, as_html
from .models import Handover

PEOPLE = {
    "name": Column(gettext_lazy("姓名")),
    "unit": Column(gettext_lazy("单位")),
    "roles": Column(gettext_lazy("角色")),
}
SIGNED = {
    "who": Column(gettext_lazy("谁交给谁")),
    "unit": Column(gettext_lazy("单位")),
    "on": Column(gettext_lazy("日期")),
    "count": Column(gettext_lazy("事项数"), numeric=True),
}
LINES = {
    "name": Column(gettext_lazy("名称")),
    "kind": Column(gettext_lazy("类别")),
    "unit": Column(gettext_lazy("单位")),
    "due": Column(gettext_lazy("期限")),
}
RECENT = 20


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


@require_safe
def handovers(request: HttpRequest) -> HttpResponse:
    """Whose pack can be seen, and what was handed over."""
    rights.require(request.user, "handover.read")
    assert isinstance(request.user, User)
    page: Page[User] = page_by_number(people_in_reach(request.user), request.GET)
    context = {
        "page": page,
        "lines": [(row, [Role(h.role) for h in row.roles_held.all()]) for row in page.rows],
        "columns": PEOPLE,
        "signed": handovers_in_reach(request.user)[:RECENT],
        "signed_columns": SIGNED,
    }
    return render(request, "desks/handovers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def handover(request: HttpRequest, pk: int) -> HttpResponse:
    """What a person holds now; whoever may, signs it over."""
    person = get_object_or_404(User, pk=pk)
    rights.require(request.user, "handover.read", person)
    assert isinstance(request.user, User)
    form = None
    if rights.may(request.user, "handover.sign", person):
        form = HandoverForm(request.POST or None, person=person)
    if request.method == "POST":
        rights.require(request.user, "handover.sign", person)
        if form is not None and form.is_valid():
            row = sign_over(person, actor=request.user, **form.cleaned_data)
            messages.success(request, _("已签办交接。"))
            return redirect("desks:handover_signed", row.pk)
    return _pack(request, pack_of(person, timezone.localdate()), form)


@require_safe
def handover_signed(request: HttpRequest, pk: int) -> HttpResponse:
    """A pack as it was handed over."""
    rows = Handover.objects.select_related("person__unit", "successor__unit", "unit", "signed_by")
    row = get_object_or_404(rows, pk=pk)
    parties = (row.person, row.successor)
    if not any(rights.may(request.user, "handover.own", party) for party in parties):
        rights.require(request.user, "handover.read", row)
    return _pack(request, signed_pack(row), None)


def _pack(request: HttpRequest, pack: Pack, form: HandoverForm | None) -> HttpResponse:
    wanted = request.GET.get("format", "")
    if wanted == "docx":
        return _file(as_docx(pack), DOCX, f"{_('工作交接清单')}-{pack.person}.docx")
    if wanted == "html":
        return _file(as_html(pack), "text/html", f"{_('工作交接清单')}-{pack.person}.html")
    page: Page[Line] = page_by_number(pack.lines, request.GET)
    context = {"pack": pack, "page": page, "columns": LINES, "form": form}
    status = 422 if form is not None and form.is_bound else 200
    return render(request, "desks/handover.html", context, status=status)


def _file(content: bytes, kind: str, name: str) -> HttpResponse:
    response = HttpResponse(content, content_type=kind)
    response.headers["Content-Disposition"] = content_disposition_header(True, name) or ""
    return response
