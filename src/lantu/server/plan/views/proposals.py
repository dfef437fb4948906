"""The indicators that wait to be taken up, a page of them at a time."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.read.reading import shipped_catalogue
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.catalogue.models import Indicator
from lantu.server.plan import actions, queries
from lantu.server.plan.forms import Proposals
from lantu.server.ui.lists import Page, page_by_number

SHOWN = 10


@require_http_methods(["GET", "HEAD", "POST"])
def proposals(request: HttpRequest) -> HttpResponse:
    """The proposed indicators with a sentence each; those that are ticked are dealt with."""
    rights.require(request.user, "catalogue.edit")
    page: Page[Indicator] = page_by_number(queries.proposed(), request.GET, size=SHOWN)
    posted = request.method == "POST"
    forms = Proposals(
        request.POST if posted else None, initial=[_initial(row) for row in page.rows]
    )
    if posted and forms.is_valid() and _decided(request, forms):
        return redirect(request.get_full_path())
    rows = {row.key: row for row in (_posted(forms) if posted else page.rows)}
    examples = queries.examples_of(list(rows.values()))
    context = {
        "forms": forms,
        "lines": [
            (form, row, examples.get(row.pk), _near(row))
            for form in forms
            if (row := rows.get(str(form["key"].value()))) is not None
        ],
        "page": page,
        "known": queries.known_names(),
    }
    status = 422 if posted else 200
    return render(request, "plan/proposals.html", context, status=status)


def _posted(forms: Any) -> list[Indicator]:
    """The rows that a form was filled in for, whatever the page would hold now."""
    return list(queries.proposed().filter(key__in=[str(form["key"].value()) for form in forms]))


def _initial(row: Indicator) -> dict[str, Any]:
    return {
        "key": row.key,
        "version": row.version,
        "name": row.name,
        "unit": row.unit,
        "direction": row.direction,
    }


def _near(row: Indicator) -> list[str]:
    """Names of known indicators that stand in the phrase."""
    catalogue = shipped_catalogue()
    near = catalogue.propose(row.name, row.unit, "level").near
    return [catalogue[identifier].name for identifier in near]


def _decided(request: HttpRequest, forms: Any) -> bool:
    """Carry out what was ticked; False where it was refused, with the reason on the page."""
    assert isinstance(request.user, User)
    chosen = [form.cleaned_data for form in forms if form.cleaned_data.get("take")]
    decisions = [
        actions.Decision(
            one["indicator"], one["version"], one["known"], one["name"], one["unit"],
            one["direction"],
        )
        for one in chosen
    ]  # fmt: skip
    try:
        actions.decide(decisions, actor=request.user)
    except (NotPermitted, ChangedMeanwhile):
        raise
    except ActionRefused as refusal:
        messages.error(request, str(refusal))
        return False
    messages.success(request, _("已处理 %(count)s 个指标") % {"count": len(decisions)})
    return True
