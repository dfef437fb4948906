"""Words of plan language, from ``data/words.toml``, and the patterns that say "this names nothing".

General vocabulary only: no place, company or project of any one city stands here.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterable
from importlib.resources import files

from lantu.read.task import Stage

_WORDS: dict[str, dict[str, str]] = tomllib.loads(
    (files("lantu.read.tasks") / "data" / "words.toml").read_text(encoding="utf-8")
)


def _words(table: str, key: str) -> tuple[str, ...]:
    return tuple(_WORDS[table][key].split())


def alternatives(words: Iterable[str]) -> str:
    """A regular expression for any of the words, the longest first."""
    return "|".join(re.escape(word) for word in sorted(set(words), key=lambda w: (-len(w), w)))


START = _words("verbs", "start")
COMPLETE = _words("verbs", "complete")
PLAIN = _words("verbs", "plain")
ADVERBS = _words("verbs", "adverbs")
SOFT = frozenset(_words("verbs", "soft"))
EFFECTS = frozenset(_words("verbs", "effects"))
GROWING = frozenset(_words("verbs", "growing"))
TAKING = frozenset(_words("verbs", "taking"))
REFINES = frozenset(_words("verbs", "refines"))
MAKES = frozenset(_words("verbs", "makes"))
HEADS = _words("heads", "strong")
WEAK_HEADS = frozenset(_words("heads", "weak"))
ZONE_HEADS = frozenset(_words("heads", "zones"))
POST = _words("behind", "post")
POST_PROPOSED = _words("behind", "proposed")

#: The stage that a verb tells.
STAGES: dict[str, Stage] = {
    **dict.fromkeys(_words("verbs", "build"), "build"),
    **dict.fromkeys(_words("verbs", "other"), "other"),
    **dict.fromkeys(_words("verbs", "proposed"), "proposed"),
    **dict.fromkeys(START, "start"),
    **dict.fromkeys(COMPLETE, "complete"),
}

_NUMERAL = "一二两三四五六七八九十百千"
#: Starts that say "some of a kind": what follows names nothing particular.
GENERIC_START = re.compile(
    r"其|一批|一系列|一大批|若干|各[类项级地区县]|更多|多[个条座]|部分|其[他它]|相关|有关|重大|重点"
    r"|大型|小型|中小型|大中型|新型|新的|传统|全[市省区县国]|我[市省国]|本市|所有|每个|这些|上述|以上"
    r"|优质|高能级|标志性|引领性|基础性"
    r"|[\d.]+\s*[余多]?(?:公里|[个条座所处家项块万亿台套批对])"
    rf"|[{_NUMERAL}]+(?:大类|[个条座所处家项批])"
)
#: Never a name, even with words in quotation marks: a number of them.
COUNTED_START = re.compile(
    rf"“?(?:[\d.]+|[{_NUMERAL}]+)\s*[余多]?(?:[个条座所处家项块类批]|大(?![桥学道]))"
)
#: Words of kinds, not of one thing: without a proper cue the name around them is none.
COMMON_KIND = re.compile(
    r"农村|城乡|城镇|城市|老旧|病险|中小|大中型|国省|区市县|县乡|乡镇|易涝|配套|基层|社区|居民|公共"
    r"|集中式|分布式|各|传统|现代|高品质|中心城区|校园|中低产田|高标准|规模化|标准化|市县|村级|县级"
)
#: Inside a stretch they show a whole statement, not a name.
STATEMENT = re.compile(
    r"^[将以与对至从为使设]|^(?:涵盖|展示|覆盖|具有)|，|了|把|作为|不予|的(?:工程|项目)$|建设(?=[\u4e00-\u9fff]{3})(?!.{0,7}(?:工程|项目)$)(?!运营|兵团|用地)"
    r"|阶段|优先|支持|不再|范围内|我们|进行|余人|申报建设|获评|荣获|获得|成为|创建|更名|必须|应当|不得|严禁|分别|入选"
    r"|获批|取得|达到|突破|超过|位居|实现|提高|要加|有重点地|跻身|增长|同比|涉及|具有|充分|不断|能够"
    r"|可以|继续|向.{2,8}延伸|让|使得|由.{1,8}(?:建设|承办)"
)
