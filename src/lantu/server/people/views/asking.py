"""Who asks."""

from __future__ import annotations

from django.http import HttpRequest

from lantu.server.accounts.models import User


def actor_of(request: HttpRequest) -> User:
    """The signed-in user of a request that passed its right."""
    assert isinstance(request.user, User)
    return request.user
