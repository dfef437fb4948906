"""Ranks: what stands where in which field (居全省第2, 位列百强榜首)."""

from __future__ import annotations

import re

from lantu.read.claims.heads import head_of
from lantu.read.claims.joining import joined_names
from lantu.read.claims.lexicon import ATTRIBUTES, EMPTY, RANKING
from lantu.read.claims.owners import owned
from lantu.read.claims.phrase import strip_lead
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import State, Subject
from lantu.read.claims.words import PLACE_END, last_part

_RATES = ("增速", "增幅")
_RANK_VERB = re.compile(
    r"^(.*?)(?:分别|分|均|稳|位|跃|仍|继续|双双|连续)*"
    r"(?:居(?![民住家])|位列|位于|列|排名(?!中)|排在|排|名列|跃升至|上升至|升至|上升到|进位至|位次|跻身|获评|夺得|保持)"
    r"[^、，]{0,14}$"
)
_AMONG = re.compile(r"在(?:全国|全省|全球|世界|全市|国内|东北|中部|西部)[^，。；]*$")
_JOINT = re.compile(r"[、和与及]")
_WHEN = re.compile(
    r"(?:首次|再次|连续(?:第)?(?:\d{1,2}|[一两三四五六七八九十]{1,2})(?:年|届|个月|个季度)|跃|升)+$"
)
_LISTING = re.compile(
    r"(?:位列|位居|列|居|在)"
    r"([\u4e00-\u9fff“”《》]*(?:榜|百强\w?|十佳[\u4e00-\u9fff]{0,4}|监测|考核|评价|评估|指数)[\u4e00-\u9fff”》]{0,4}?)"
    r"(?:中|里)?(?:居|列|排名|位列)?$"
)


def rank_name(slot: Slot) -> str:
    """What is ranked, as the words before the rank name it; "" where they do not."""
    found = _RANK_VERB.match(slot.left)
    rest = found[1] if found else slot.left
    while rest:
        hit = RANKING.longest(rest)
        if hit is None or hit.category == "rate":
            break
        rest = rest[: -len(hit.word)]
    apart = _WHEN.sub("", _AMONG.sub("", rest))
    name = strip_lead(last_part(apart))
    if not apart and rest.startswith("在"):  # 在全国信用监测排名第5位
        name = rest[1:] + "排名"
    name = name.removesuffix("在")
    if name.startswith("在") and name.endswith("中"):
        name = name[1:-1]
    return "" if name in EMPTY or (PLACE_END.search(name) and len(name) < 6) else name


def rank_subjects(slot: Slot, state: State) -> list[Subject]:
    """Who holds a rank: what the words name, or the claim before (its rate, where that grew)."""
    name = rank_name(slot)
    if not name:
        return _unnamed(slot, state)
    if name in ATTRIBUTES or name in _RATES:
        owners = _several(state) if "均" in slot.left else [state.indicator]
        return [Subject(owned(owner, name), "rank-attribute") for owner in owners]
    names = joined_names(name)
    own = head_of(_JOINT.split(name, maxsplit=1)[0])
    if len(names) > 1 and ("均" in slot.left or (own and all(head_of(n) for n in names))):
        return [Subject(n, "rank-each", n) for n in of_their_owner(names, state)]
    return [Subject(name, "rank")]


def of_their_owner(names: list[str], state: State) -> list[str]:
    """Joined attributes (总量和占比) with what the claim before is about; other names stay."""
    if not state.opened or not all(n in ATTRIBUTES for n in names):
        return names
    owner, of, _ = state.indicator.partition("占")
    shares = ("占比", "比重")
    return [state.indicator if of and n in shares else owned(owner, n) for n in names]


def _unnamed(slot: Slot, state: State) -> list[Subject]:
    listing = None if state.opened else _LISTING.search(slot.left)
    if listing:
        return [Subject(listing[1] + "排名", "rank-listing")]
    if "均" in slot.left[:3] and len(state.recent) > 1:
        return [Subject(recent, "rank-each") for recent in _several(state)]
    rate = "增速" if state.growth and not state.indicator.endswith(_RATES) else ""
    return [Subject(state.indicator + rate, "rank-inherited")]


def _several(state: State) -> list[str]:
    """Those that 均 speaks of: the names of the group before, else the last two claims' own."""
    return state.names or state.recent[-2:] or [state.indicator]
