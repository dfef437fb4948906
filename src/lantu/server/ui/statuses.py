"""The published dictionary of status words, and of the kinds that carry a badge.

A word always comes with an icon and a colour, and nothing is told by colour alone.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise


@dataclass(frozen=True)
class Badge:
    """A word with its colour (a ``badge--`` class of components.css) and icon (of icons.svg)."""

    word: str | _StrPromise
    tone: str = ""
    icon: str = ""


STATUSES: Mapping[str, Badge] = MappingProxyType(
    {
        "not_started": Badge(_("未开始"), "outline", "pending"),
        "on_track": Badge(_("正常"), "good", "check"),
        "at_risk": Badge(_("预警"), "warn", "warning"),
        "behind": Badge(_("滞后"), "bad", "late"),
        "overdue": Badge(_("逾期"), "overdue", "overdue"),
        "done": Badge(_("已完成"), "done", "done"),
        "paused": Badge(_("已暂停"), "", "pause"),
        "no_data": Badge(_("数据未到"), "outline", "nodata"),
    }
)
KINDS: Mapping[str, Badge] = MappingProxyType(
    {
        "target": Badge(_("目标"), "target", "target"),
        "actual": Badge(_("完成"), "actual", "actual"),
        "baseline": Badge(_("基期"), "baseline", "baseline"),
        "binding": Badge(_("约束性"), "info", "lock"),
        "expected": Badge(_("预期性"), "outline", ""),
        "task": Badge(_("任务"), "outline", "commitment"),
        "project": Badge(_("项目"), "info", "place"),
        "rule": Badge(_("制度"), "", "document"),
        "sample": Badge(_("示范数据"), "warn", "flask"),
    }
)
#: Message levels of Django and their look.
LEVELS: Mapping[str, Badge] = MappingProxyType(
    {
        "debug": Badge(_("提示"), "", "info"),
        "info": Badge(_("提示"), "", "info"),
        "success": Badge(_("成功"), "good", "check"),
        "warning": Badge(_("注意"), "warn", "warning"),
        "error": Badge(_("错误"), "bad", "stop"),
    }
)
