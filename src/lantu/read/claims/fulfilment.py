"""Values that another is set against: a plan (完成年计划710亿元的89%) or an earlier time."""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.claims.adjuncts import adjunct_at_end, earlier_period
from lantu.read.claims.phrase import Phrase
from lantu.read.claims.slots import Slot
from lantu.text.units import base_unit, unit_class

_PLANNED = re.compile(
    r"(?:，|分别|已|仅|均|超额)*(?P<verb>完成|为|占|达到?|相当于|是)了?(?:全?[省市县区州]|[市县区]人大)?(?:下达|批准)?的?"
    r"(?P<plan>(?:年初|全年|年度|年|当年|本年|调整后?|变动|预期|预计|上年|收入|支出)*的?"
    r"(?:预算|计划|任务|目标|执行|决算)(?:调整|任务|目标)*)(?P<end>数|额)?的?$"
)
#: Verbs behind a value of an earlier time that say how much it changed.
_CHANGED = re.compile(r"净?(?:[增减多少]|上升|下降|提高|降低|回落|下跌|上涨|扩大|缩小|超收|短收)")
_PROMISED = re.compile("预算|计划|目标")
_AIMS = ("目标", "任务")


_ENDS = frozenset("的算划务标数额行整")


def plan_share(left: str) -> re.Match[str] | None:
    """The words before a percentage that say of which plan it is a share; None without them."""
    if not left or left[-1] not in _ENDS:
        return None
    return _PLANNED.search(left, max(0, len(left) - 24))


def planned_value(near: Sequence[Slot]) -> re.Match[str] | None:
    """The words before a planned value whose share follows: 完成年计划 710亿元 的 89%.

    ``near`` are the slots from that value on.
    """
    if len(near) < 2 or near[1].left != "的" or near[1].clause != near[0].clause:
        return None
    shares = unit_class(near[1].quantity.unit) == "percent"
    amount = unit_class(near[0].quantity.unit) != "percent"
    return plan_share(near[0].left) if shares and amount else None


def share_name(name: str, plan: re.Match[str]) -> str:
    """The name of a share of a plan: 收入 + 完成年计划的 → 收入占年计划比重, 目标 → 目标完成率."""
    words = plan["plan"].removeprefix("的") + (plan["end"] or "")
    if plan["plan"].endswith(_AIMS) and plan["verb"] != "占":
        return f"{name}{words}完成率"
    return f"{name}占{words}比重"


def compared_value(near: Sequence[Slot]) -> re.Match[str] | None:
    """The comparison whose value the first slot is: 比上年同期90亿元 before 增收5亿元.

    ``near`` are the slots from that one on. A change must follow in its clause, in the same unit.
    """
    first = near[0]
    found = adjunct_at_end(first.left)
    if found is None or len(near) < 2 or near[1].clause != first.clause:
        return None
    units = [base_unit(slot.quantity.unit) for slot in near[:2]]
    follows = _CHANGED.match(near[1].left) and (units[0] == units[1] or units[1] == "%")
    return found if follows else None


def set_against(near: Sequence[Slot], phrase: Phrase, own: str) -> re.Match[str] | None:
    """The plan whose value the first slot is; notes in ``phrase`` what it is set against.

    ``own`` is the period of the value that it is compared with.
    """
    plan = planned_value(near)
    phrase.planned = plan is not None
    earlier = compared_value(near)
    if earlier is not None and not plan:
        phrase.planned = bool(_PROMISED.search(earlier["plans"] or ""))
        phrase.start = not phrase.planned
        phrase.dated = earlier_period(earlier, own)
    return plan
