"""Words with a fixed look: badges, statuses, tags, numbers with units, dates."""

from __future__ import annotations

from datetime import date, datetime
from typing import Any

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from lantu.server.ui.icons import icon_svg
from lantu.server.ui.statuses import KINDS, STATUSES, Badge
from lantu.server.ui.wording import (
    COMPARATORS,
    MISSING,
    Value,
    day_words,
    moment_words,
    number_words,
    period_words,
)

register = template.Library()
register.filter("period", period_words)


def _badge(badge: Badge) -> SafeString:
    picture = icon_svg(badge.icon) if badge.icon else ""
    tone = f" badge--{badge.tone}" if badge.tone else ""
    return format_html('<span class="badge{}">{}{}</span>', tone, picture, badge.word)


@register.simple_tag
def status(key: str) -> SafeString:
    """A status of the published dictionary. Raises ``KeyError`` for one that is not in it."""
    return _badge(STATUSES[key])


@register.simple_tag
def kind(key: str) -> SafeString:
    """The badge of a kind: target, actual, baseline, binding, task ... (see statuses.KINDS)."""
    return _badge(KINDS[key])


@register.simple_tag
def badge(word: str, tone: str = "", icon: str = "") -> SafeString:
    """A badge with a word of the page's own."""
    return _badge(Badge(word, tone, icon))


@register.inclusion_tag("ui/components/tag.html")
def tag(
    label: str, href: str = "", count: int | None = None, current: bool = False
) -> dict[str, Any]:
    """A chip; with an address it is a link, e.g. a quick filter with its count."""
    return {"label": label, "href": href, "count": count, "current": current}


@register.simple_tag
def quantity(
    value: Value, unit: str = "", comparator: str = "", measure: str = "", missing: str = "unknown"
) -> SafeString:
    """A number beside its unit; without a number, the reason ``missing`` (see wording.MISSING)."""
    if value is None:
        word, icon = MISSING[missing]
        picture = icon_svg(icon) if icon else ""
        return format_html('<span class="missing missing--{}">{}{}</span>', missing, picture, word)
    sign = COMPARATORS.get(comparator, "")
    return format_html(
        '<span class="quantity">{}{}{}</span>',
        format_html('<span class="quantity__sign">{}</span>', sign) if sign else "",
        number_words(value, measure),
        format_html('<span class="quantity__unit">{}</span>', unit) if unit else "",
    )


@register.simple_tag
def day(value: date | None) -> SafeString | str:
    """A date in words; nothing for None."""
    if value is None:
        return ""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), day_words(value))


@register.simple_tag
def moment(value: datetime) -> SafeString:
    """Date and time to the minute, in the city's time zone."""
    return format_html('<time datetime="{}">{}</time>', value.isoformat(), moment_words(value))
