"""Indicators: the list, and one of them with everything that is known of it."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.catalogue.models import Indicator
from lantu.server.observations.models import Observation
from lantu.server.observations.queries import observations_of, vintages
from lantu.server.plan import queries
from lantu.server.plan.forms import AsOf, IndicatorFilter
from lantu.server.plan.models import Target
from lantu.server.plan.series import charts_of
from lantu.server.read.models import ReadClaim
from lantu.server.read.queries import findings_about
from lantu.server.ui.lists import Column, Page, page_by_number

SHOWN = 30  #: targets and values on an indicator's page; all of them are one click away
SENTENCES = 10
LISTS = ("targets", "actuals", "sentences")
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
def indicators(request: HttpRequest) -> HttpResponse:
    """The indicators: search, filter."""
    rights.require(request.user, "ledger.read")
    form = IndicatorFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    rows = queries.indicators(
        search=asked.get("q", ""),
        theme=asked.get("theme", ""),
        construction=asked.get("construction", ""),
        status=asked.get("status", ""),
        has=asked.get("has", ""),
    )
    page: Page[Indicator] = page_by_number(rows, request.GET, size=SHOWN)
    context = {
        "form": form,
        "page": page,
        "lines": queries.lines(page.rows),
        "columns": INDICATOR_COLUMNS,
        "may_edit": rights.may(request.user, "catalogue.edit"),
    }
    return render(request, "plan/indicators.html", context)


@require_safe
def indicator(request: HttpRequest, key: str) -> HttpResponse:
    """An indicator: targets, values by vintage, charts, every sentence that mentions it.

    ``?as_of=`` gives the view of that day; ``?all=`` one of the three lists in full.
    """
    rights.require(request.user, "ledger.read")
    row = get_object_or_404(Indicator.objects.select_related("merged_into"), key=key)
    if row.merged_into is not None:
        return redirect("plan:indicator", row.merged_into.key, permanent=False)
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
    mentions: Page[ReadClaim] = page_by_number(
        queries.mentions_of(row, as_of=as_of), paged, size=SENTENCES
    )
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
        "findings": findings_about(row.pk),
        "charts": charts_of(plain_name(row), row.unit, marked, targets.rows),
        "target_columns": TARGET_COLUMNS,
        "actual_columns": ACTUAL_COLUMNS,
    }
    return render(request, "plan/indicator.html", context)
