"""Districts, towns and zones named in a stretch of text."""

from __future__ import annotations

import re

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.read.tasks.cues import COMMON, FULL_NAMES, LARGE_PLACES, SMALL_PLACES

_ENDING = re.compile(
    r"自治[州县旗]|经济(?:技术)?开发区|高新(?:技术)?(?:产业)?(?:开发)?区|开发区|保税区|度假区|经济区|合作区"
    r"|自贸片区|新区|片区|区(?![域间别块])|市(?![场政民域级])|县(?![域级])|旗(?!舰)|镇(?!区)|乡(?!村)|街道"
)
_WORDS_BEFORE = "和与及在对将把向从于"
#: A zone or town behind a boundary, so that no verb is taken into its name.
_ZONE = re.compile(
    rf"(?:^|[^\u4e00-\u9fff]|[{_WORDS_BEFORE}])"
    r"([\u4e00-\u9fff]{2,6}(?:新区|开发区|保税区|度假区|经济区|合作区|街道|(?<![城乡重点集])镇|乡(?!村)|岛(?!屿)))"
)
_KNOWN = AhoCorasick([*FULL_NAMES, *LARGE_PLACES], matchkind=MatchKind.LeftmostLongest)
_FULL = AhoCorasick(FULL_NAMES, matchkind=MatchKind.LeftmostLongest)
_SMALL = frozenset(SMALL_PLACES)


class Regions:
    """Finds the divisions and zones that a document names; built once for a document.

    Full names of divisions and short ones of provinces and prefectures are known. The short name of
    a county counts only where the document has its full name too; zones and towns are told by their
    endings, where they stand behind a boundary at least once.
    """

    def __init__(self, text: str, own: str) -> None:
        """``own`` is the place the document speaks for; it is not told as a region."""
        full = {text[start:end] for _, start, end in _FULL.find_matches_as_indexes(text)}
        short = {re.sub(r"[市区县旗]$", "", name) for name in full} & _SMALL
        zones = {zone.lstrip(_WORDS_BEFORE) for zone in _ZONE.findall(text)}
        zones = {zone for zone in zones if len(zone) > 2 and zone[:2] not in COMMON}
        names = sorted(zones | short)
        self._own_names = AhoCorasick(names, matchkind=MatchKind.LeftmostLongest) if names else None
        self._own = {own, own.rstrip("省市区县旗州盟")}

    def within(self, text: str) -> tuple[str, ...]:
        """The names of regions in ``text``, each once, in order."""
        spans = [(start, end) for _, start, end in _KNOWN.find_matches_as_indexes(text)]
        if self._own_names is not None:
            spans += [(s, e) for _, s, e in self._own_names.find_matches_as_indexes(text)]
        found: dict[str, None] = {}
        reached = 0
        for start, end in sorted(spans, key=lambda span: (span[0], -span[1])):
            if start < reached:
                continue
            ending = _ENDING.match(text, end)
            reached = ending.end() if ending else end
            found.setdefault(text[start:reached])
        return tuple(name for name in found if name not in self._own)
