"""Assignment plans: all of them, a draft, the units' answers, the coordinator's settlements."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from django import forms
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lantu.deliver.assignment import open_objections
from lantu.errors import ActionRefused, ImportRefused
from lantu.server.accounts import rights
from lantu.server.deliver.actions import assignment as acting
from lantu.server.deliver.books import books_for, playbook
from lantu.server.deliver.forms.assignment import (
    ConsultForm,
    LineForm,
    ReplyForm,
    SettleForm,
    StartForm,
)
from lantu.server.deliver.forms.sheets import SheetForm
from lantu.server.deliver.line_sheets import columns, read_lines, rows_out
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.queries.life import life_of, names_of
from lantu.server.deliver.queries.people import people_to_choose
from lantu.server.deliver.queries.visible import may_see, only_visible
from lantu.server.deliver.states import plan_of
from lantu.server.deliver.storing import today
from lantu.server.ui.lists import Column, page_by_number

from .managed import add_refusal, signed_in, verbs_for
from .sheets import sheet_answer

LINE_COLUMNS = {
    "name": Column(gettext_lazy("任务")),
    "lead": Column(gettext_lazy("牵头单位")),
    "supporting": Column(gettext_lazy("配合单位")),
    "measures": Column(gettext_lazy("推进措施")),
    "due": Column(gettext_lazy("完成期限")),
}
PLAN_COLUMNS = {
    "name": Column(gettext_lazy("方案名称")),
    "lead": Column(gettext_lazy("起草单位")),
    "stage": Column(gettext_lazy("状态")),
}


@require_safe
def assignments(request: HttpRequest) -> HttpResponse:
    """All assignment plans that the user may see."""
    rights.require(request.user, "commitment.read")
    rows = Commitment.objects.filter(kind=Commitment.Kind.ASSIGNMENT_PLAN)
    rows = only_visible(rows.select_related("lead_unit"), request.user)
    page: Any = page_by_number(rows.order_by("-recorded_at", "pk"), request.GET, size=30)
    context = {
        "page": page,
        "rows": [(row, playbook(row.playbook).stages[row.at_stage]) for row in page.rows],
        "columns": PLAN_COLUMNS,
        "may_draft": rights.may(request.user, "assignment.draft"),
    }
    return render(request, "deliver/assignments.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_assignment(request: HttpRequest) -> HttpResponse:
    """A draft from the commitments of a list or a plan."""
    rights.require(request.user, "assignment.draft")
    book = books_for("assignment_plan")[0]
    posted = request.method == "POST"
    form = StartForm(request.POST if posted else None, book=book)
    if posted and form.is_valid():
        kind, code = form.cleaned_data["source"].split(":")
        rows = Commitment.objects.filter(former=False, parts__isnull=True)
        rows = rows.filter(**{"in_list__code" if kind == "list" else "plan__code": code})
        row = acting.start(
            form.cleaned_data["name"],
            book,
            form.holders(),
            list(rows.select_related("lead_unit").order_by("place_in_list", "pk")),
            source="",
            actor=signed_in(request),
        )
        messages.success(request, _("已起草分工方案"))
        return redirect("deliver:assignment", row.code)
    context = {"form": form, "title": _("起草分工方案"), "people": people_to_choose()}
    return render(request, "deliver/list_form.html", context, status=422 if posted else 200)


def _plan(request: HttpRequest, code: str) -> Commitment:
    row = get_object_or_404(
        Commitment.objects.select_related("assignment", "lead_unit"),
        code=code,
        kind=Commitment.Kind.ASSIGNMENT_PLAN,
    )
    rights.require(request.user, "commitment.read")
    if not may_see(request.user, row):
        raise Http404
    return row


@require_safe
def assignment(request: HttpRequest, code: str) -> HttpResponse:
    """A plan with its lines, answers, disputes, settlements, and what may follow."""
    row = _plan(request, code)
    plan, actor = plan_of(row), signed_in(request)
    keys = {line.lead_unit for line in plan.lines} | set(plan.consulted)
    keys |= {unit for line in plan.lines for unit in line.supporting_units}
    keys |= {one.lead_unit for one in plan.settlements} | {one.before for one in plan.settlements}
    keys |= {one.proposes for reply in plan.replies for one in reply.objections}
    names = names_of(keys | {one.by for one in plan.settlements})
    lines = {line.key: line.name for line in plan.lines}
    asked = actor.unit is not None and actor.unit.key in plan.consulted
    context = {
        "commitment": row,
        "plan": plan,
        "life": life_of(row, playbook(row.playbook), actor, today()),
        "verbs": verbs_for(row, actor, request.GET),
        "columns": LINE_COLUMNS,
        "names": names,
        "line_names": lines,
        "disputes": open_objections(plan),
        "may_draft": rights.may(actor, "assignment.draft", row),
        "may_reply": asked and rights.may(actor, "assignment.reply", actor.unit),
        "may_settle": rights.may(actor, "assignment.settle", row),
    }
    return render(request, "deliver/assignment.html", context)


Perform = Callable[[Any], object]


def _form_page(
    request: HttpRequest, row: Commitment, form: forms.Form, title: str, perform: Perform
) -> HttpResponse:
    """The form; taken, the browser goes on to the plan."""
    posted = request.method == "POST"
    if posted and form.is_valid():
        try:
            perform(form)
        except ImportRefused as refusal:
            for one in refusal.faults or (refusal,):
                form.add_error(None, f"{one.where} {getattr(one, 'message', one)}")
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已记录：%(act)s") % {"act": title})
            return redirect("deliver:assignment", row.code)
    context = {"form": form, "row": row, "title": title, "version": _version(request, row)}
    return render(request, "deliver/act.html", context, status=422 if posted else 200)


def _version(request: HttpRequest, row: Commitment) -> int:
    return int(request.POST.get("version", row.version))


@require_http_methods(["GET", "HEAD", "POST"])
def line(request: HttpRequest, code: str, key: str) -> HttpResponse:
    """One line of the draft."""
    row = _plan(request, code)
    rights.require(request.user, "assignment.draft", row)
    plan = plan_of(row)
    old = plan.line(key)
    if old is None:
        raise Http404
    form = LineForm(request.POST if request.method == "POST" else None, line=old)

    def perform(form: LineForm) -> object:
        given = form.cleaned_data
        new = replace(old, **{**given, "supporting_units": tuple(given["supporting_units"])})
        lines = [new if one is old else one for one in plan.lines]
        version = _version(request, row)
        return acting.redraft(row, lines, (), actor=signed_in(request), read_version=version)

    return _form_page(request, row, form, old.name, perform)


@require_http_methods(["GET", "HEAD", "POST"])
def consult(request: HttpRequest, code: str) -> HttpResponse:
    """Units that the draft goes to."""
    row = _plan(request, code)
    rights.require(request.user, "assignment.draft", row)
    form = ConsultForm(request.POST if request.method == "POST" else None)
    return _form_page(
        request,
        row,
        form,
        _("征求意见"),
        lambda form: acting.redraft(
            row,
            plan_of(row).lines,
            form.cleaned_data["consulted"],
            actor=signed_in(request),
            read_version=_version(request, row),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def reply(request: HttpRequest, code: str) -> HttpResponse:
    """The answer of the user's unit."""
    row, actor = _plan(request, code), signed_in(request)
    rights.require(actor, "assignment.reply", actor.unit)
    unit = actor.unit.key if actor.unit else ""
    form = ReplyForm(request.POST if request.method == "POST" else None, plan=plan_of(row))
    return _form_page(
        request,
        row,
        form,
        _("反馈意见"),
        lambda form: acting.reply(
            row, form.reply(unit), actor=actor, read_version=_version(request, row)
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def settle(request: HttpRequest, code: str) -> HttpResponse:
    """The coordinator's settlement of a dispute."""
    row = _plan(request, code)
    rights.require(request.user, "assignment.settle", row)
    form = SettleForm(request.POST if request.method == "POST" else None, plan=plan_of(row))
    return _form_page(
        request,
        row,
        form,
        _("裁定分歧"),
        lambda form: acting.decide(
            row,
            form.cleaned_data["line"],
            form.cleaned_data["lead_unit"],
            form.cleaned_data["reason"],
            actor=signed_in(request),
            read_version=_version(request, row),
        ),
    )


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, code: str) -> HttpResponse:
    """The lines from the plan's own sheet; all of them or none."""
    row = _plan(request, code)
    rights.require(request.user, "assignment.draft", row)
    posted = request.method == "POST"
    form = SheetForm(request.POST if posted else None, request.FILES if posted else None)
    return _form_page(
        request,
        row,
        form,
        _("表格导入"),
        lambda form: acting.redraft(
            row,
            read_lines(form.content(), plan_of(row)),
            (),
            actor=signed_in(request),
            read_version=_version(request, row),
        ),
    )


@require_safe
def export(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The lines as a spreadsheet."""
    row = _plan(request, code)
    return sheet_answer(row.name, kind, columns(), rows_out(plan_of(row)))
