"""The app's page in the main navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.server.ui.navigation import Entry, register

register(Entry(_("首页"), "desks:home", icon="home", order=10))
