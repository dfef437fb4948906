"""Tasks, projects and rules."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.deliver.books import playbook
from lantu.server.deliver.forms.proposals import CommitmentFilter
from lantu.server.deliver.queries import proposals as queries
from lantu.server.deliver.queries.life import life_of
from lantu.server.deliver.queries.visible import may_see, only_visible
from lantu.server.deliver.states import agreements_of
from lantu.server.deliver.storing import today
from lantu.server.ui.lists import Column, page_by_number

from .managed import signed_in, verbs_for

SHOWN = 30
COLUMNS = {
    "name": Column(_("名称")),
    "kind": Column(_("类别")),
    "stage": Column(_("阶段")),
    "due": Column(_("期限")),
    "regions": Column(_("区域")),
    "section": Column(_("章节")),
}
PART_COLUMNS = {name: COLUMNS[name] for name in ("name", "kind", "stage", "due")}


@require_safe
def commitments(request: HttpRequest) -> HttpResponse:
    """The list: search, filter."""
    rights.require(request.user, "ledger.read")
    document = request.GET.get("document", "")
    sections = queries.sections_to_choose(document) if document else []
    form = CommitmentFilter(
        request.GET or None,
        regions=[(region.key, plain_name(region)) for region in queries.regions_to_choose()],
        documents=queries.documents_to_choose(),
        sections=[(str(s.index), f"{'　' * (s.level - 1)}{s}") for s in sections],
    )
    asked = form.cleaned_data if form.is_valid() else {}
    chosen = {str(s.index): s for s in sections}.get(asked.get("section", ""))
    rows = only_visible(queries.commitments(asked, chosen), request.user)
    context = {
        "form": form,
        "page": page_by_number(rows, request.GET, size=SHOWN),
        "columns": COLUMNS,
        "may_manage": rights.may(request.user, "commitment.manage"),
    }
    return render(request, "deliver/commitments.html", context)


@require_safe
def commitment(request: HttpRequest, code: str) -> HttpResponse:
    """A commitment with its sentence, its parts and what was read with it; managed, its life."""
    row = get_object_or_404(queries.commitment(code))
    rights.require(request.user, "ledger.read", row)
    if not may_see(request.user, row):
        raise Http404
    context = {
        "commitment": row,
        "path": queries.path_of(row.section),
        "page": page_by_number(queries.parts_of(row), request.GET, size=SHOWN),
        "columns": PART_COLUMNS,
    }
    if not row.playbook:
        context["may_manage"] = rights.may(request.user, "commitment.manage", row)
        return render(request, "deliver/commitment.html", context)
    actor = signed_in(request)
    context |= {
        "life": life_of(row, playbook(row.playbook), actor, today()),
        "verbs": verbs_for(row, actor, request.GET),
        "may_reject": rights.may(actor, "evidence.reject", row),
        "agreements": agreements_of(row),
        "replaces": list(row.replaces.all()),
        "replaced_by": list(row.replaced_by.all()) if row.former else [],
    }
    return render(request, "deliver/managed.html", context)
