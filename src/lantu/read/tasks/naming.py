"""Is a stretch of text the name of a particular undertaking?

Each cue adds to a score: a place, an organisation, a phase, quotation marks, route ends (A至B),
uncommon pairs of characters, the noun at the end, the list it stands in, its verb. Pairs of
characters that stand in the documents of at least four places are common language; names are made
of others.
"""

from __future__ import annotations

import re
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.read.tasks.items import Item
from lantu.read.tasks.lexicon import COMMON_KIND, GENERIC_START, STRONG_HEADS, WEAK_HEADS, alternatives

_DATA = files("lantu.read.tasks") / "data"
_COMMON = (_DATA / "common_bigrams.txt").read_text(encoding="utf-8").replace("\n", "")
COMMON = frozenset(_COMMON[i : i + 2] for i in range(0, len(_COMMON), 2))
PLACES = (_DATA / "places.txt").read_text(encoding="utf-8").split()
_PLACE_SCAN = AhoCorasick(PLACES, matchkind=MatchKind.LeftmostLongest)
_HEADS = [head for head in STRONG_HEADS if head not in ("工程", "项目")]
_PHASES = r"[一二三四五六七八九十\d]+期|[（(][^）)]{1,8}[）)]"
_HEAD = re.compile(
    rf"({alternatives(_HEADS)})?(?:{_PHASES})*(工程|项目)?(?:{_PHASES})*$"
)
_PHASE = re.compile(r"[一二三四五六七八九十\d]期|\d号线|[（(][一二三]期[）)]|[TI]\d|\d+#|[一二三四]号|增建二线|复线")
_QUOTED = re.compile(r"“[^”]{2,14}”")
_ROUTE = re.compile(r"[\u4e00-\u9fff）]{2}(?:至|—|－|-|─|经)[\u4e00-\u9fff]{2}")
_SPEC = re.compile(r"\d+\s*(?:千伏|千瓦|MW|GW|kV|KV|万吨|万千瓦|兆瓦)|[A-Z]{2,}|G\d|S\d|[ⅠⅡⅢⅣ]")
_ORGANISATION = re.compile(
    r"集团|公司|科技|股份|大学|学院|电子|制药|重工|石化|药业|矿业|实业|控股|研究院|中科|国电|华能|大唐|中广核|国投|中交|中铁"
)
_LOCAL = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:新区|(?<![小户社片园景地城郊市县灾林库街港厂院校山库矿牧])区|[市县镇乡旗]|街道|开发区|岛|湾|村|江|河|湖|山|港|溪|沟|桥|屯|滩|堡|路|大道)"
)
#: Two to four characters and the noun: 庄岫高速, 松树水库.
_SHORT_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}(?:{alternatives([h for h in STRONG_HEADS if len(h) > 1])})")
_OWN = re.compile(r"^[市省县区](?!场|政|域|级|内|外|区|县|民|容)")
_VERBAL = re.compile(
    r"(?:扩建|改造|迁建|改扩建|改建|整治|修复|除险加固|治理|新建|升级|扩容|延伸|拓宽|连通|一体化)(?:工程|项目)?$"
)
_HEAD_WORD_END = re.compile(rf"(?:{alternatives(_HEADS)})$")
_WORKS = re.compile(r"项目|工程")
_HEAD_ANYWHERE = re.compile(alternatives([head for head in STRONG_HEADS if len(head) > 1]) + "|道路|场馆|载体|高校|学校|设施建设|校$|院$|馆$|线$|河湖|湿地")
_NO_THING = re.compile(
    r"(?:产业|领域|企业|业态|活动|品牌|行业|政策|方面|问题|市场|资源|商圈|服务|贷款|贸易|消费|措施|工作|制度|机制|改革|技术|产品|要素|城市|集群|赛事|模式|场景|手段|方式|渠道|地区|国家|任务|行动|隐患|重点|污染|乱象|矛盾|风险|短板|经济|人才|队伍|群体|指标|新增长点|能力|功能|水平|体系)(?:建设|发展)?$"
)
_THING_VERB = frozenset("建设 新建 构建 扩建 迁建 改建 开工建设 建成 加快建设 搭建 实施 启动 启动建设 开工".split())


def named(text: str, items: list[Item], verb: str, *, boxed: bool, plain: bool) -> list[Item]:
    """The items of a list that name particular undertakings, in order.

    ``verb`` governs them ("" for none); ``plain`` says that it builds nothing; ``boxed`` that they
    stand in a box of a plan.
    """
    scores = [name_score(text, item) for item in items]
    extra = 0.5 * boxed + (0.25 if verb in _THING_VERB else 0.0) - (1.5 if plain else 0.0)
    sure = sum(score + extra >= 2.5 for score in scores)
    kept = []
    for item, score in zip(items, scores, strict=True):
        company = sure - (score + extra >= 2.5)
        bonus = 0.75 if company and len(items) > 1 else 0.0
        if score > -5 and score + extra + bonus >= 2.0:
            kept.append(item)
    return kept


def name_score(text: str, item: Item) -> float:
    """How likely the item names a particular undertaking; -9 for what cannot."""
    name = text[item.start : item.end].strip()
    if not 2 <= len(name) <= 40 or GENERIC_START.match(name) or item.counted:
        return -9.0
    if item.tail and _NO_THING.search(item.tail) and not _WORKS.search(item.tail):
        return -9.0
    match = _HEAD.search(name)
    head, works = (match.group(1), match.group(2)) if match else (None, None)
    verbal = _VERBAL.search(name)
    if not head and not works and not verbal and not item.tail and not item.shared:
        return -9.0
    score = cues(name) + (0.5 if works else 0.0)
    if head:
        score += 0.0 if len(head) == 1 else 0.5 if head in WEAK_HEADS else 1.0
    elif verbal:
        score += 1.0 if _HEAD_WORD_END.search(name[: verbal.start()]) else 0.5
    return score + _tail_score(item)


def _tail_score(item: Item) -> float:
    if item.shared:
        return 0.5
    if _WORKS.search(item.tail):
        return 1.0
    if _HEAD_ANYWHERE.search(item.tail):
        return 0.75 if item.tail[0].isdigit() else 0.5
    return 0.0


def cues(name: str) -> float:
    """The part of the score that shows a proper name, between 0 and about 6."""
    score = 0.0
    if _PLACE_SCAN.find_matches_as_indexes(name):
        score += 1.5
    elif _LOCAL.match(name) or _OWN.match(name):
        score += 1.0
    for pattern, weight in (
        (_ORGANISATION, 1.0),
        (_PHASE, 1.5),
        (_QUOTED, 1.0),
        (_ROUTE, 1.5),
        (_SPEC, 1.0),
    ):
        if pattern.search(name):
            score += weight
    rare = uncommon(name)
    if rare and _SHORT_NAME.match(name) and name[:2] not in COMMON:
        score += 0.75
    score += min(1.75, rare)
    return score - 1.0 if score < 1.5 and COMMON_KIND.search(name) else score


def uncommon(name: str) -> float:
    """Weight of the pairs of Chinese characters that common plan language does not have.

    An uncommon pair between two common ones is a seam between words (变电站扩建), and tells little.
    """
    rare = [
        name[i] >= "\u4e00" and name[i + 1] >= "\u4e00" and name[i : i + 2] not in COMMON
        for i in range(len(name) - 1)
    ]
    weight = 0.0
    for i, odd in enumerate(rare):
        if odd:
            seam = 0 < i < len(rare) - 1 and not rare[i - 1] and not rare[i + 1]
            weight += 0.15 if seam else 0.45
    return weight
