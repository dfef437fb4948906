"""Plans with their targets; indicators with everything that is known of them."""

from __future__ import annotations

from collections import defaultdict

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.catalogue.models import Indicator
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import observations_of, vintages
from lantu.server.read.models import ReadClaim
from lantu.server.ui.lists import Column, Page, link, page_by_number
from lantu.server.ui.trees import Node

from . import queries
from .forms import AsOf, IndicatorFilter
from .models import Plan, Target
from .ports import commitments_by_section
from .series import charts_of

SHOWN = 30  #: targets and values on an indicator's page; all of them are one click away
SENTENCES = 10
LISTS = ("targets", "actuals", "sentences")
KINDS = {"binding": True, "expected": False, "undeclared": None}
PLAN_TARGET_COLUMNS = {
    "indicator": Column(gettext_lazy("指标")),
    "period": Column(gettext_lazy("时期")),
    "value": Column(gettext_lazy("目标"), numeric=True),
    "measure": Column(gettext_lazy("性质")),
    "scope": Column(gettext_lazy("范围")),
    "source": Column(gettext_lazy("出处")),
}
INDICATOR_COLUMNS = {
    "name": Column(gettext_lazy("指标")),
    "status": Column(gettext_lazy("收录")),
    "themes": Column(gettext_lazy("发展理念")),
    "actual": Column(gettext_lazy("最近完成值"), numeric=True),
    "target": Column(gettext_lazy("最远目标"), numeric=True),
}
TARGET_COLUMNS = {
    "period": Column(gettext_lazy("时期")),
    "value": Column(gettext_lazy("目标"), numeric=True),
    "measure": Column(gettext_lazy("性质")),
    "binding": Column(gettext_lazy("属性")),
    "scope": Column(gettext_lazy("范围")),
    "plan": Column(gettext_lazy("规划")),
    "known": Column(gettext_lazy("公布日期")),
    "source": Column(gettext_lazy("出处")),
}
ACTUAL_COLUMNS = {
    "period": Column(gettext_lazy("时期")),
    "value": Column(gettext_lazy("数值"), numeric=True),
    "measure": Column(gettext_lazy("性质")),
    "role": Column(gettext_lazy("类别")),
    "scope": Column(gettext_lazy("范围")),
    "known": Column(gettext_lazy("公布日期")),
    "recorded": Column(gettext_lazy("录入时间")),
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
            note=str(targets) if targets else "",
        )

    return [node(row) for row in children[None]]


@require_safe
def plan(request: HttpRequest, code: str) -> HttpResponse:
    """A plan: its documents, its targets of one kind, its commitments by section."""
    rights.require(request.user, "ledger.read")
    row = get_object_or_404(Plan.objects.select_related("parent"), code=code)
    counts = queries.targets_by_kind(row)
    kind = request.GET.get("targets", "")
    if kind not in KINDS:
        kind = next((name for name, binding in KINDS.items() if counts.get(binding)), "binding")
    words = {"binding": _("约束性"), "expected": _("预期性"), "undeclared": _("未写明")}
    tabs = [
        (f"{words[name]} {counts.get(binding, 0)}", link(request, targets=name), name == kind)
        for name, binding in KINDS.items()
    ]
    targets = queries.targets_of_plan(row, binding=KINDS[kind])
    context = {
        "plan": row,
        "documents": row.documents.order_by("published", "pk"),
        "parts": row.children.order_by("period_start", "pk"),
        "tabs": tabs,
        "page": page_by_number(targets, request.GET, size=SHOWN),
        "columns": PLAN_TARGET_COLUMNS,
        "sections": commitments_by_section(row),
    }
    return render(request, "plan/plan.html", context)


@require_safe
def indicators(request: HttpRequest) -> HttpResponse:
    """The indicators: search, filter."""
    rights.require(request.user, "ledger.read")
    form = IndicatorFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.indicators(
        search=asked.get("q", ""),
        theme=asked.get("theme", ""),
        status=asked.get("status", ""),
        has=asked.get("has", ""),
    )
    page: Page[Indicator] = page_by_number(rows, request.GET, size=SHOWN)
    context = {
        "form": form,
        "page": page,
        "lines": queries.lines(page.rows),
        "columns": INDICATOR_COLUMNS,
    }
    return render(request, "plan/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """An indicator: targets, values by vintage, charts, every sentence that mentions it.

    ``?as_of=`` gives the view of that day; ``?all=`` one of the three lists in full.
    """
    rights.require(request.user, "ledger.read")
    row = get_object_or_404(Indicator, key=key)
    form = AsOf(request.GET or None)
    as_of = form.cleaned_data["as_of"] if form.is_valid() else None
    every = request.GET.get("all", "")
    every = every if every in LISTS else ""
    paged = request.GET if every else QueryDict()
    values: Page[Observation] = page_by_number(
        observations_of(row.pk, as_of=as_of), paged, size=SHOWN
    )
    targets: Page[Target] = page_by_number(
        queries.targets_of_indicator(row, as_of=as_of), paged, size=SHOWN
    )
    mentions: Page[ReadClaim] = page_by_number(queries.mentions_of(row), paged, size=SENTENCES)
    marked = vintages(values.rows)
    context = {
        "indicator": row,
        "names": row.names.order_by("pk").values_list("name", flat=True),
        "form": form,
        "as_of": as_of,
        "every": every,
        "values": values,
        "vintages": marked,
        "targets": targets,
        "mentions": mentions,
        "charts": charts_of(plain_name(row), row.unit, marked, targets.rows),
        "target_columns": TARGET_COLUMNS,
        "actual_columns": ACTUAL_COLUMNS,
    }
    return render(request, "plan/indicator.html", context)
