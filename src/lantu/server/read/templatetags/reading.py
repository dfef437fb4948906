"""A document's text with its claims, and the way to a quote: ``{% load reading %}``."""

from __future__ import annotations

import re

from django import template
from django.urls import reverse
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lantu.server.accounts.templatetags.names import original
from lantu.server.read.cards import cards
from lantu.server.read.markup import rows_html, runs_html, without_signs
from lantu.server.read.models import Document, Finding, Quote
from lantu.server.read.queries import quote_span
from lantu.server.read.wording import KINDS, SEVERITIES
from lantu.server.ui.tags.words import badge

register = template.Library()
#: Stretches with Chinese characters, the signs between them included.
CHINESE = re.compile(r"([“（《]?[\u4e00-\u9fff](?:[^\sA-Za-z]*[\u4e00-\u9fff])*[”）》]?)")
register.simple_tag(cards, name="claim_cards")
register.simple_tag(runs_html, name="runs")
register.simple_tag(rows_html, name="table_rows")


@register.simple_tag
def quote_url(document: Document, quote: Quote) -> str:
    """The document's page, opened at a quote."""
    return reverse("read:document", args=[document.code]) + quote_span(quote)


@register.filter
def sentence(quote: Quote) -> str:
    """The sentence around a quote, without signs that only mean bold type."""
    return without_signs(quote.before + quote.exact + quote.after)


@register.filter
def sentence_offset(quote: Quote) -> int:
    """Where the quote begins in its sentence."""
    return len(without_signs(quote.before))


@register.filter
def sentence_offset_end(quote: Quote) -> int:
    """Where the quote ends in its sentence."""
    return len(without_signs(quote.before + quote.exact))


register.filter("without_signs", without_signs)


@register.simple_tag
def finding_words(finding: Finding) -> SafeString:
    """What does not fit together, in the language of the page; names in it stay Chinese."""
    if not (get_language() or "").startswith("en"):
        return format_html("{}", finding.message)
    return mixed(finding.message_en)


def mixed(text: str) -> SafeString:
    """English text whose Chinese parts are marked as such."""
    parts = CHINESE.split(text)
    return format_html_join(
        "",
        "{}",
        ((original(part) if number % 2 else part,) for number, part in enumerate(parts)),
    )


@register.simple_tag
def severity_badge(finding: Finding) -> SafeString:
    """How grave a finding is, as a badge."""
    tone, icon = SEVERITIES[finding.severity]
    return badge(finding.get_severity_display(), tone, icon)


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
