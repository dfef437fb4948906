"""Is a stretch of text the name of a particular undertaking?

Its cues of a proper name, the noun at its end, the list it stands in and its verb add to a score.
"""

from __future__ import annotations

import re

from lantu.read.tasks.cues import FULL_NAMES, LARGE_PLACES, QUOTED, SMALL_PLACES, cues
from lantu.read.tasks.items import Item
from lantu.read.tasks.lexicon import (
    COMPLETE,
    COUNTED_START,
    GENERIC_START,
    HEADS,
    MAKES,
    POST_PROPOSED,
    REFINES,
    START,
    STATEMENT,
    WEAK_HEADS,
    ZONE_HEADS,
    alternatives,
)

#: The score from which an item is taken as a name.
THRESHOLD = 2.0
_NEVER = -9.0
_HEADS = alternatives(set(HEADS) - {"工程", "项目"})
_PHASES = r"[一二三四五六七八九十\d]+期|\d+号|[（(][^）)]{1,8}[）)]"
_HEAD = re.compile(rf"({_HEADS})?(?:建设)?(?:{_PHASES})*(工程|项目)?(?:{_PHASES})*$")
_PHASED = re.compile(rf"(?:{_PHASES})$")
_ONLY_PHASE = re.compile(r"[一二三四五六七八九十]+期(?:工程|项目)?")
_NOUNS = frozenset(HEADS)
_DIVISIONS = frozenset((*FULL_NAMES, *LARGE_PLACES, *SMALL_PLACES))
_HEAD_AT_END = re.compile(rf"(?:{_HEADS})$")
_VERBAL = re.compile(
    r"(?:扩建|改造|迁建|改扩建|改建|整治|修复|除险加固|治理|新建|升级|扩容|延伸|拓宽|连通|修缮|保护利用|改造提升|一体化|信息化"
    r"|电气化)(?:建设|工程|项目)*$"
)
_WORKS = re.compile(r"(?:项目|工程)(?![的库总数])")
_KIND = re.compile(
    alternatives([head for head in HEADS if len(head) > 1])
    + r"|道路|场馆|载体|高校|学校|校$|院$|馆$|线$|河湖|湿地"
)
_NO_THING = re.compile(
    r"(?:产业|领域|企业|业态|活动|品牌|行业|政策|方面|问题|市场|资源|商圈|服务|贷款|贸易|消费|措施|工作|制度"
    r"|机制|改革|技术|产品|要素|城市|集群|赛事|模式|场景|手段|方式|渠道|地区|国家|任务|行动|隐患|重点|污染"
    r"|乱象|矛盾|风险|短板|经济|人才|队伍|群体|指标|增长点|能力|功能|水平|体系|规划|修编|编制|流域|开发|利用"
    r"|经济带|试点|称号|荣誉|名录|名单)(?:建设|发展)?$"
)
#: One thing to be set up, told by at least two words before its noun: 全民健康大数据平台.
_INSTALLATION = re.compile(r"[\u4e00-\u9fff]{5,}(?:平台|中心|系统|综合楼|实验室)")
#: Verbs of a turn that one thing takes: it is started, it is finished.
_TURNS = frozenset((*START, *COMPLETE, "签约落地")) - {"完成", "打通", "贯通"}


def named(text: str, items: list[Item], verb: str, *, boxed: bool, plain: bool) -> list[Item]:
    """The items of a list that name particular undertakings, in order.

    ``verb`` governs them ("" for none); ``plain`` says that it builds nothing; ``boxed`` that they
    stand in a box of a plan. A doubtful item beside a sure one is taken too.
    """
    refines = verb in REFINES
    makes = 0.5 if verb in _TURNS else 0.25 if verb in MAKES else 0.0
    extra = 0.5 * boxed + makes - 1.5 * plain
    scores = [name_score(text, item) + extra for item in items]
    if makes:
        scores = [
            score + 0.75 * bool(_INSTALLATION.fullmatch(text, item.start, item.end))
            for item, score in zip(items, scores, strict=True)
        ]
    if refines:
        scores = [
            score - 0.75 * (not is_work(text[item.start : item.end], item))
            for item, score in zip(items, scores, strict=True)
        ]
    kept = []
    for index, item in enumerate(items):
        if plain and not _despite_plain(text, item):
            continue
        others = max(scores[:index] + scores[index + 1 :], default=_NEVER)
        beside = 1.0 if others >= THRESHOLD + 0.5 else 0.75 if others >= THRESHOLD else 0.0
        if scores[index] + beside >= THRESHOLD:
            kept.append(item)
    return kept


def _despite_plain(text: str, item: Item) -> bool:
    """支持A项目, 开展B研究: a project although its verb builds nothing."""
    words = text[item.start : item.end] + item.tail
    return bool(_WORKS.search(words)) or item.post.startswith(POST_PROPOSED)


def is_project_heading(title: str) -> bool:
    """Whether the heading of a box's item itself names an undertaking (not a zone, not a field)."""
    item = Item(0, len(title), "", "")
    head = _HEAD.search(title)
    zone = head is not None and head.group(1) in ZONE_HEADS
    return not zone and cues(title) >= 2.25 and name_score(title, item) >= 2.5


def name_score(text: str, item: Item) -> float:
    """How likely the item names a particular undertaking; -9 for what cannot."""
    name = text[item.start : item.end].strip()
    if _ONLY_PHASE.fullmatch(name):
        return THRESHOLD - 0.5
    works_follow = bool(_WORKS.search(item.tail))
    if _cannot_be(name, item, works_follow):
        return _NEVER
    own = _noun_score(name)
    listed = _list_score(item, works_follow)
    if not own and not listed:
        return _NEVER
    return cues(name) + (own or 0.0) + (listed or 0.0)


def _cannot_be(name: str, item: Item, works_follow: bool) -> bool:
    """A statement, a number of things, a bare noun or place, a member of a list of other kinds."""
    if not 2 <= len(name) <= 40 or name[-1] in "的在于为将对" or name[0] == "《" or item.counted:
        return True
    if STATEMENT.search(name) or COUNTED_START.match(name) or name in _NOUNS:
        return True
    if GENERIC_START.match(name) and not QUOTED.search(name):
        return True
    if works_follow:
        return False
    other_kind = bool(item.tail and _NO_THING.search(item.tail))
    return other_kind or (name in _DIVISIONS and not item.shared)


def is_work(name: str, item: Item) -> bool:
    """Whether the words themselves tell a work (工程, 项目, 二期, 改造), not only a thing."""
    return bool(_WORKS.search(name + item.tail) or _VERBAL.search(name) or _PHASED.search(name))


def _noun_score(name: str) -> float | None:
    """What the noun at the end tells; None where it is no noun of an undertaking."""
    name = name.removesuffix("”")
    match = _HEAD.search(name)
    head, works = (match.group(1), match.group(2)) if match else (None, None)
    verbal = _VERBAL.search(name)
    if not (head or works or verbal):
        return 0.75 if _PHASED.search(name) else None
    score = 0.5 if works else 0.0
    if name.endswith("互联互通"):
        return None
    if head:
        return score + (-0.25 if len(head) == 1 else 0.5 if head in WEAK_HEADS else 1.0)
    if verbal:
        score += 1.0 if _HEAD_AT_END.search(name[: verbal.start()]) else 0.5
    return score


def _list_score(item: Item, works_follow: bool) -> float | None:
    """What the kind behind 等 tells; None where it names no kind of undertaking."""
    if works_follow:
        return 1.0
    if item.shared:
        return 0.5
    if item.tail and _KIND.search(item.tail):
        return 0.75 if item.tail[0].isdigit() else 0.5
    return None
