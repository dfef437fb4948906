"""Plans as a tree, and one of them with what it sets, reviews and announces."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST, require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.plan import actions, queries
from lantu.server.plan.models import Plan
from lantu.server.plan.ports import commitments_by_section
from lantu.server.ui.lists import Column, link, page_by_number
from lantu.server.ui.trees import Node

SHOWN = 30
REVIEWED = 200  #: targets of an earlier period on a plan's page
KINDS = {"binding": True, "expected": False, "undeclared": None}
#: What a plan's page can show below its head, with the word of each tab.
VIEWS = {
    "binding": gettext_lazy("约束性"),
    "expected": gettext_lazy("预期性"),
    "undeclared": gettext_lazy("未写明"),
    "review": gettext_lazy("上期指标完成情况"),
    "places": gettext_lazy("区域和园区的功能"),
}
PLAN_TARGET_COLUMNS = {
    "indicator": Column(gettext_lazy("指标")),
    "period": Column(gettext_lazy("时期")),
    "value": Column(gettext_lazy("目标"), numeric=True),
    "measure": Column(gettext_lazy("性质")),
    "scope": Column(gettext_lazy("范围")),
    "source": Column(gettext_lazy("出处")),
}
FUNCTION_COLUMNS = {
    "place": Column(gettext_lazy("区域")),
    "kind": Column(gettext_lazy("类别")),
    "industries": Column(gettext_lazy("主导产业")),
    "functions": Column(gettext_lazy("功能定位")),
}
REVIEW_COLUMNS = {
    "indicator": Column(gettext_lazy("指标")),
    "period": Column(gettext_lazy("时期")),
    "measure": Column(gettext_lazy("性质")),
    "target": Column(gettext_lazy("目标"), numeric=True),
    "actual": Column(gettext_lazy("完成"), numeric=True),
    "source": Column(gettext_lazy("出处")),
}


@require_safe
def plans(request: HttpRequest) -> HttpResponse:
    """The plans as a tree, by level."""
    rights.require(request.user, "ledger.read")
    rows = list(queries.plans())
    levels = [(level.label, _tree(rows, level)) for level in Plan.Level]
    context = {"levels": [(label, nodes) for label, nodes in levels if nodes]}
    return render(request, "plan/plans.html", context)


def _tree(rows: list[Plan], level: Plan.Level) -> list[Node]:
    """Plans of one level, each below its parent where that is of the same level."""
    children: dict[int | None, list[Plan]] = defaultdict(list)
    here = {row.pk for row in rows if row.level == level}
    for row in rows:
        if row.pk in here:
            children[row.parent_id if row.parent_id in here else None].append(row)

    def node(row: Plan) -> Node:
        targets = row.targets_set  # type: ignore[attr-defined]
        return Node(
            plain_name(row),
            reverse("plan:plan", args=[row.code]),
            tuple(node(child) for child in children[row.pk]),
            note=str(targets) if targets else _waiting(row),
        )

    return [node(row) for row in children[None]]


def _waiting(row: Plan) -> str:
    """The word for a plan that another one only announces."""
    return str(row.get_status_display()) if row.status == Plan.Status.PROPOSED else ""


@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """A plan: its documents, its targets of one kind, its commitments by section."""
    rights.require(request.user, "ledger.read")
    rows = Plan.objects.select_related("parent", "listed_in__text__document")
    rows = rows.defer(*queries.LISTED_TEXT).annotate(places=Count("functions"))
    row = get_object_or_404(rows, code=code)
    places: int = row.places  # type: ignore[attr-defined]
    counts = queries.counts_of_plan(row) | {"places": places}
    view = request.GET.get("targets", "")
    if view not in VIEWS:
        view = next((name for name in VIEWS if counts[name]), "binding")
    parts = list(row.children.order_by("kind", "period_start", "number", "pk"))
    context = {
        "plan": row,
        "view": view,
        "documents": row.documents.order_by("published", "pk"),
        "parts": parts,
        "announced": [part for part in parts if part.status == Plan.Status.PROPOSED],
        "tabs": [
            (f"{words} {counts[name]}", link(request, targets=name), name == view)
            for name, words in VIEWS.items()
            if name in KINDS or counts[name]
        ],
        "may_register": row.status == Plan.Status.PROPOSED
        and rights.may(request.user, "catalogue.edit"),
        **_shown(request, row, view),
    }
    return render(request, "plan/plan.html", context)


def _shown(request: HttpRequest, row: Plan, view: str) -> dict[str, Any]:
    """What one view of a plan needs: a page of its targets and its commitments, or another list."""
    if view == "review":
        return {"review": queries.review_of_plan(row, REVIEWED), "review_columns": REVIEW_COLUMNS}
    if view == "places":
        return {
            "functions": row.functions.select_related("region").order_by("pk"),
            "function_columns": FUNCTION_COLUMNS,
        }
    targets = queries.targets_of_plan(row, binding=KINDS[view])
    return {
        "page": page_by_number(targets, request.GET, size=SHOWN),
        "columns": PLAN_TARGET_COLUMNS,
        "sections": commitments_by_section(row),
    }


@require_POST
def register(request: HttpRequest, code: str) -> HttpResponse:
    """Register a plan that another one announces."""
    row = get_object_or_404(Plan, code=code)
    rights.require(request.user, "catalogue.edit")
    assert isinstance(request.user, User)
    asked = request.POST.get("version", "")
    version = int(asked) if asked.isdecimal() and len(asked) < 10 else 0
    actions.register(row, actor=request.user, read_version=version)
    messages.success(request, _("已登记"))
    return redirect("plan:plan", code)
