"""Chinese unless the reader chose otherwise: the browser's own language does not decide."""

from __future__ import annotations

from django.conf import settings
from django.http import HttpRequest
from django.middleware.locale import LocaleMiddleware
from django.utils import translation
from django.utils.translation.trans_real import get_supported_language_variant


class ChosenLanguageMiddleware(LocaleMiddleware):
    """As Django's, but only the choice kept in the cookie counts."""

    def process_request(self, request: HttpRequest) -> None:
        """Activate the chosen language, else the default."""
        chosen = request.COOKIES.get(settings.LANGUAGE_COOKIE_NAME, "")
        try:
            language = get_supported_language_variant(chosen)
        except LookupError:
            language = settings.LANGUAGE_CODE
        translation.activate(language)
        request.LANGUAGE_CODE = translation.get_language()
