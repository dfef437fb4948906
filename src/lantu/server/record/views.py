"""The log as a page."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext_lazy as _
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights
from lantu.server.ui.lists import Column, Page, page_by_key

from . import queries, wording
from .models import LogEntry

COLUMNS = {
    "at": Column(_("时间")),
    "action": Column(_("操作")),
    "actor": Column(_("操作人")),
    "what": Column(_("内容")),
    "index": Column(_("序号"), numeric=True),
    "digest": Column(_("校验码")),
}


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
