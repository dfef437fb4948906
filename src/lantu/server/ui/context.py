"""What every page's shell needs."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.utils.functional import SimpleLazyObject

from .appearance import theme_of
from .navigation import items_for
from .ports import data_time, identity_of


def shell(request: HttpRequest) -> dict[str, Any]:
    """Navigation, user, languages, theme, time of the data; lazy where it may ask the database."""
    return {
        "languages": settings.LANGUAGES,
        "sample_data": settings.SAMPLE_DATA,
        "theme": theme_of(request),
        "navigation": SimpleLazyObject(lambda: items_for(request)),
        "user_menu": SimpleLazyObject(lambda: items_for(request, in_user_menu=True)),
        "identity": SimpleLazyObject(lambda: identity_of(request.user)),
        "data_time": SimpleLazyObject(data_time),
    }
