"""What the app tells the shell: its page, and when the ledger last changed."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.rights import may
from lantu.server.ui.navigation import Entry, register
from lantu.server.ui.ports import date_data_with

from .queries import last_change

date_data_with(last_change)
register(
    Entry(
        _("操作记录"),
        "record:entries",
        icon="history",
        order=60,
        shown_to=lambda request: may(request.user, "record.read"),
    )
)
