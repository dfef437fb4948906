"""The log as a page."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.ui.lists import Column, Page, page_by_key, page_by_number

from . import queries, wording
from .coverage import ledger
from .models import LogEntry
from .proofs import entry_proof

COLUMNS = {
    "at": Column(_("时间")),
    "action": Column(_("操作")),
    "actor": Column(_("操作人")),
    "what": Column(_("内容")),
    "index": Column(_("序号"), numeric=True),
    "digest": Column(_("校验码")),
}
ROWS = {
    "table": Column(_("表")),
    "key": Column(_("行")),
    "version": Column(_("版本"), numeric=True),
    "digest": Column(_("校验码")),
}
HISTORY = {name: COLUMNS[name] for name in ("at", "action", "actor", "index")}
HISTORY |= {"version": ROWS["version"], "digest": ROWS["digest"]}


@require_safe
def entries(request: HttpRequest) -> HttpResponse:
    """Who did what when, newest first."""
    rights.require(request.user, "record.read")
    action = request.GET.get("action", "")
    rows = queries.entries(action=action, after=request.GET.get("after", ""))
    page: Page[LogEntry] = page_by_key(rows, lambda entry: str(entry.index), request.GET)
    lines = [(entry, wording.action_words(entry.action)) for entry in page.rows]
    actions = [(name, words, name == action) for name, words in wording.named_actions()]
    context = {
        "page": page,
        "lines": lines,
        "columns": COLUMNS,
        "actions": actions,
        "action": action,
    }
    return render(request, "record/entries.html", context)


@require_safe
def entry(request: HttpRequest, index: int) -> HttpResponse:
    """One entry: what was done, to which rows, and the proof that it stands in the record."""
    rights.require(request.user, "record.read")
    found = queries.entry_at(index)
    if found is None:
        raise Http404
    stated = queries.stated_rows(found)
    page: Page[queries.Stated] = page_by_number(stated, request.GET)
    context = {
        "entry": found,
        "action": wording.action_words(found.action),
        "summary": wording.summary_lines(found.summary),
        "rows": [(row, wording.table_words(row.label)) for row in page.rows],
        "page": page,
        "columns": ROWS,
        "proof": entry_proof(found),
    }
    return render(request, "record/entry.html", context)


@require_safe
def row(request: HttpRequest, label: str, key: int) -> HttpResponse:
    """Everything that was done to one row of the ledger."""
    rights.require(request.user, "record.read")
    if label not in ledger():
        raise Http404
    lines = [
        (entry, wording.action_words(entry.action), state)
        for entry, state in queries.history(label, key)
    ]
    if not lines:
        raise Http404
    table = wording.table_words(label)
    context = {"table": table, "key": key, "lines": lines, "columns": HISTORY}
    return render(request, "record/row.html", context)
