"""Upload: files are read and taken into the ledger at once, all of them or none."""

from __future__ import annotations

from dataclasses import asdict

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from lantu.errors import DocumentRefused, ImportRefused
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.ui.refusal_words import refusal_words

from .actions import ingest
from .forms import UploadForm
from .summary import IngestSummary
from .uploads import files_on_disk

RESULT = "intake.result"  #: where the session keeps what the last upload brought


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest) -> HttpResponse:
    """The form; after a successful upload the browser is sent on to what it brought."""
    rights.require(request.user, "document.ingest")
    if request.method != "POST":
        return render(request, "intake/upload.html", {"form": UploadForm()})
    form = UploadForm(request.POST, request.FILES)
    if not form.is_valid():
        return render(request, "intake/upload.html", {"form": form}, status=422)
    try:
        summary = _ingest(request, form)
    except (DocumentRefused, ImportRefused) as refused:
        message, remedy = refusal_words(refused)
        context = {"form": form, "refused": refused, "message": message, "remedy": remedy}
        return render(request, "intake/upload.html", context, status=422)
    request.session[RESULT] = [asdict(file) for file in summary.files]
    return redirect("intake:result")


def _ingest(request: HttpRequest, form: UploadForm) -> IngestSummary:
    assert isinstance(request.user, User)
    plan = form.cleaned_data["plan"]
    with files_on_disk(
        form.cleaned_data["documents"],
        plan_key=plan.key if plan else None,
        published=form.cleaned_data["published"],
    ) as files:
        return ingest(files, actor=request.user)


@require_safe
def result(request: HttpRequest) -> HttpResponse:
    """What the last upload of this session brought."""
    rights.require(request.user, "document.ingest")
    files = request.session.get(RESULT)
    if files is None:
        return redirect("intake:upload")
    return render(request, "intake/result.html", {"files": files})
