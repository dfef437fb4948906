"""Whose document it is: the place that a title, an assembly or the text itself names."""

from __future__ import annotations

import re
from collections import Counter

NATION = "全国"
_NAME = r"(?:(?![年在的于为对和是向])[\u4e00-\u9fff])"
#: nouns that end like a place: 海绵城市 (but 晋城市), 示范区
_NOUN = r"(?<!..城市)(?<!都市)(?<![园社小景校片湾灾库郊林牧老特地辖范验]区)"
#: places at the start of a title, from province to county: 湖南省株洲市
_CHAIN = re.compile(
    rf"(?:({_NAME}{{2,9}}?(?:省|自治区|特别行政区)))?"
    rf"(?:({_NAME}{{2,9}}?(?:市|自治州|地区|盟)){_NOUN})?"
    rf"(?:({_NAME}{{1,9}}?(?:新区|自治县|自治旗|区|县|市|旗)){_NOUN})?"
)
_LEAD = re.compile(
    r"(?:(?:19|20)\d{2}\s?年?(?:度|上半年|\d{1,2}月)?|关于(?:印发|公布|报送)?|印发|《|[（(【\[]|\s)+"
)
_ASSEMBLY = re.compile(
    rf"({_NAME}{{2,12}}?)第[一二三四五六七八九十\d]{{1,4}}届(?:人民代表大会|人大)"
)
_NATIONAL = re.compile(r"代表国务院|届全国人民代表大会")
#: the tier that a text speaks for
_SPEAKER = re.compile(r"代表(省|市|县|区|旗|州|自治区|自治州|自治县)(?:人民)?政府|代表(行署)")
_OWN = re.compile(r"[全我](市|省|县|盟|州|旗)")
#: a place right behind a boundary, where no other word runs into it
_STANDING = re.compile(
    r"(?<![\u4e00-\u9fff])"
    r"((?:(?![省市县区政府和与及个全我各本该的是在为对都级范点])[\u4e00-\u9fff]){2,5}?)"
    r"(自治区|自治州|省|市|县|盟|旗)"
)
#: how often a place must stand in a text to be taken for its own
_OFTEN = 10
#: characters of a text that are looked at
_READ = 60_000
_CJK = re.compile(r"[\u4e00-\u9fff]{2,12}")


def jurisdiction_of(title: str, text: str, name: str) -> str:
    """The place a document speaks for: 大连市, 全国; "" when nothing tells.

    The title goes first, then the assembly it was given to, then a place in the file's name that
    the text knows, and the place that the text names most last.
    """
    opening = text[:1500]
    lead = _LEAD.match(title)
    words = title[lead.end() :] if lead else title
    if words.startswith(("中华人民共和国", NATION, "国务院")) or _NATIONAL.search(opening):
        return NATION
    return leading_place(words) or _assembly(opening) or _from_name(name, text) or _most_named(text)


def leading_place(words: str) -> str:
    """The innermost place of the chain that a title begins with."""
    chain = _CHAIN.match(words)
    places = [place for place in chain.groups() if place] if chain else []
    place = str(places[-1]) if places else ""
    return "" if len(place) == 2 and place[1] != "县" else place  # 城市, 全省, 园区


def _assembly(opening: str) -> str:
    found = _ASSEMBLY.search(opening)
    return leading_place(found[1]) if found else ""


def _tier(text: str) -> str:
    """The tier that the text speaks for, by its speaker or by 全市, 我市."""
    found = _SPEAKER.search(text, 0, 1500)
    if found:
        return "盟" if found[2] else str(found[1])
    counts = Counter(_OWN.findall(text[:_READ]))
    for tier in "县旗盟州市":  # a city's report speaks of 全省 more often than of 全市
        if counts[tier] > 1 and counts[tier] * 8 >= max(counts.values()):
            return tier
    return "省" if counts["省"] > 1 else ""


def _from_name(name: str, text: str) -> str:
    """A place in the file's name, if the text knows it; its tier added where it lacks."""
    for words in reversed(_CJK.findall(name)):
        if leading_place(words):
            return leading_place(words)
        if text.count(words, 0, _READ) >= _OFTEN:
            return f"{words}{_tier(text)}"
    return ""


def _most_named(text: str) -> str:
    """The place named most, of the tier that the text speaks for.

    A verb before 市 or 县 looks the same (加快市…); it mostly stands without them, a place less so.
    """
    tier = _tier(text)
    best, most = "", _OFTEN - 1
    for stem, suffix in sorted(set(_STANDING.findall(text[:_READ]))):
        times = text.count(stem, 0, _READ)
        full = text.count(stem + suffix, 0, _READ)
        named = full * 4 >= times or f"《{stem}{suffix}" in text
        if times > most and full > 2 and named and (not tier or suffix == tier):
            best, most = stem + suffix, times
    return best
