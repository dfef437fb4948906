"""Quantities of the ledger: ``{% load quantities %}``."""

from __future__ import annotations

from django import template
from django.utils.safestring import SafeString

from lantu.server.catalogue.quantities import QuantityColumns
from lantu.server.catalogue.unit_words import unit_words
from lantu.server.catalogue.wording import MEASURES, THEMES
from lantu.server.ui.tags.words import quantity

register = template.Library()
register.filter("unit_words", unit_words)


@register.simple_tag
def amount(row: QuantityColumns) -> SafeString:
    """A target's, observation's or claim's number beside its unit."""
    value = row.shown if row.parts else row.value
    return quantity(value, unit_words(row.unit), row.comparator, row.measure)


@register.filter
def measure_words(measure: str) -> str:
    """What kind of figure it is: 增长, 占比."""
    return str(MEASURES.get(measure, measure))


@register.filter
def theme_words(theme: str) -> str:
    """A theme's name."""
    return str(THEMES.get(theme, theme))
