"""Reading a document: marked text, quoted sentences, cards of claims, a page in three parts."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import template
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lantu.server.ui.marks import Mark, Role, mark_text
from lantu.server.ui.statuses import KINDS

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
    """A claim's card; ``mark`` is the id of its number in the text: each leads to the other."""
    values = {"content": content, "key": key, "mark": mark, "title": title, "role": role}
    return render_to_string("ui/components/claim_card.html", values)


@register.simple_block_tag
def split_part(content: str, part: str, title: str) -> SafeString:
    """One part (``tree``, ``text`` or ``cards``) of a ``<div class="split">``."""
    values = {"content": content, "part": part, "title": title}
    return render_to_string("ui/components/split_part.html", values)
