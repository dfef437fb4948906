"""The main navigation: apps enter their pages here, because ``ui`` may not know the apps.

    register(Entry(_("指标"), "plan:indicators", icon="indicator", order=30))

An app does so in its ``AppConfig.ready``. An entry is shown to those for whom ``shown_to`` says
so, and is current on its own page and on every page below its path.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from django.http import HttpRequest
from django.urls import reverse

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


def _signed_in(request: HttpRequest) -> bool:
    return request.user.is_authenticated


@dataclass(frozen=True)
class Entry:
    """A page of the main navigation."""

    label: str | _StrPromise
    url_name: str  #: e.g. ``plan:indicators``
    icon: str  #: id of a symbol in ``static/ui/icons.svg``
    order: int  #: entries stand in ascending order
    in_user_menu: bool = False  #: seldom needed: below one's name, not in the main navigation
    shown_to: Callable[[HttpRequest], bool] = _signed_in


@dataclass(frozen=True)
class Item:
    """An entry as it stands on one page. ``current`` is the value of ``aria-current`` or empty."""

    label: str
    href: str
    icon: str
    current: str


_ENTRIES: dict[str, Entry] = {}


def register(entry: Entry) -> None:
    """Enter a page; entering the same URL name again replaces the entry."""
    _ENTRIES[entry.url_name] = entry


def items_for(request: HttpRequest, *, in_user_menu: bool = False) -> list[Item]:
    """The entries this request's user sees in one place, in order, the current one marked."""
    there = [entry for entry in _ENTRIES.values() if entry.in_user_menu == in_user_menu]
    shown = [entry for entry in there if entry.shown_to(request)]
    shown.sort(key=lambda entry: entry.order)
    hrefs = [reverse(entry.url_name) for entry in shown]
    nearest = _nearest(request.path, hrefs)
    return [
        Item(str(entry.label), href, entry.icon, _current(request.path, href, nearest))
        for entry, href in zip(shown, hrefs, strict=True)
    ]


def _nearest(path: str, hrefs: list[str]) -> str:
    """The longest address that ``path`` equals or lies below; the home page has nothing below."""
    above = [href for href in hrefs if path == href or (href != "/" and path.startswith(href))]
    return max(above, key=len, default="")


def _current(path: str, href: str, nearest: str) -> str:
    if href != nearest:
        return ""
    return "page" if path == href else "true"
