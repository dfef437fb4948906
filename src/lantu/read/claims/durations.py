"""Lengths of time: a claim where time is what is measured (办理时限, 优良天数)."""

from __future__ import annotations

import re

from lantu.text.quantities import Quantity

_MEASURED = re.compile(
    r"(?:时间|时限|周期|天数|期限|寿命|年限|时长|时效|免签|工期|缩短|压缩|缩减|减少|增加|提速|平均|优良"
    r"|优为|良为|污染日|办结|压减|控制在|最多|仅需|只需|降至|缩至|延长|提前|人均预期|教育|连续|持续|去化"
    r"|不超过|高于|优于|分钟内|小时内|蓝天|天气|日)[^，。；]{0,10}$"
)
_DATING = re.compile(
    r"(?:连续|持续|第|近|过去|未来|今后|最近|这|每|(?<!提)前|再用|历时|历经|用|不到|经过|超过)$"
)
_YEARS = re.compile(r"(?:年限|寿命|受教育)[^，。；]{0,20}$")
_AGE = re.compile(r"(?:寿命(?:达到?|为)?|年龄为?|提高[到了]?|达到|增加)$")
#: 连续13年入选…: how many years running; beside another figure it only dates that one.
_STREAK = re.compile(
    r"(?:获|荣|入选|蝉联|被评|位居|居|提高|上调|保持|实现|排名|名列|进入)[^\d，。；]{0,60}(?=[，。；、]|$)"
)


def is_measured_time(quantity: Quantity, text: str) -> bool:
    """Whether a length of time (or an age) is itself what the text states."""
    before = text[max(0, quantity.outer_start - 24) : quantity.outer_start]
    unit = quantity.unit
    if unit in ("岁", "周岁"):
        return bool(_AGE.search(before))
    if quantity.comparator == "le" and quantity.outer_start < quantity.start:
        return True
    if quantity.numeral or unit == "日":
        return False
    if unit in ("年", "周", "个年头"):
        return _years(quantity, text, before)
    return _span(quantity, text, before)


def _span(quantity: Quantity, text: str, before: str) -> bool:
    if quantity.unit == "个季度":
        return before.endswith(("连续", "持续"))
    if quantity.unit in ("个月", "天") and _DATING.search(before):
        return False
    return bool(_MEASURED.search(before)) or text.startswith("免签", quantity.end)


def _years(quantity: Quantity, text: str, before: str) -> bool:
    if quantity.unit == "年" and before.endswith(("连续", "连续第")):
        return bool(_STREAK.match(text, quantity.end))
    return bool(_YEARS.search(before))
