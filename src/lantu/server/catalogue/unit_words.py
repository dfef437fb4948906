"""Units of quantities in the language of the page.

Documents write units in Chinese, with their magnitude (亿元, 万人次). In Chinese they stay as they
are written; elsewhere magnitude and unit are told apart and named, and a unit without a name stays
Chinese and is marked so. Measure words (个, 家, 项) name nothing and are left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType
from typing import TYPE_CHECKING

from django.utils.safestring import SafeString
from django.utils.translation import get_language, pgettext_lazy

from lantu.server.accounts.templatetags.names import original

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

MAGNITUDES: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "万亿": pgettext_lazy("unit", "万亿"),
        "亿": pgettext_lazy("unit", "亿"),
        "千万": pgettext_lazy("unit", "千万"),
        "百万": pgettext_lazy("unit", "百万"),
        "万": pgettext_lazy("unit", "万"),
    }
)
MEASURE_WORDS = frozenset("个家项条所处座件台套场种批部篇支只辆艘架列门期届")
UNITS: Mapping[str, _StrPromise] = MappingProxyType(
    {
        "个百分点": pgettext_lazy("unit", "个百分点"),
        "百分点": pgettext_lazy("unit", "百分点"),
        "元": pgettext_lazy("unit", "元"),
        "美元": pgettext_lazy("unit", "美元"),
        "欧元": pgettext_lazy("unit", "欧元"),
        "人": pgettext_lazy("unit", "人"),
        "名": pgettext_lazy("unit", "名"),
        "人次": pgettext_lazy("unit", "人次"),
        "户": pgettext_lazy("unit", "户"),
        "次": pgettext_lazy("unit", "次"),
        "位": pgettext_lazy("unit", "位"),
        "倍": pgettext_lazy("unit", "倍"),
        "天": pgettext_lazy("unit", "天"),
        "个工作日": pgettext_lazy("unit", "个工作日"),
        "小时": pgettext_lazy("unit", "小时"),
        "分钟": pgettext_lazy("unit", "分钟"),
        "个月": pgettext_lazy("unit", "个月"),
        "个季度": pgettext_lazy("unit", "个季度"),
        "年": pgettext_lazy("unit", "年"),
        "岁": pgettext_lazy("unit", "岁"),
        "吨": pgettext_lazy("unit", "吨"),
        "斤": pgettext_lazy("unit", "斤"),
        "公斤": pgettext_lazy("unit", "公斤"),
        "吨标煤": pgettext_lazy("unit", "吨标煤"),
        "吨标准煤": pgettext_lazy("unit", "吨标准煤"),
        "标箱": pgettext_lazy("unit", "标箱"),
        "平方米": pgettext_lazy("unit", "平方米"),
        "平方公里": pgettext_lazy("unit", "平方公里"),
        "公顷": pgettext_lazy("unit", "公顷"),
        "亩": pgettext_lazy("unit", "亩"),
        "立方米": pgettext_lazy("unit", "立方米"),
        "米": pgettext_lazy("unit", "米"),
        "公里": pgettext_lazy("unit", "公里"),
        "千瓦": pgettext_lazy("unit", "千瓦"),
        "千瓦时": pgettext_lazy("unit", "千瓦时"),
        "微克/立方米": pgettext_lazy("unit", "微克/立方米"),
        "株": pgettext_lazy("unit", "株"),
    }
)
_PARTS = re.compile(f"({'|'.join(MAGNITUDES)})?(.*)", re.DOTALL)


def unit_words(unit: str) -> str | SafeString:
    """The unit in the language of the page: 亿元 is ``× 100 million yuan`` in English."""
    if (get_language() or "zh").startswith("zh") or unit.isascii():
        return unit
    match = _PARTS.fullmatch(unit)
    magnitude, base = (match[1] or "", match[2]) if match else ("", unit)
    if base and base not in UNITS and base not in MEASURE_WORDS:
        return original(unit)
    words = (MAGNITUDES.get(magnitude, ""), UNITS.get(base, ""))
    return " ".join(str(word) for word in words if word)
