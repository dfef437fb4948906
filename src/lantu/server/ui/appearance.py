"""Light, dark or as the device is set: a choice kept in a cookie, so that it needs no script."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse

COOKIE = "lantu_theme"
AUTO = "auto"
THEMES = (AUTO, "light", "dark")
A_YEAR = 365 * 24 * 3600


def theme_of(request: HttpRequest) -> str:
    """The theme chosen on this device; ``auto`` where none was."""
    theme = request.COOKIES.get(COOKIE, AUTO)
    return theme if theme in THEMES else AUTO


def remember_theme(response: HttpResponse, theme: str, *, secure: bool) -> None:
    """Keep the choice for a year. Raises ``ValueError`` for a theme that does not exist."""
    if theme not in THEMES:
        raise ValueError(theme)
    response.set_cookie(COOKIE, theme, max_age=A_YEAR, secure=secure, httponly=True, samesite="Lax")
