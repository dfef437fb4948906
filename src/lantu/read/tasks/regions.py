"""Districts, towns and zones named in a stretch of text."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.read.tasks.cues import PLACES

_ENDING = re.compile(
    r"(?:自治[州县旗]|新区|经济(?:技术)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|开发区|保税区|度假区|经济区|合作区|自贸片区|片区|区|市|县|旗|镇|乡|街道|岛)"
)
_SCAN = AhoCorasick(PLACES, matchkind=MatchKind.LeftmostLongest)
_ZONE = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2,6}?(?:新区|开发区|保税区|度假区|经济区|合作区|街道|镇|乡|岛|湾)(?![\u4e00-\u9fff]{0,1}[化型])"
)


def regions_in(text: str, own: str = "") -> tuple[str, ...]:
    """Names of divisions and zones in ``text``, each once, in order; not ``own``, the place itself."""
    found: dict[str, None] = {}
    for _, start, end in _SCAN.find_matches_as_indexes(text):
        ending = _ENDING.match(text, end)
        name = text[start : ending.end()] if ending else text[start:end]
        found.setdefault(name)
    for zone in _ZONE.findall(text):
        if not any(zone in name or name in zone for name in found):
            found.setdefault(zone)
    return tuple(name for name in found if name != own and name != own.rstrip("省市区县"))
