"""A list out as a spreadsheet and in again; one act on several of its commitments."""

from __future__ import annotations

import hashlib
from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from lantu.errors import ActionRefused, ImportRefused
from lantu.server.accounts import rights
from lantu.server.deliver.actions import bulk as bulk_actions
from lantu.server.deliver.actions import lists as acting
from lantu.server.deliver.books import playbook
from lantu.server.deliver.forms.sheets import BulkForm, ListSheetForm
from lantu.server.deliver.imports import columns_of, read_list, rows_out
from lantu.server.deliver.models import Commitment, CommitmentList
from lantu.server.deliver.queries.lists import rows_of
from lantu.server.deliver.queries.visible import only_visible
from lantu.server.deliver.sheets import SheetColumn, to_csv, to_xlsx
from lantu.server.deliver.states import from_json
from lantu.server.read.blobs import blob_path, keep_blob
from lantu.server.ui.refusal_words import refusal_words

from .lists import found
from .managed import add_refusal, signed_in

SALT = "deliver.sheet"
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def sheet_answer(
    name: str, kind: str, columns: list[SheetColumn], rows: list[dict[str, str]]
) -> HttpResponse:
    """A spreadsheet as a download."""
    if kind == "csv":
        answer = HttpResponse(to_csv(columns, rows), content_type="text/csv; charset=utf-8")
    else:
        answer = HttpResponse(to_xlsx(name, columns, rows), content_type=XLSX)
    answer.headers["Content-Disposition"] = (
        content_disposition_header(True, f"{name}.{kind}") or "attachment"
    )
    return answer


def keep_content(content: bytes, *about: str) -> str:
    """Keep an uploaded sheet until it is confirmed; returns the token that finds it again."""
    digest = hashlib.sha256(content).hexdigest()
    keep_blob(content, digest)
    return signing.dumps([digest, *about], salt=SALT)


def kept_content(token: str, *about: str) -> bytes:
    """The sheet that was looked at. Raises ``ImportRefused`` where it is no longer there."""
    try:
        digest, *of = signing.loads(token, salt=SALT, max_age=24 * 3600)
        if tuple(of) != about:
            raise signing.BadSignature
        return blob_path(digest).read_bytes()
    except (signing.BadSignature, OSError) as error:
        raise ImportRefused("sheet_gone", "上传的表格已经过期", remedy="请重新上传") from error


@require_safe
def export(request: HttpRequest, code: str, kind: str) -> HttpResponse:
    """The list as a spreadsheet, which can be filled in and imported."""
    listed = found(request, code)
    rights.require(request.user, "list.edit", listed)
    book = playbook(listed.playbook)
    return sheet_answer(listed.name, kind, columns_of(book), rows_out(listed, book))


@require_http_methods(["GET", "HEAD", "POST"])
def bring_in(request: HttpRequest, code: str) -> HttpResponse:
    """Upload, look at every fault or at what would change, confirm."""
    listed = found(request, code)
    rights.require(request.user, "list.edit", listed)
    book = playbook(listed.playbook)
    posted, token = request.method == "POST", request.POST.get("token", "")
    form = ListSheetForm(
        request.POST if posted else None,
        request.FILES if posted else None,
        book=book,
        listed=listed,
        again=bool(token),
    )
    context: dict[str, Any] = {"form": form, "listed": listed}
    if posted and form.is_valid():
        try:
            content = kept_content(token, code) if token else form.content()
            brought = read_list(content, listed, book, form.request())
            if token and not brought.faults:
                acting.bring_in(
                    listed,
                    brought.items,
                    brought.updates,
                    form.request(),
                    actor=signed_in(request),
                )
                messages.success(request, _("表格已导入"))
                return redirect("deliver:list", code)
            context |= {"brought": brought, "token": keep_content(content, code)}
        except ImportRefused as refusal:
            message, remedy = refusal_words(refusal)
            form.add_error(None, f"{refusal.where} {message} {remedy}".strip())
        except ActionRefused as refusal:
            add_refusal(form, refusal)
    faulty = posted and not ("brought" in context and not context["brought"].faults)
    return render(request, "deliver/import.html", context, status=422 if faulty else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def bulk(request: HttpRequest, code: str) -> HttpResponse:
    """One act on several commitments of the list."""
    listed = found(request, code)
    rights.require(request.user, "commitment.edit")
    rows = _leaves(listed, request)
    form = BulkForm(
        request.POST if request.method == "POST" else None,
        book=playbook(listed.playbook),
        rows=[(row.code, _words(row)) for row in rows],
        milestones=_open_milestones(rows),
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data
        try:
            number = bulk_actions.act_on_all(
                [row for row in rows if row.code in given["chosen"]],
                decision=form.decision(given["gate"]) if given["gate"] else None,
                to=given["to"],
                milestone=given["milestone"],
                on=given["on"],
                actor=signed_in(request),
            )
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已办理 %(number)s 项") % {"number": number})
            return redirect("deliver:list", code)
    context = {"form": form, "listed": listed, "title": _("批量办理")}
    status = 422 if request.method == "POST" else 200
    return render(request, "deliver/list_form.html", context, status=status)


def _leaves(listed: CommitmentList, request: HttpRequest) -> list[Commitment]:
    """What moves by itself: items without contents, and contents."""
    rows = [row for row in only_visible(rows_of(listed), request.user) if not row.former]
    wholes = {row.parent_id for row in rows}
    return [row for row in rows if row.pk not in wholes]


def _words(row: Commitment) -> str:
    stage = playbook(row.playbook).stages[row.at_stage]
    return f"{row.name}（{stage.name}）"


def _open_milestones(rows: list[Commitment]) -> list[str]:
    found: dict[str, None] = {}
    for row in rows:
        schedule = from_json(row.state).schedule
        for one in schedule.current if schedule else ():
            if one.done_on is None:
                found[one.name] = None
    return list(found)
