"""Lists: tables, filters, pages. With ``into`` (an element's id) only that part is refreshed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from django import template
from django.http import HttpRequest
from django.template import Context
from django.template.loader import render_to_string
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu.server.ui.lists import Column, Page, Sorting, link

register = template.Library()


@register.simple_block_tag(takes_context=True)
def datatable(
    context: Context,
    content: str,
    columns: Mapping[str, Column],
    caption: str,
    sorting: Sorting | None = None,
    note: str = "",
    into: str = "",
) -> SafeString:
    """A table; the block holds its ``<tr>`` rows of ``{% cell %}``. On phones rows become cards."""
    values = {
        "content": content,
        "caption": caption,
        "note": note,
        "into": into,
        "sortable": sorting is not None,
        "heads": list(_heads(context["request"], columns, sorting)),
    }
    return render_to_string("ui/components/table.html", values)


def _heads(
    request: HttpRequest, columns: Mapping[str, Column], sorting: Sorting | None
) -> Iterator[dict[str, Any]]:
    for column in columns.values():
        current = sorting is not None and bool(column.sort) and sorting.key == column.sort
        turned = current and sorting is not None and not sorting.descending
        sortable = sorting is not None and column.sort
        yield {
            "column": column,
            "href": link(request, sort=f"{'-' * turned}{column.sort}") if sortable else "",
            "aria": sorting.aria if current and sorting is not None else "",
        }


@register.simple_block_tag
def cell(content: str, column: Column, head: bool = False) -> SafeString:
    """A row's cell in its column; ``head`` for the one that names the row."""
    content = SafeString(content.strip())
    if head:
        return format_html('<th scope="row">{}</th>', content)
    number = SafeString(' class="is-number"') if column.numeric else ""
    return format_html('<td data-label="{}"{}>{}</td>', column.label, number, content)


@register.simple_block_tag(takes_context=True)
def filters(context: Context, content: str, into: str = "results", label: str = "") -> SafeString:
    """A GET form of ``{% field %}`` inputs; applies itself where scripts run."""
    request: HttpRequest = context["request"]
    values = {
        "content": content,
        "into": into,
        "label": label,
        "path": request.path,
        "sort": request.GET.get("sort", ""),
    }
    return render_to_string("ui/components/filters.html", values)


@register.inclusion_tag("ui/components/pager.html", takes_context=True)
def pager(context: Context, page: Page[Any], into: str = "") -> dict[str, Any]:
    """Links to the next and the previous rows."""
    request: HttpRequest = context["request"]
    return {
        "page": page,
        "into": into,
        "next": link(request, **page.next) if page.next else "",
        "previous": link(request, **page.previous) if page.previous else "",
    }
