"""Acts on a managed commitment, its evidence, and how it came under management."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import FileResponse, Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantu.deliver.enclaves import second_ledger
from lantu.errors import ActionRefused, ChangedMeanwhile, NotPermitted
from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit, User
from lantu.server.deliver.actions import evidence as proving
from lantu.server.deliver.actions import life, lists
from lantu.server.deliver.books import leading_role, playbook
from lantu.server.deliver.files import MIME
from lantu.server.deliver.forms.lists import ChooseBookForm, ItemForm, PromiseForm
from lantu.server.deliver.forms.more import LedgerForm
from lantu.server.deliver.models import Commitment, CommitmentList, Evidence
from lantu.server.deliver.queries.lists import rows_of
from lantu.server.deliver.queries.people import people_to_choose
from lantu.server.deliver.queries.visible import may_see
from lantu.server.deliver.states import agreements_of
from lantu.server.deliver.storing import today
from lantu.server.read.blobs import blob_path

from .verbs import VERBS, Act, Verb, owner


def signed_in(request: HttpRequest) -> User:
    """The user, who is signed in on every page of this app."""
    assert isinstance(request.user, User)
    return request.user


def seen(request: HttpRequest, code: str) -> Commitment:
    """The commitment with this code; not found for whoever may not see it."""
    rights.require(request.user, "ledger.read")
    row = get_object_or_404(Commitment.objects.select_related("in_list", "lead_unit"), code=code)
    if not may_see(request.user, row):
        raise Http404
    return row


def page_of(row: Commitment) -> str:
    """The name of the page that shows a commitment."""
    planned = row.kind == Commitment.Kind.ASSIGNMENT_PLAN
    return "deliver:assignment" if planned else "deliver:commitment"


def add_refusal(form: Any, refusal: ActionRefused) -> None:
    """Show why it was refused, and what to do, on the form; rights and lost updates are pages."""
    if isinstance(refusal, NotPermitted | ChangedMeanwhile):
        raise refusal
    remedy = _("（%(remedy)s）") % {"remedy": refusal.remedy} if refusal.remedy else ""
    form.add_error(None, f"{refusal.message}{remedy}")


def verbs_for(row: Commitment, actor: User, query: Any) -> list[tuple[str, Verb]]:
    """The acts that the actor may do to a commitment now."""
    act = Act(row, playbook(row.playbook), actor, query)
    return [(key, verb) for key, verb in VERBS.items() if verb.offered(act)]


@require_http_methods(["GET", "HEAD", "POST"])
def act(request: HttpRequest, code: str, verb: str) -> HttpResponse:
    """One act: its form; done, the browser goes on to the commitment."""
    row, chosen = seen(request, code), VERBS.get(verb)
    if chosen is None or not row.playbook:
        raise Http404
    doing = Act(row, playbook(row.playbook), signed_in(request), request.GET)
    rights.require(request.user, chosen.right, owner(doing, chosen.right))
    posted = request.method == "POST"
    files = request.FILES if posted else None
    form = chosen.form(doing, request.POST if posted else None, files)
    if posted and form.is_valid():
        try:
            chosen.perform(doing, form, int(request.POST.get("version", row.version)))
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已记录：%(act)s") % {"act": chosen.words})
            return redirect(page_of(row), code)
    context = {
        "form": form,
        "row": row,
        "title": chosen.lead(doing) or chosen.words,
        "people": people_to_choose() if verb == "people" else (),
        "version": request.POST.get("version", row.version),
    }
    return render(request, chosen.template, context, status=422 if posted else 200)


@require_POST
def reject(request: HttpRequest, code: str, proof: str) -> HttpResponse:
    """A proof that does not count, with the reason."""
    row = seen(request, code)
    found = get_object_or_404(Evidence, code=proof, commitment=row)
    proving.reject(
        found,
        request.POST.get("reason", ""),
        actor=signed_in(request),
        read_version=int(request.POST.get("version", found.version)),
    )
    return redirect("deliver:commitment", code)


@require_safe
def file(request: HttpRequest, code: str, proof: str) -> HttpResponse | FileResponse:
    """The file of a proof, always as a download."""
    row = seen(request, code)
    found = get_object_or_404(Evidence, code=proof, commitment=row)
    if not found.digest:
        raise Http404
    return FileResponse(
        blob_path(found.digest).open("rb"),
        as_attachment=True,
        filename=found.file_name,
        content_type=MIME[found.medium],
    )


@require_safe
def ledger(request: HttpRequest, code: str) -> HttpResponse:
    """The second ledger: an amount shared by the agreement in force. Statistics stay."""
    row = seen(request, code)
    form = LedgerForm(request.GET or None)
    parts: dict[str, Any] = {}
    place = row.state.get("fields", {}).get("recorded_where", "") or _("项目所在地")
    agreements = agreements_of(row)
    if form.is_valid():
        given = form.cleaned_data
        parts = dict(
            second_ledger(given["amount"], place, agreements, given["what"], given["on"] or today())
        )
    context = {"form": form, "row": row, "parts": parts, "agreements": agreements, "place": place}
    return render(request, "deliver/ledger.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def manage(request: HttpRequest, code: str = "") -> HttpResponse:
    """Take what was read into management, or enter a new commitment: playbook, then promise."""
    row = seen(request, code) if code else None
    rights.require(request.user, "commitment.manage", row)
    asked = ChooseBookForm(request.GET or None, kind=row.kind if row else "")
    listed, key = None, ""
    if asked.is_valid():
        listed = CommitmentList.objects.filter(code=asked.cleaned_data["list"]).first()
        key = listed.playbook if listed else asked.cleaned_data["playbook"]
    if row is not None and row.playbook:
        return redirect("deliver:commitment", row.code)
    if not key:
        return render(request, "deliver/choose_book.html", {"form": asked, "row": row})
    if listed is not None:
        return promise_in_list(request, listed, row)
    return _promise(request, row, key)


def _promise(request: HttpRequest, row: Commitment | None, key: str) -> HttpResponse:
    book = playbook(key)
    posted = request.method == "POST"
    form = PromiseForm(request.POST if posted else None, book=book, row=row)
    if posted and form.is_valid():
        given = form.cleaned_data
        target = row or Commitment(kind=given["kind"], name=given["name"])
        try:
            life.manage(
                target,
                book,
                lead=Unit.objects.filter(key=given["lead"]).first(),
                due=given["due"],
                target=form.target_given(),
                fields=form.values(),
                actor=signed_in(request),
                read_version=int(request.POST.get("version", 1)) if row else None,
                on=given["since"],
            )
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已纳入管理"))
            return redirect("deliver:commitment", target.code)
    context = {"form": form, "row": row, "book": book, "version": row.version if row else 0}
    return render(request, "deliver/promise.html", context, status=422 if posted else 200)


def promise_in_list(
    request: HttpRequest, listed: CommitmentList, row: Commitment | None = None
) -> HttpResponse:
    """The form for an item that joins a list; done, the browser goes on to the list."""
    rights.require(request.user, "list.edit", listed)
    book = playbook(listed.playbook)
    posted = request.method == "POST"
    wholes = [one for one in rows_of(listed) if one.parent_id is None and not one.former]
    form = ItemForm(
        request.POST if posted else None, book=book, listed=listed, wholes=wholes, row=row
    )
    if posted and form.is_valid():
        try:
            lists.add(
                listed,
                [_new_item(form, row, wholes)],
                form.request(),
                actor=signed_in(request),
            )
        except ActionRefused as refusal:
            add_refusal(form, refusal)
        else:
            messages.success(request, _("已列入清单"))
            return redirect("deliver:list", listed.code)
    context = {"form": form, "row": row, "book": book, "listed": listed}
    return render(request, "deliver/promise.html", context, status=422 if posted else 200)


def _new_item(form: ItemForm, row: Commitment | None, wholes: list[Commitment]) -> lists.NewItem:
    given = form.cleaned_data
    role = leading_role(form.book)
    instruction = given.get("instruction")
    return lists.NewItem(
        name=given.get("name") or (row.name if row else ""),
        kind=given.get("kind") or (row.kind if row else ""),
        roles={role: (given["lead"],)} if given["lead"] else {},
        fields=form.values(),
        links={"instruction": (instruction,)} if instruction else {},
        target=form.target_given(),
        due=given["due"],
        whole=next((one for one in wholes if one.code == given.get("whole")), None),
        row=row,
        on=given["since"],
    )
