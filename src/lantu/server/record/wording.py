"""What actions, tables and contents are called on the record's pages.

The app that performs an action registers the words under its name.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

TABLES: Mapping[str, str | _StrPromise] = {
    "accounts.Unit": _("单位"),
    "accounts.UnitWithin": _("单位的隶属"),
    "accounts.User": _("用户"),
    "accounts.RoleHeld": _("角色"),
    "catalogue.Indicator": _("指标"),
    "catalogue.IndicatorName": _("指标别名"),
    "catalogue.Region": _("区域"),
    "catalogue.RegionCode": _("区划代码"),
    "catalogue.RegionName": _("区域别名"),
    "deliver.Commitment": _("任务和项目"),
    "observations.Observation": _("数值"),
    "plan.Plan": _("规划"),
    "plan.Target": _("目标"),
    "read.Document": _("文件"),
    "read.DocumentText": _("文件的文本"),
    "read.Quote": _("引文"),
    "read.ReadClaim": _("读出的表述"),
    "read.Reading": _("读法"),
    "read.Section": _("章节"),
}
CONTENTS: Mapping[str, str | _StrPromise] = {
    "brought": _("收入的内容"),
    "city": _("城市"),
    "commitment": _("任务或项目"),
    "files": _("文件"),
}
_WORDS: dict[str, str | _StrPromise] = {}


def name_action(action: str, words: str | _StrPromise) -> None:
    """Register the words for an action of the log."""
    _WORDS[action] = words


def action_words(action: str) -> str:
    """The action's words; its own name where nobody registered any."""
    return str(_WORDS.get(action, action))


def named_actions() -> list[tuple[str, str]]:
    """Every registered action with its words."""
    return sorted((action, str(words)) for action, words in _WORDS.items())


def table_words(label: str) -> str:
    """What a table holds; its own name where it has no words."""
    return str(TABLES.get(label, label))


def summary_lines(summary: Mapping[str, Any]) -> list[tuple[str, str]]:
    """What an entry says in words, line by line."""
    return [(str(CONTENTS.get(name, name)), _text(value)) for name, value in summary.items()]


def _text(value: Any) -> str:
    if isinstance(value, str):
        return value
    if isinstance(value, list) and all(isinstance(item, str) for item in value):
        return "\n".join(value)
    return json.dumps(value, ensure_ascii=False)
