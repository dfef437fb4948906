"""Figures at a glance: tiles, progress bars, charts."""

from __future__ import annotations

from typing import Any

from django import template

from lantu.server.ui.charts import ChartData, line_chart
from lantu.server.ui.wording import Value, number_words

from .words import quantity

register = template.Library()
WIDE, NARROW = 900, 340


@register.inclusion_tag("ui/components/tile.html")
def tile(
    label: str,
    value: Value,
    unit: str = "",
    hint: str = "",
    href: str = "",
    tone: str = "",
    icon: str = "",
) -> dict[str, Any]:
    """One figure with what it is; with an address it leads to the list behind it."""
    shown = quantity(value, unit)
    return {"label": label, "value": shown, "hint": hint, "href": href, "tone": tone, "icon": icon}


@register.inclusion_tag("ui/components/progress.html")
def progress(
    percent: float, label: str, expected: float | None = None, tone: str = ""
) -> dict[str, Any]:
    """Done in percent; ``expected`` sets a tick where the work should be by now."""
    return {
        "label": label,
        "tone": tone,
        "percent": number_words(round(percent, 1)),
        "width": _within_bar(percent),
        "expected": None if expected is None else number_words(round(expected, 1)),
        "tick": None if expected is None else _within_bar(expected),
    }


def _within_bar(percent: float) -> str:
    return f"{min(max(percent, 0.0), 100.0):.2f}"


@register.inclusion_tag("ui/components/chart.html")
def chart(data: ChartData, source: str = "") -> dict[str, Any]:
    """A line chart as SVG, wide and for phones, with its figures as a table."""
    return {
        "data": data,
        "source": source,
        "wide": line_chart(data, width=WIDE),
        "narrow": line_chart(data, width=NARROW),
    }
