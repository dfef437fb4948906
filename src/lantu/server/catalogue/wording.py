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
        "words": _("文字目标"),
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
#: The six constructions into which a city has put them.
CONSTRUCTIONS: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "industry": _("现代化产业体系"),
        "technology": _("区域科技创新中心"),
        "gateway": _("开放门户枢纽"),
        "ocean": _("现代海洋城市"),
        "business": _("营商环境标杆城市"),
        "tourism": _("国际滨海旅游目的地"),
    }
)
