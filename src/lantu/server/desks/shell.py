"""The app's pages in the main navigation, and what its action is called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.rights import may
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

name_action("handover.signed", _("签办交接"))
register(Entry(_("首页"), "desks:home", icon="home", order=10))
register(
    Entry(
        _("工作交接"),
        "desks:handovers",
        icon="folder",
        order=20,
        in_user_menu=True,
        shown_to=lambda request: may(request.user, "handover.read"),
    )
)
