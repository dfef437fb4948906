"""The structure of a page: head, cards, tabs, facts, trees, messages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from django import template
from django.contrib.messages.storage.base import Message
from django.template.loader import render_to_string
from django.utils.safestring import SafeString

from lantu.server.ui.icons import icon_svg
from lantu.server.ui.statuses import LEVELS
from lantu.server.ui.trees import Node, tree_html

register = template.Library()
register.simple_tag(icon_svg, name="icon")


def _render(component: str, **values: Any) -> SafeString:
    return render_to_string(f"ui/components/{component}.html", values)


@register.simple_block_tag
def page_head(
    content: str, title: str, lead: str = "", crumbs: Sequence[tuple[str, str]] = ()
) -> SafeString:
    """Breadcrumbs (label, address), the h1, a lead; the block holds buttons or badges."""
    return _render(
        "page_head", content=SafeString(content.strip()), title=title, lead=lead, crumbs=crumbs
    )


@register.simple_block_tag
def card(content: str, title: str, href: str = "", note: str = "") -> SafeString:
    """A titled part of a page; with an address its title leads there."""
    return _render("card", content=content, title=title, href=href, note=note)


@register.simple_block_tag
def empty(content: str, title: str, icon: str = "search") -> SafeString:
    """A list without rows: what is missing, and in the block what to do about it."""
    return _render("empty", content=content, title=title, icon=icon)


@register.inclusion_tag("ui/components/tabs.html")
def tabs(items: Iterable[tuple[str, str, bool]], label: str) -> dict[str, Any]:
    """Views of one thing as links: (label, address, whether it is the current one)."""
    return {"items": items, "label": label}


@register.inclusion_tag("ui/components/facts.html")
def facts(pairs: Iterable[tuple[str, Any]]) -> dict[str, Any]:
    """A definition list of (term, value)."""
    return {"pairs": pairs}


@register.simple_tag
def tree(nodes: Iterable[Node], open_levels: int = 1) -> SafeString:
    """A tree of links; branches open and close by mouse and keyboard."""
    return tree_html(nodes, open_levels)


@register.inclusion_tag("ui/components/messages.html")
def message_list(messages: Iterable[Message] = ()) -> dict[str, Any]:
    """What just happened, from Django's messages."""
    return {"shown": [(message, LEVELS[message.level_tag]) for message in messages or ()]}
