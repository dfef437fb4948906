"""A tree of links from nested ``details``: opens by keyboard, needs no script, fast to build."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from .icons import icon_svg


@dataclass(frozen=True)
class Node:
    """A branch or a leaf. ``note`` is a short word or count at the end of its line."""

    label: str | Promise
    href: str
    children: tuple[Node, ...] = ()
    note: str = ""
    current: bool = False

    def holds_current(self) -> bool:
        """Whether the current page lies in this branch."""
        return self.current or any(child.holds_current() for child in self.children)


def tree_html(nodes: Iterable[Node], open_levels: int = 1) -> SafeString:
    """Nested lists; the first ``open_levels`` levels and the way to the current node are open."""
    return format_html('<ul class="tree">{}</ul>', _items(nodes, open_levels))


def _items(nodes: Iterable[Node], open_levels: int) -> SafeString:
    return format_html_join(
        "", "<li>{}{}</li>", ((_line(node), _branch(node, open_levels)) for node in nodes)
    )


def _line(node: Node) -> SafeString:
    current = SafeString(' aria-current="true"') if node.current else ""
    note = format_html('<span class="tree__note">{}</span>', node.note) if node.note else ""
    return format_html('<a href="{}"{}>{}{}</a>', node.href, current, node.label, note)


def _branch(node: Node, open_levels: int) -> SafeString | str:
    """The branch below a node. Its handle stands beside the link, for a link may not lie in it."""
    if not node.children:
        return ""
    return format_html(
        '<details{}><summary>{}<span class="visually-hidden">{}</span></summary>'
        "<ul>{}</ul></details>",
        SafeString(" open") if open_levels > 0 or node.holds_current() else "",
        icon_svg("right"),
        _("%(branch)s的下级") % {"branch": node.label},
        _items(node.children, open_levels - 1),
    )
