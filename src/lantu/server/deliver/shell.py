"""The app's page in the main navigation, its action's words, and its answer to a plan's page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.rights import may
from lantu.server.plan.ports import count_commitments_with
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

from .queries import count_by_section

name_action("commitment.lead_assigned", _("指定牵头单位"))
count_commitments_with(count_by_section)
register(
    Entry(
        _("任务项目"),
        "deliver:commitments",
        icon="commitment",
        order=40,
        shown_to=lambda request: may(request.user, "ledger.read"),
    )
)
