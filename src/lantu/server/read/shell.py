"""The app's page in the main navigation."""

from __future__ import annotations

from django.utils.translation import pgettext_lazy

from lantu.server.accounts.rights import may
from lantu.server.ui.navigation import Entry, register

register(
    Entry(
        pgettext_lazy("plural", "文件"),
        "read:documents",
        icon="document",
        order=50,
        shown_to=lambda request: may(request.user, "document.read"),
    )
)
