"""The app's pages in the main navigation, its actions' words, its answer to a plan's page."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.server.accounts.rights import may
from lantu.server.plan.ports import count_commitments_with
from lantu.server.record.wording import name_action
from lantu.server.ui.navigation import Entry, register

from .queries.proposals import count_by_section

ACTIONS = {
    "commitment.lead_assigned": _("指定牵头单位"),
    "commitment.managed": _("纳入管理"),
    "commitment.roles_named": _("明确责任"),
    "commitment.fields_filled": _("填写情况"),
    "commitment.scheduled": _("排定进度表"),
    "commitment.milestone_reached": _("节点完成"),
    "commitment.factors_stated": _("填写要素保障"),
    "commitment.decision_entered": _("录入决定"),
    "commitment.linked": _("添加关联"),
    "commitment.moved": _("推进"),
    "commitment.closed": _("结案"),
    "commitment.reopened": _("重开"),
    "commitment.adjusted": _("调整承诺"),
    "commitment.replicated": _("登记复制推广"),
    "commitment.shares_agreed": _("登记分成协议"),
    "commitment.placed": _("填写区位和归类"),
    "evidence.handed_in": _("提交佐证"),
    "evidence.rejected": _("退回佐证"),
    "commitment.brought_up_to_date": _("表格更新"),
    "commitment.assigned": _("按分工方案落实"),
    "assignment.started": _("起草分工方案"),
    "assignment.drafted": _("修改分工方案"),
    "assignment.replied": _("反馈意见"),
    "assignment.settled": _("裁定分歧"),
    "list.made": _("新建清单"),
    "list.items_added": _("列入清单"),
    "list.items_merged": _("合并事项"),
    "list.item_split": _("拆分事项"),
    "instruction.entered": _("登记批示"),
}
for _action, _words in ACTIONS.items():
    name_action(_action, _words)
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
register(
    Entry(
        pgettext_lazy("plural", "清单"),
        "deliver:lists",
        icon="check",
        order=42,
        shown_to=lambda request: may(request.user, "commitment.read"),
    )
)
