"""Words for what a quantity is, in the language of the page."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.translation import gettext_lazy as _

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

#: What kind of figure a number is.
MEASURES: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "level": _("水平"),
        "growth": _("增长"),
        "change": _("变化"),
        "share": _("占比"),
        "ratio": _("比值"),
        "rank": _("位次"),
        "cumulative": _("累计"),
    }
)
#: The five development concepts, the themes of indicators and commitments.
THEMES: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "innovation": _("创新"),
        "coordination": _("协调"),
        "green": _("绿色"),
        "open": _("开放"),
        "shared": _("共享"),
    }
)
