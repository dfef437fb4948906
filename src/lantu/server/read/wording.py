"""Words for documents and claims, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

KINDS: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "outline": _("规划纲要"),
        "plan": _("专项规划或年度计划"),
        "work_report": _("政府工作报告"),
        "bulletin": _("统计公报"),
        "execution_report": _("计划执行情况报告"),
        "news": _("新闻报道"),
        "other": _("其他文件"),
    }
)
#: Tone and icon of a finding's severity.
SEVERITIES: Mapping[str, tuple[str, str]] = MappingProxyType(
    {
        "contradiction": ("bad", "conflict"),
        "doubt": ("warn", "warning"),
        "note": ("outline", "info"),
    }
)
SURE, PROBABLE = 0.85, 0.5  #: from these shares of right claims on


def confidence_word(confidence: float) -> _StrPromise:
    """How far a claim can be trusted: how often claims marked so are right."""
    if confidence >= SURE:
        return _("可靠")
    return _("较可靠") if confidence >= PROBABLE else _("存疑")
