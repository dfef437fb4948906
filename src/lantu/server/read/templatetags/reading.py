"""A document's text with its claims, and the way to a quote: ``{% load reading %}``."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from django import template
from django.urls import reverse
from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _

from lantu.server.ui import marks

from ..blocks import Mark, Run
from ..models import Document, Quote, ReadClaim
from ..queries import quote_span
from ..wording import KINDS, confidence_word

register = template.Library()
register.filter("confidence_word", confidence_word)


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
def percent(share: float) -> str:
    """A share between 0 and 1 as whole percent."""
    return f"{share:.0%}"


@register.simple_tag
def runs(parts: Iterable[Run]) -> SafeString:
    """Text with its sentences, marks and the span that the reader came for."""
    return mark_safe("".join(_runs(parts)))


def _runs(parts: Iterable[Run]) -> Iterator[str]:
    sentence, here = None, False
    for run in parts:
        if run.sentence != sentence:
            yield "</span>" if sentence else ""
            yield '<span class="sentence">' if run.sentence else ""
            sentence = run.sentence
        text = _marked(run.text, run.mark) if run.mark else escape(run.text)
        if run.strong:
            text = format_html("<strong>{}</strong>", text)
        if run.here:
            text = format_html('<span class="here"{}>{}</span>', "" if here else HERE, text)
            here = True
        yield text
    yield "</span>" if sentence else ""


HERE = SafeString(' id="here"')


def _marked(text: str, mark: Mark) -> SafeString:
    first, *others = mark.claims
    label = "；".join(f"{claim.indicator_text}" for claim in mark.claims)
    whole = marks.Mark(0, len(text), mark.role, mark_id(first), f"#{card_id(first)}", label)
    targets = (format_html('<span id="{}"></span>', mark_id(claim)) for claim in others)
    return SafeString("".join(targets)) + marks.mark_text(text, [whole])


@register.filter
def mark_id(claim: ReadClaim) -> str:
    """The id of a claim's number in the text."""
    return f"n-{claim.key}"


@register.filter
def card_id(claim: ReadClaim) -> str:
    """The id of a claim's card."""
    return f"c-{claim.key}"


@register.filter
def source_words(document: Document) -> str:
    """How a document is cited: its title and its day of publication."""
    if document.published is None:
        return document.title
    return _("%(title)s（%(day)s）") % {
        "title": document.title,
        "day": document.published.isoformat(),
    }
