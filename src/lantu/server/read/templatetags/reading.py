"""A document's text with its claims, and the way to a quote: ``{% load reading %}``."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.translation import gettext as _

from lantu.server.read.cards import cards
from lantu.server.read.markup import rows_html, runs_html
from lantu.server.read.models import Document, Quote
from lantu.server.read.queries import quote_span
from lantu.server.read.wording import KINDS

register = template.Library()
register.simple_tag(cards, name="claim_cards")
register.simple_tag(runs_html, name="runs")
register.simple_tag(rows_html, name="table_rows")


@register.simple_tag
def quote_url(document: Document, quote: Quote) -> str:
    """The document's page, opened at a quote."""
    return reverse("read:document", args=[document.code]) + quote_span(quote)


@register.filter
def sentence(quote: Quote) -> str:
    """The sentence around a quote."""
    return quote.before + quote.exact + quote.after


@register.filter
def sentence_offset(quote: Quote) -> int:
    """Where the quote begins in its sentence."""
    return len(quote.before)


@register.filter
def sentence_offset_end(quote: Quote) -> int:
    """Where the quote ends in its sentence."""
    return len(quote.before) + len(quote.exact)


@register.filter
def kind_words(kind: str) -> str:
    """A document's kind."""
    return str(KINDS.get(kind, kind))


@register.filter
def source_words(document: Document) -> str:
    """How a document is cited: its title and its day of publication."""
    if document.published is None:
        return document.title
    return _("%(title)s（%(day)s）") % {
        "title": document.title,
        "day": document.published.isoformat(),
    }
