"""Choices whose texts come from documents: on English pages each is marked as Chinese."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import get_language


class OriginalSelect(forms.Select):
    """A select whose options stay as they were written; the empty option is the page's own."""

    def create_option(self, name: str, value: Any, *args: Any, **kwargs: Any) -> dict[str, Any]:
        """An option, with ``lang`` where its language is not the page's."""
        option: dict[str, Any] = super().create_option(name, value, *args, **kwargs)
        if value and not str(option["label"]).isascii() and (get_language() or "").startswith("en"):
            option["attrs"]["lang"] = "zh"
        return option
