"""The record for programs: proofs and signed heads."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.views.decorators.http import require_safe

from lantu.server.accounts import rights

from . import queries
from .proofs import entry_proof, growth_proof


@require_safe
def proof(request: HttpRequest, index: int) -> HttpResponse:
    """The proof of an entry, which ``scripts/verify_record.py`` checks."""
    rights.require(request.user, "record.read")
    entry = queries.entry_at(index)
    if entry is None:
        raise Http404
    return _download(entry_proof(entry).as_data(), f"lantu-record-{index}.json")


@require_safe
def growth(request: HttpRequest) -> HttpResponse:
    """``?first=&size=``: that the log of the first size is a beginning of that of the second."""
    rights.require(request.user, "record.read")
    first, size = (_number(request.GET.get(name, "")) for name in ("first", "size"))
    try:
        found = growth_proof(first, size)
    except IndexError as error:
        raise Http404 from error
    return _download(found, f"lantu-record-{first}-{size}.json")


@require_safe
def heads(request: HttpRequest) -> HttpResponse:
    """Every signed head, one a line: to be kept elsewhere."""
    rights.require(request.user, "record.read")
    lines = "".join(f"{line}\n" for line in queries.signed_lines())
    answer = HttpResponse(lines, content_type="application/jsonl; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="lantu-record-heads.jsonl"'
    return answer


def _number(text: str) -> int:
    """A size of the log; 0, which none has, for anything else."""
    return int(text) if text.isdecimal() and len(text) < 19 else 0


def _download(data: object, name: str) -> HttpResponse:
    answer = JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False, "indent": 1})
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    return answer
