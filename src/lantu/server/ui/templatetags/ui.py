"""All components as one library: ``{% load ui %}``. The style guide (/ui/) shows each of them.

A tag that ends with a block (``{% card %}...{% endcard %}``) takes the page's own markup inside.
"""

from __future__ import annotations

from django import template

from lantu.server.ui.tags import figures, forms, lists, page, reading, words

register = template.Library()
for part in (page, words, figures, lists, forms, reading):
    register.tags.update(part.register.tags)
    register.filters.update(part.register.filters)
