"""Words of playbooks in the language of the page: ``{% load playbooks %}``."""

from __future__ import annotations

from collections.abc import Mapping

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from lantu.playbooks.schema import Stage
from lantu.playbooks.terms import Label, Phase
from lantu.server.accounts.templatetags.names import original
from lantu.server.deliver.queries.life import names_of
from lantu.server.deliver.telling import told
from lantu.server.ui.tags.words import badge

register = template.Library()
_TONES: dict[Phase, tuple[str, str]] = {
    "planned": ("outline", "pending"),
    "under_way": ("info", "right"),
    "paused": ("warn", "pause"),
    "delivered": ("good", "check"),
    "closed": ("done", "done"),
    "dropped": ("", "close"),
}
_DUTIES: dict[str, tuple[object, str, str]] = {
    "not_due": (_("未到期"), "outline", "pending"),
    "open": (_("待报"), "info", "clock"),
    "met": (_("已按期报送"), "good", "check"),
    "met_late": (_("已报送，逾期"), "warn", "warning"),
    "late": (_("缺报"), "bad", "late"),
}


@register.simple_tag
def label(words: Label) -> str:
    """A playbook's name for something."""
    return told(words)


@register.simple_tag
def phase(stage: Stage) -> SafeString:
    """A stage's name, with the colour and icon of its phase."""
    tone, icon = _TONES[stage.phase]
    return badge(told(stage.label), tone, icon)


@register.simple_tag
def holder(key: str) -> SafeString | str:
    """The name of a unit by key or a user by login; else the text itself."""
    return original(names_of([key]).get(key, key))


@register.simple_tag
def days_left(days: int) -> SafeString:
    """How many days are left; overdue in the colour of what is late."""
    tone = "overdue" if days < 0 else "warn" if days <= 30 else ""
    return format_html('<span class="{}">{}</span>', f"badge badge--{tone}" if tone else "", days)


@register.simple_tag
def duty(status: str) -> SafeString:
    """How a period of a standing duty stands."""
    words, tone, icon = _DUTIES[status]
    return badge(str(words), tone, icon)


@register.filter
def at(names: Mapping[str, str], key: str) -> str:
    """The name for a key; the key itself where it has none."""
    return names.get(key, key)
