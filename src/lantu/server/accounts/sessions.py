"""A session ends after a while without a request, and after a day's work in any case.

A change of the password ends the user's other sessions (Django keeps a digest of it in each).
"""

from __future__ import annotations

import time
from collections.abc import Callable

from django.conf import settings
from django.contrib import auth
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.http import urlencode

BEGAN = "session.began"
SEEN = "session.seen"
GRAIN = 60  #: seconds between two notes of having been seen: reading should not write each time


class SessionLimitsMiddleware:
    """Signs out who was away too long, and says so on the sign-in page."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if not request.user.is_authenticated:
            return self.get_response(request)
        now = time.time()
        began = request.session.setdefault(BEGAN, now)
        seen = request.session.get(SEEN, now)
        if now - seen > settings.SESSION_IDLE or now - began > settings.SESSION_COOKIE_AGE:
            auth.logout(request)
            query = {"expired": "1", "next": request.path if request.method == "GET" else "/"}
            return redirect(f"{reverse(settings.LOGIN_URL)}?{urlencode(query)}")
        if SEEN not in request.session or now - seen >= GRAIN:
            request.session[SEEN] = now
        return self.get_response(request)
