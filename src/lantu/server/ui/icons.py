"""Icons from the one local sprite; they take the colour of the text around them."""

from __future__ import annotations

from functools import lru_cache

from django.templatetags.static import static
from django.utils.html import format_html
from django.utils.safestring import SafeString


@lru_cache(maxsize=128)
def icon_svg(name: str, modifier: str = "") -> SafeString:
    """An icon that decorates a word beside it; it is hidden from screen readers."""
    classes = f"icon {modifier}".rstrip()
    return format_html(
        '<svg class="{}" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        classes,
        static("ui/icons.svg"),
        name,
    )
