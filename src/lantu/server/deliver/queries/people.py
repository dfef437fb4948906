"""People by login or name."""

from __future__ import annotations

import re

from lantu.server.accounts.models import User

_SEVERAL = re.compile(r"[、,，;；\n]+")


def people_of(text: str) -> tuple[str, ...]:
    """Logins and names from a text with 、 between them."""
    return tuple(_login(word.strip()) for word in _SEVERAL.split(text) if word.strip())


def _login(word: str) -> str:
    found = User.objects.filter(username=word) | User.objects.filter(name=word)
    logins = list(found.values_list("username", flat=True)[:2])
    return logins[0] if len(logins) == 1 else word


def people_to_choose() -> list[str]:
    """Names that an input of people offers."""
    return list(User.objects.filter(is_active=True).order_by("name").values_list("name", flat=True))
