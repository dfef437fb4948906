"""The words of every refusal: what is wrong, and what to do about it. One code, one text."""

from __future__ import annotations

from typing import NamedTuple


class Text(NamedTuple):
    """Templates; ``{…}`` is filled in from the refusal's parameters."""

    message: str
    remedy: str


_STAGES = {
    "stage-not-next": Text("不能从“{now}”直接进入“{stage}”", "请按顺序推进，或选择列出的下一阶段"),
    "stage-ended": Text("事项已经是“{stage}”，不能再变动", "确需变动的，请先按规定重开"),
    "moves-by-contents": Text("“{name}”下有具体内容，状态由各项内容决定", "请推进它的各项具体内容"),
    "day-before-last": Text(
        "日期 {day} 早于进入“{stage}”的日期 {entered}", "请填写不早于该日的日期"
    ),
    "role-empty": Text("尚未明确“{role}”", "请先指定{role}"),
    "field-empty": Text("尚未填写“{field}”", "请先填写{field}"),
    "schedule-missing": Text("还没有进度表（至少 {least} 个节点，现有 {have} 个）", "请先排定节点"),
    "gate-closed": Text("“{gate}”还没有决定", "请录入有权机关（{bodies}）的决定、文号和日期"),
    "evidence-short": Text("“{kind}”至少 {least} 件，现有 {have} 件", "请补充佐证“{kind}”"),
    "link-missing": Text("至少关联 {least} 项“{link}”，现有 {have} 项", "请先关联{link}"),
    "factor-not-approved": Text(
        "“{factor}”需要 {needed}，已批准 {approved}", "请先落实{factor}，或核减需求"
    ),
    "factor-not-stated": Text("尚未填写“{factor}”的需求", "请填写所需数量，不需要的填 0"),
    "cap-not-checked": Text("尚未核对“{cap}”", "请先核对剩余额度"),
    "cap-exceeded": Text("超出“{cap}”的剩余额度", "请调整方案，或先腾出额度"),
    "progress-short": Text("进度为 {have}%，须达到 {least}%", "请先完成剩余节点"),
    "too-early": Text("在“{stage}”阶段须满期限，最早 {day}", "请到期后再办理"),
    "replies-missing": Text(
        "还有单位未反馈：{units}（反馈期限 {due}）", "请等待反馈，或到期后再继续"
    ),
    "disputes-open": Text("还有 {count} 项分歧未裁定", "请由{settler}裁定"),
}
_CLOSING = {
    "close-needs-reviewer": Text("谁填报谁不得结案", "请由另一单位审核后结案"),
    "close-nobody-reports": Text("尚未明确由哪个单位填报", "请先指定牵头单位"),
    "close-own-unit": Text("本单位参与填报，不能由本单位或其下属单位结案", "请由另一单位审核"),
    "close-wrong-unit": Text("只有“{role}”可以结案", "请转由{role}审核"),
    "contents-open": Text("还有 {count} 项具体内容未销号", "请先逐项销号"),
    "not-closed": Text("事项还没有结案，不用重开", "请直接推进"),
    "no-reopening": Text("按规定结案后不重开", "如有新问题，请另立事项"),
}
_CHANGES = {
    "refused-by-playbook": Text("不允许{move}：{reason}", "请按原承诺完成"),
    "reason-missing": Text("{move}没有写明理由", "请写明理由"),
    "decision-missing": Text("{move}须经有权机关决定", "请录入{bodies}的决定、文号和日期"),
    "decision-wrong-body": Text("“{body}”无权决定{move}", "有权决定的机关：{bodies}"),
    "decision-without-number": Text("决定没有文号", "请填写决定的文号"),
    "decision-in-future": Text("决定日期 {day} 在今天之后", "请核对决定日期"),
    "target-missing": Text("没有写明目标", "请填写新的目标，或改用其他调整方式"),
    "target-not-comparable": Text("新旧目标的单位或方向不同，无法比较", "请用原来的单位填写"),
    "target-lowered": Text("新目标 {new} 低于原目标 {old} 的要求", "目标只能提高，不能降低"),
    "date-missing": Text("没有写明期限", "请填写新的期限"),
    "date-past-year": Text("期限 {due} 超出承诺的 {year} 年", "必须当年完成，请填写年内的日期"),
    "date-gone": Text("期限 {due} 已经过去", "请填写今天或以后的日期"),
    "nothing-changes": Text("与原来相同，没有变化", "请核对填写的内容"),
    "promised-field": Text("“{field}”是承诺的内容，不能直接修改", "请按调整程序办理"),
    "unknown-field": Text("没有“{field}”这个字段", "请核对字段名称"),
    "not-a-number": Text("“{field}”填写的“{value}”不是数字", "请填写数字，文字说明写在备注中"),
    "not-a-date": Text("“{field}”填写的“{value}”不是日期", "请按 2026-03-31 的写法填写"),
    "not-yes-or-no": Text("“{field}”要填是或否，现为“{value}”", "请选择是或否"),
    "not-a-choice": Text("“{value}”不是“{field}”的选项", "可选：{choices}"),
}
_LISTS = {
    "item-unknown": Text("清单中没有“{key}”", "请核对事项编号"),
    "item-twice": Text("编号“{key}”已经用过", "请换一个编号"),
    "too-few": Text("至少要有两项", "请选择两项或更多"),
    "has-contents": Text("“{name}”下有具体内容，不能整体拆分", "请拆分它的具体内容"),
    "item-starts-late": Text("新增事项要从“{stage}”开始", "请把状态改为{stage}"),
    "merged-date-later": Text("合并后的期限 {due} 晚于原期限 {old}", "请不晚于原期限"),
    "parts-date-later": Text("拆分后的期限 {due} 晚于原期限 {old}", "请不晚于原期限"),
    "targets-shrink": Text("调整后的目标 {new} 少于原来的 {old}", "各部分目标合计不得少于原目标"),
}
_SCHEDULES = {
    "weights-not-100": Text("节点权重合计为 {sum}，应为 100", "请调整各节点的权重"),
    "weight-not-positive": Text("节点“{name}”的权重应大于 0", "请填写大于 0 的权重"),
    "milestone-twice": Text("节点“{name}”重复", "请换一个编号"),
    "milestones-none": Text("没有任何节点", "请至少排定一个节点"),
    "milestone-after-due": Text("节点“{name}”的日期晚于完成期限 {due}", "请提前，或先调整期限"),
    "milestone-done-changed": Text("节点“{name}”已经完成，不能改动", "请保留已完成的节点"),
    "milestone-lost": Text(
        "节点“{name}”已列入基准进度表，不能删去", "请保留这个节点，可以调整日期"
    ),
    "reached-in-future": Text("完成日期 {day} 在今天之后", "请填写实际完成的日期"),
    "milestone-unknown": Text("没有编号为“{name}”的节点", "请核对节点编号"),
}
_ASSIGNMENT = {
    "lines-none": Text("分工方案还没有任何任务", "请先列入任务"),
    "line-without-lead": Text("任务“{line}”没有牵头单位", "请先拟定牵头单位"),
    "line-unknown": Text("分工方案中没有任务“{line}”", "请核对任务编号"),
    "not-consulting": Text("方案现在不在征求意见", "请在征求意见期间反馈"),
    "not-consulted": Text("“{unit}”不在征求意见的范围内", "请由起草单位增加征求意见的单位"),
    "nobody-consulted": Text("没有征求任何单位的意见", "请先选定征求意见的单位"),
    "not-settler": Text("只有“{settler}”可以裁定分歧", "请转由{settler}裁定"),
    "no-dispute": Text("任务“{line}”没有待裁定的分歧", "请核对任务"),
    "lines-fixed": Text("方案已不在起草和征求意见阶段，任务不能再改", "请退回征求意见后再改"),
    "line-removed": Text("任务“{line}”已送各单位，不能删去", "请保留这项任务"),
    "line-settled": Text("任务“{line}”的牵头单位已经裁定", "请按裁定的牵头单位填写"),
}
_REPLICATION = {
    "not-yet-assessed": Text("试点还没有经过评估", "请先完成评估再复制推广"),
    "same-place": Text("“{place}”就是试点地区", "请填写复制推广到的地区"),
    "replicated-twice": Text("已在“{place}”复制推广", "请核对地区"),
    "replication-without-number": Text("复制推广没有文号", "请填写推广文件的文号"),
    "replication-day": Text("推广日期 {day} 不在评估之后、今天以前", "请核对日期"),
}
_ENCLAVES = {
    "shares-not-100": Text("分成比例合计为 {sum}，应为 100，且都大于 0", "请调整各地的比例"),
    "agreement-without-number": Text("分成协议没有文号", "请填写协议或决定的文号"),
    "agreement-ends-before": Text("分成协议的截止日期 {day} 早于开始日期", "请核对日期"),
    "agreement-overlaps": Text("{day} 已有同类分成协议生效", "请先为原协议写上截止日期"),
}
TEXTS: dict[str, Text] = {
    **_STAGES,
    **_CLOSING,
    **_CHANGES,
    **_LISTS,
    **_SCHEDULES,
    **_ASSIGNMENT,
    **_REPLICATION,
    **_ENCLAVES,
}
