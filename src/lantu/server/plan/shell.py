"""The app's pages in the main navigation."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.server.accounts.rights import may
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

name_action("plan.registered", _("登记规划"))
name_action("indicators.decided", _("收录指标"))
for label, url_name, icon, order in (
    (pgettext_lazy("plural", "规划"), "plan:plans", "plan", 20),
    (pgettext_lazy("plural", "指标"), "plan:indicators", "indicator", 30),
):
    register(
        Entry(
            label,
            url_name,
            icon=icon,
            order=order,
            shown_to=lambda request: may(request.user, "ledger.read"),
        )
    )
