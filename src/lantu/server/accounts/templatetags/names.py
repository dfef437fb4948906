"""Names and document text on English pages: ``{% load names %}``.

What has no English name is shown in Chinese and marked ``lang="zh"``, so that it is read aloud and
set as what it is.
"""

from __future__ import annotations

from typing import Protocol

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

register = template.Library()


class Named(Protocol):
    """A unit, region, indicator or plan."""

    name: str
    name_en: str


def _english() -> bool:
    return (get_language() or "").startswith("en")


@register.simple_tag
def named(thing: Named | None) -> SafeString | str:
    """The name in the language of the page; nothing for None."""
    if thing is None:
        return ""
    return thing.name_en if _english() and thing.name_en else original(thing.name) or _("未命名")


@register.simple_tag
def original(text: object) -> SafeString | str:
    """Text from a document or a person, which stays as it was written."""
    if not text or not _english():
        return str(text or "")
    return format_html('<span lang="zh">{}</span>', text)


@register.filter
def plain_name(thing: Named) -> str:
    """The name in the language of the page without markup, for titles and options."""
    return (thing.name_en if _english() and thing.name_en else thing.name) or _("未命名")


@register.filter
def as_heading(words: str) -> SafeString:
    """A table's caption that is also the heading of its part of the page."""
    return format_html("<h2>{}</h2>", words)
