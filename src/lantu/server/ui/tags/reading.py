"""Reading a document: marked text, quoted sentences, cards of claims, a page in three parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from lantu.server.ui.icons import icon_svg
from lantu.server.ui.marks import Mark, Role, mark_text
from lantu.server.ui.statuses import KINDS
from lantu.server.ui.tags.words import kind

register = template.Library()
ROLES = ("target", "actual", "baseline")


@register.simple_tag
def marked(text: str, marks: Iterable[Mark], offset: int = 0) -> SafeString:
    """Text with its numbers marked; ``offset`` is where the text starts in the document."""
    return mark_text(text, marks, offset)


@register.inclusion_tag("ui/components/claim_legend.html")
def claim_legend() -> dict[str, Any]:
    """What the lines under marked numbers mean."""
    return {"roles": [(role, KINDS[role]) for role in ROLES]}


@register.inclusion_tag("ui/components/quote.html")
def quote(
    sentence: str, start: int, end: int, role: Role, source: str, href: str = "", place: str = ""
) -> dict[str, Any]:
    """A sentence with its number ``sentence[start:end]`` marked, and where it stands."""
    text = mark_text(sentence, [Mark(start, end, role)])
    return {"text": text, "role": role, "source": source, "href": href, "place": place}


@register.simple_block_tag
def claim_card(content: str, key: str, mark: str, title: str, role: Role) -> SafeString:
    """A claim's card; ``mark`` is the id of its number in the text: each leads to the other.

    A page holds hundreds of cards, so they are put together without a template.
    """
    return format_html(
        '<article class="claim-card claim-card--{}" id="{}"><div class="claim-card__head">'
        '<h3 class="claim-card__title">{}</h3>{}</div>{}'
        '<p class="claim-card__foot"><a href="#{}">{}{}</a>'
        '<a class="claim-card__close" href="#{}">{}{}</a></p></article>',
        role,
        key,
        title,
        kind(role),
        content,
        mark,
        icon_svg("quote"),
        _("回到原句"),
        mark,
        icon_svg("close"),
        _("关闭"),
    )


@register.simple_block_tag
def split_part(content: str, part: str, title: str) -> SafeString:
    """One part (``tree``, ``text`` or ``cards``) of a ``<div class="split">``."""
    values = {"content": content, "part": part, "title": title}
    return render_to_string("ui/components/split_part.html", values)
