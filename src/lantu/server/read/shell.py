"""The app's pages in the main navigation, and its actions' words."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.server.accounts.rights import may
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

name_action("document.compared", _("对照文件"))
name_action("contradiction.settled", _("办结矛盾"))
name_action("contradiction.reopened", _("重开矛盾"))
register(
    Entry(
        pgettext_lazy("plural", "文件"),
        "read:documents",
        icon="document",
        order=50,
        shown_to=lambda request: may(request.user, "document.read"),
    )
)
register(
    Entry(
        _("矛盾和重复"),
        "read:findings",
        icon="conflict",
        order=55,
        shown_to=lambda request: may(request.user, "document.read"),
    )
)
