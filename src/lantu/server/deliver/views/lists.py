"""Lists: all of them, one with its items, and what changes them."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_http_methods, require_safe

from lantu.deliver.state import Target
from lantu.errors import ActionRefused
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit
from lantu.server.deliver.actions import lists as acting
from lantu.server.deliver.books import playbook, playbooks
from lantu.server.deliver.forms.lists import InstructionForm, ListForm, MergeForm, SplitForm
from lantu.server.deliver.models import CommitmentList, Instruction
from lantu.server.deliver.queries import lists as queries
from lantu.server.deliver.states import state_of
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told
from lantu.server.ui.lists import Column, Page, page_by_number

from .managed import add_refusal, promise_in_list, signed_in

LIST_COLUMNS = {
    "name": Column(gettext_lazy("清单名称")),
    "playbook": Column(gettext_lazy("机制")),
    "year": Column(gettext_lazy("年度"), numeric=True),
    "unit": Column(gettext_lazy("管理单位")),
}
ITEM_COLUMNS = {
    "name": Column(gettext_lazy("名称")),
    "lead": Column(gettext_lazy("牵头单位")),
    "stage": Column(gettext_lazy("状态")),
    "due": Column(gettext_lazy("完成期限")),
    "left": Column(gettext_lazy("剩余天数"), numeric=True),
    "progress": Column(gettext_lazy("进度")),
}


def found(request: HttpRequest, code: str) -> CommitmentList:
    """The list with this code, for whoever may see commitments that are carried out."""
    rights.require(request.user, "commitment.read")
    return get_object_or_404(CommitmentList.objects.select_related("unit"), code=code)


@require_safe
def lists(request: HttpRequest) -> HttpResponse:
    """All lists."""
    rights.require(request.user, "commitment.read")
    names = {key: told(book.label) for key, book in playbooks().items()}
    page: Page[CommitmentList] = page_by_number(queries.lists(), request.GET, size=30)
    rows = [(row, names.get(row.playbook, row.playbook)) for row in page.rows]
    context = {
        "rows": rows,
        "page": page,
        "columns": LIST_COLUMNS,
        "may_edit": rights.may(request.user, "list.edit"),
    }
    return render(request, "deliver/lists.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def new_list(request: HttpRequest) -> HttpResponse:
    """A new list."""
    rights.require(request.user, "list.edit")
    form = ListForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        listed = CommitmentList(
            name=given["name"],
            playbook=given["playbook"],
            year=given["year"],
            unit=Unit.objects.filter(key=given["unit"]).first(),
            plan=given["plan"],
            body=given["body"],
            document_number=given["document_number"],
            decided_on=given["decided_on"],
        )
        acting.make_list(listed, actor=signed_in(request))
        messages.success(request, _("已建立清单"))
        return redirect("deliver:list", listed.code)
    context = {"form": form, "title": _("新建清单")}
    status = 422 if request.method == "POST" else 200
    return render(request, "deliver/list_form.html", context, status=status)


@require_safe
def one_list(request: HttpRequest, code: str) -> HttpResponse:
    """A list with its items, how many days are left, its instructions, its former items."""
    listed = found(request, code)
    book = playbook(listed.playbook)
    view = queries.view_of(listed, book, request.user, today())
    months = request.GET.get("dormant", "")
    context = {
        "listed": listed,
        "book": book,
        "book_name": told(book.label),
        "levels": _levels(book),
        "view": view,
        "columns": ITEM_COLUMNS,
        "asleep": queries.asleep(view, today(), int(months)) if _is_months(months) else None,
        "months": months,
        "may_edit": rights.may(request.user, "list.edit", listed),
        "may_act": rights.may(request.user, "commitment.edit"),
        "body": told_body(listed),
    }
    return render(request, "deliver/list.html", context)


def _is_months(text: str) -> bool:
    return text.isdecimal() and 0 < int(text) < 100


def _levels(book: Playbook) -> tuple[str, str]:
    if book.levels is None:
        return _("事项"), ""
    return told(book.levels.item.label), told(book.levels.content.label)


def told_body(listed: CommitmentList) -> str:
    """The body that published a list, in words."""
    return dict(queries.body_words()).get(listed.body, "")


@require_http_methods(["GET", "HEAD", "POST"])
def add_item(request: HttpRequest, code: str) -> HttpResponse:
    """An item or content that joins the list."""
    return promise_in_list(request, found(request, code))


@require_http_methods(["GET", "HEAD", "POST"])
def instruct(request: HttpRequest, code: str) -> HttpResponse:
    """An instruction that items of the list are to carry out."""
    listed = found(request, code)
    rights.require(request.user, "list.edit", listed)
    posted = request.method == "POST"
    form = InstructionForm(
        request.POST if posted else None, instance=Instruction(list=listed, given_on=today())
    )
    if posted and form.is_valid():
        acting.give_instruction(form.save(commit=False), actor=signed_in(request))
        messages.success(request, _("已登记批示"))
        return redirect("deliver:list", code)
    context = {"form": form, "listed": listed, "title": _("登记批示")}
    return render(request, "deliver/list_form.html", context, status=422 if posted else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def merge(request: HttpRequest, code: str) -> HttpResponse:
    """Items as one."""
    listed = found(request, code)
    rights.require(request.user, "commitment.adjust", listed)
    form = MergeForm(
        request.POST if request.method == "POST" else None,
        book=playbook(listed.playbook),
        items=_items(listed),
    )
    if request.method == "POST" and form.is_valid():
        try:
            acting.merge(
                listed,
                form.cleaned_data["items"],
                form.into(),
                form.request(),
                actor=signed_in(request),
            )
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已合并"))
            return redirect("deliver:list", code)
    context = {"form": form, "listed": listed, "title": _("合并事项")}
    status = 422 if request.method == "POST" else 200
    return render(request, "deliver/list_form.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def split(request: HttpRequest, code: str) -> HttpResponse:
    """One item as several."""
    listed = found(request, code)
    rights.require(request.user, "commitment.adjust", listed)
    form = SplitForm(
        request.POST if request.method == "POST" else None,
        book=playbook(listed.playbook),
        items=_items(listed),
        chosen=request.GET.get("item", ""),
    )
    if request.method == "POST" and form.is_valid():
        key = form.cleaned_data["item"]
        try:
            acting.split(
                listed,
                key,
                form.parts(_target_of(listed, key)),
                form.request(),
                actor=signed_in(request),
            )
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已拆分"))
            return redirect("deliver:list", code)
    context = {"form": form, "listed": listed, "title": _("拆分事项")}
    status = 422 if request.method == "POST" else 200
    return render(request, "deliver/split.html", context, status=status)


def _items(listed: CommitmentList) -> list[tuple[str, str]]:
    rows = (row for row in queries.rows_of(listed) if row.parent_id is None and not row.former)
    return [(row.code, row.name) for row in rows]


def _target_of(listed: CommitmentList, key: str) -> Target | None:
    row = next((row for row in queries.rows_of(listed) if row.code == key), None)
    if row is None:
        raise Http404
    return state_of(row).target
