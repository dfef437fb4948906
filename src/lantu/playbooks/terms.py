"""The closed sets of words that a playbook chooses from, with their Chinese and English names.

A playbook sets parameters; what a body, a link or a factor *is* stands in the program, because
the rules of :mod:`lantu.deliver` act on it.
"""

from __future__ import annotations

from typing import Literal, NamedTuple, get_args


class Label(NamedTuple):
    """A name in both languages."""

    name: str
    name_en: str


#: What a playbook is about: the three kinds of commitment, a matter with a clock, or the plan
#: that says who answers for what.
Subject = Literal["task", "project", "rule", "case", "assignment_plan"]
SUBJECTS: dict[Subject, Label] = {
    "task": Label("任务", "task"),
    "project": Label("项目", "project"),
    "rule": Label("制度", "rule"),
    "case": Label("事项", "case"),
    "assignment_plan": Label("分工方案", "assignment plan"),
}

#: Bodies that decide. The ledger stores which one, the document number and the day.
Body = Literal[
    "party_committee",
    "deliberative_commission",
    "congress_standing_committee",
    "government",
    "executive_meeting",
    "legality_review",
    "assigning_body",
    "inspection_office",
    "coordinator",
    "chief",
    "approving_department",
    "superior_government",
]
BODIES: dict[Body, Label] = {
    "party_committee": Label("党委", "Party committee"),
    "deliberative_commission": Label("全面深化改革委员会等专门机构", "deliberative commission"),
    "congress_standing_committee": Label(
        "人大常委会", "standing committee of the people's congress"
    ),
    "government": Label("人民政府", "people's government"),
    "executive_meeting": Label("政府常务会议", "executive meeting of the government"),
    "legality_review": Label("合法性审查机构", "legality review office"),
    "assigning_body": Label("交办机关", "assigning body"),
    "inspection_office": Label("督查机构", "inspection office"),
    "coordinator": Label("分管副秘书长", "coordinator (deputy secretary-general)"),
    "chief": Label("总链长、总河长", "general chief"),
    "approving_department": Label("项目审批部门", "project-approving department"),
    "superior_government": Label("上级机关", "higher authority"),
}

#: What a commitment may be linked to.
Link = Literal[
    "instruction", "indicator", "plan", "project", "enterprise", "policy", "gap", "replication"
]
LINKS: dict[Link, Label] = {
    "instruction": Label("批示、指示要求", "instruction"),
    "indicator": Label("指标", "indicator"),
    "plan": Label("规划", "plan"),
    "project": Label("项目", "project"),
    "enterprise": Label("企业", "enterprise"),
    "policy": Label("政策措施", "policy"),
    "gap": Label("短板、缺口", "gap"),
    "replication": Label("复制推广记录", "replication"),
}

#: What a project needs and somebody must grant.
Factor = Literal["funds", "land", "sea", "energy"]
FACTORS: dict[Factor, Label] = {
    "funds": Label("资金", "funds"),
    "land": Label("用地", "land"),
    "sea": Label("用海", "sea area"),
    "energy": Label("能耗指标", "energy quota"),
}

#: Upper limits and linked quotas that a project is checked against.
Cap = Literal["energy", "hazardous_chemicals", "ecological_red_line", "idle_land", "emissions"]
CAPS: dict[Cap, Label] = {
    "energy": Label("能耗总量", "energy cap"),
    "hazardous_chemicals": Label("危化品总量", "hazardous chemicals cap"),
    "ecological_red_line": Label("生态保护红线", "ecological red line"),
    "idle_land": Label("增存挂钩", "new land against idle land"),
    "emissions": Label("污染物排放总量", "emissions cap"),
}

#: Where a stage stands in the life of a commitment; colours and counts go by it.
Phase = Literal["planned", "under_way", "paused", "delivered", "closed", "dropped"]
ENDS: frozenset[Phase] = frozenset({"closed", "dropped"})

#: Who may close. ``own_unit`` can be written so that the mistake gets an answer of its own.
Closer = Literal["another_unit", "inspecting_side", "assigning_body", "own_unit"]

#: The seven ways in which a list or a commitment on it may be changed.
Move = Literal["add", "merge", "split", "withdraw", "change_target", "change_date", "dilute"]
MOVES: dict[Move, Label] = {
    "add": Label("增加事项", "adding an item"),
    "merge": Label("合并事项", "merging items"),
    "split": Label("拆分事项", "splitting an item"),
    "withdraw": Label("撤销事项", "withdrawing an item"),
    "change_target": Label("调整目标", "changing a target"),
    "change_date": Label("调整期限", "changing a date"),
    "dilute": Label("缩减内容", "diluting an item"),
}
#: Moves that touch what was promised; none is allowed on one's own authority.
SUBSTANTIAL: tuple[Move, ...] = ("withdraw", "change_target", "change_date", "dilute")

#: What anyone may be shown beside the fields a playbook defines.
Shown = Literal[
    "name", "stage", "due", "target", "lead_unit", "progress", "evidence", "changes", "replications"
]
SHOWN: frozenset[str] = frozenset(get_args(Shown))

#: How a line of a score is measured, between 0 and 1.
Measure = Literal[
    "on_time", "progress", "closed_share", "target_met", "evidence_grade", "replicated", "satisfied"
]

#: How firm a piece of evidence is: taken from a system, a table, a document, a photograph.
Grade = Literal["system", "table", "document", "photo"]

#: How often a standing duty returns.
Every = Literal["week", "month", "quarter", "half_year", "year"]
