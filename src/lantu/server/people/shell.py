"""What the app tells the shell: its page, and what its actions are called."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.server.accounts.rights import may
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

for action, words in {
    "account.added": _("增加用户"),
    "account.edited": _("修改用户"),
    "account.deactivated": _("停用账号"),
    "account.reactivated": _("恢复账号"),
    "account.password_reset": _("重设密码"),
    "account.password_changed": _("更改自己的密码"),
    "account.portfolio_set": _("指定分管单位"),
    "account.codes_set_up": _("启用验证码"),
    "account.codes_given_up": _("停用验证码"),
    "account.recovery_codes_renewed": _("更换恢复码"),
    "unit.added": _("增加单位"),
    "unit.edited": _("修改单位"),
    "unit.closed": _("撤销或并入单位"),
}.items():
    name_action(action, words)
register(
    Entry(
        _("我的账号"),
        "people:me",
        icon="lock",
        order=10,
        in_user_menu=True,
        shown_to=lambda request: may(request.user, "account.secure"),
    )
)
register(
    Entry(
        pgettext_lazy("plural", "用户"),
        "people:users",
        icon="user",
        order=30,
        in_user_menu=True,
        shown_to=lambda request: may(request.user, "account.read"),
    )
)
