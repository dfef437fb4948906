"""Quantities of the ledger: ``{% load quantities %}``."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu.server.accounts.templatetags.names import original
from lantu.server.catalogue.quantities import QuantityColumns
from lantu.server.catalogue.unit_words import unit_words
from lantu.server.catalogue.wording import CONSTRUCTIONS, MEASURES, THEMES
from lantu.server.ui.tags.words import quantity

register = template.Library()
register.filter("unit_words", unit_words)


@register.simple_tag
def amount(row: QuantityColumns) -> SafeString:
    """A target's, observation's or claim's number beside its unit; a target in words as written."""
    if row.measure == "words":
        return format_html("{}", original(row.number_text))
    value = row.shown if row.parts else row.value
    return quantity(value, unit_words(row.unit), row.comparator, row.measure)


@register.filter
def measure_words(measure: str) -> str:
    """What kind of figure it is: 增长, 占比."""
    return str(MEASURES.get(measure, measure))


@register.filter
def theme_words(theme: str) -> str:
    """The name of a concept or a construction."""
    named = THEMES.get(theme) or CONSTRUCTIONS.get(theme)
    return str(named or theme)
