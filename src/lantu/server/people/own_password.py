"""A password that somebody else set is good for one thing: choosing one's own."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse

from lantu.server.accounts.models import User
from lantu.server.accounts.views import BY_PROVIDER

OPEN = ("people:password", "accounts:sign_out", "ui:language", "ui:theme")


class OwnPasswordMiddleware:
    """Leads everybody with a temporary password to the page where it is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if not isinstance(user, User) or not user.must_change_password:
            return self.get_response(request)
        if request.session.get(BY_PROVIDER) or request.path in map(reverse, OPEN):
            return self.get_response(request)
        return redirect("people:password")
