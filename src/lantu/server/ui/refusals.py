"""A refused action becomes a page that says what, where and what to do, never a bare 500."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from lantu.errors import ChangedMeanwhile, LantuError, NotPermitted

from .refusal_words import refusal_words

STATUS: dict[type[LantuError], int] = {NotPermitted: 403, ChangedMeanwhile: 409}


class RefusalMiddleware:
    """Shows a :class:`LantuError` raised in a view with the fitting status."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """403 for a missing right, 409 for a lost update, 422 for other refusals."""
        if not isinstance(error, LantuError):
            return None
        status = STATUS.get(type(error), 422)
        message, remedy = refusal_words(error)
        context = {"error": error, "message": message, "remedy": remedy}
        return render(request, "ui/refused.html", context, status=status)
