"""The card of a claim: what was read, how sure, which indicator.

A chapter has up to some hundreds of claims, so cards are put together without templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lantu.server.accounts.templatetags.names import named, original
from lantu.server.catalogue.templatetags.quantities import amount, measure_words
from lantu.server.ui.marks import Role
from lantu.server.ui.tags.reading import claim_card
from lantu.server.ui.wording import period_words

from .models import ReadClaim
from .wording import confidence_word


def mark_id(claim: ReadClaim) -> str:
    """The id of a claim's number in the text."""
    return f"n-{claim.key}"


def card_id(claim: ReadClaim) -> str:
    """The id of a claim's card."""
    return f"c-{claim.key}"


def cards(claims: Iterable[ReadClaim]) -> SafeString:
    """The claims' cards, one below the other."""
    return SafeString("\n".join(card(claim) for claim in claims))


def card(claim: ReadClaim) -> SafeString:
    """A claim's card; it leads to the claim's number in the text."""
    content = format_html(
        '<p class="claim-card__value">{}{}</p>'
        '<p class="legend"><span>{}</span>{}<span>{} {}</span></p>{}{}',
        "" if claim.measure == "level" else _hint("span", measure_words(claim.measure)),
        amount(claim),
        period_words(claim.period) if claim.period else _("时期未写明"),
        format_html("<span>{}</span>", original(claim.scope)) if claim.scope else "",
        confidence_word(claim.confidence),
        f"{claim.confidence:.0%}",
        _hint("p", original(claim.note)) if claim.note else "",
        _indicator(claim),
    )
    return claim_card(
        content,
        key=card_id(claim),
        mark=mark_id(claim),
        title=original(claim.indicator_text),
        role=cast(Role, claim.role),
    )


def _hint(element: str, words: str) -> SafeString:
    return format_html('<{} class="hint">{}</{}> ', element, words, element)


def _indicator(claim: ReadClaim) -> SafeString | str:
    indicator = claim.indicator
    if indicator is None:
        return ""
    proposed = indicator.status == indicator.Status.PROPOSED
    return format_html(
        '<p class="legend"><span>{}<a href="{}">{}</a></span><span>{}</span></p>',
        _("指标："),
        reverse("plan:indicator", args=[indicator.key]),
        named(indicator),
        indicator.get_status_display() if proposed else "",
    )
