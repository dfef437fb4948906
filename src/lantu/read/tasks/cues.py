"""What shows a proper name: places, organisations, phases, quotation marks, uncommon characters.

Pairs of characters that stand in the documents of at least four places are common language; names
are made of others (``data/common_bigrams.txt``, counted over 45 places' public documents).
"""

from __future__ import annotations

import re
from importlib.resources import files

from ahocorasick_rs import AhoCorasick, MatchKind

from lantu.read.tasks.lexicon import COMMON_KIND, HEADS, alternatives

_DATA = files("lantu.read.tasks") / "data"
_PAIRS = (_DATA / "common_bigrams.txt").read_text(encoding="utf-8").replace("\n", "")
COMMON = frozenset(_PAIRS[i : i + 2] for i in range(0, len(_PAIRS), 2))
#: Names of divisions (GB/T 2260): in full; short, of provinces and prefectures; short, of counties.
FULL_NAMES, LARGE_PLACES, SMALL_PLACES = (
    tuple(line.split()) for line in (_DATA / "places.txt").read_text(encoding="utf-8").splitlines()
)
_PLACE_SCAN = AhoCorasick(
    [*FULL_NAMES, *LARGE_PLACES, *SMALL_PLACES], matchkind=MatchKind.LeftmostLongest
)

_PHASE = re.compile(
    r"[一二三四五六七八九十\d]期|\d号线|[（(][一二三]期[）)]|[TI]\d|\d+[#号]|[一二三四]号|增建二线|复线"
)
QUOTED = re.compile(r"“[^”]{2,14}”")
_ROUTE = re.compile(r"[\u4e00-\u9fff）]{2}(?:至|—|－|-|─|经)[\u4e00-\u9fff]{2}")
_SPEC = re.compile(r"\d+\s*(?:千伏|千瓦|MW|GW|kV|KV|万吨|万千瓦|兆瓦)|[A-Z]{2,}|G\d|S\d|[ⅠⅡⅢⅣ]")
_ORGANISATION = re.compile(
    r"集团|公司|(?<=[\u4e00-\u9fff]{2})科技(?![创成孵合大园城馆人研服攻金]|基础)|股份|大学|学院"
    r"|(?<=[\u4e00-\u9fff]{2})电子(?![商政信])|制药|重工|药业|矿业|实业|控股|研究院"
    r"|中科|国电|华能|大唐|中广核|国投|中交|中铁"
)
#: A place by its ending, but not common words with the same ending (园区, 城镇, 市场, 河流).
_LOCAL = re.compile(
    r"[\u4e00-\u9fff]{1,6}?(?:新区|(?<![小户社片园景地城郊市县灾林库街港厂院校山矿牧边老辖])区"
    r"|市(?![场政民域级容值])|(?<![市区])县(?![域级城])|(?<![城乡集重])镇|(?<![城家水侨])乡(?![村镇])"
    r"|旗(?!舰)|街道|开发区|岛(?!屿)|湾|(?<![农乡新中])村|江|河(?![流道湖长])|湖(?![泊长面])"
    r"|山(?![区体洪水])|(?<![海陆空])港(?![口航])|溪|沟(?!通)|桥(?!梁)|屯|滩|堡"
    r"|(?<![铁公道网线思出电水油管])路(?![网面灯况段])|大道)"
)
#: 市中心医院: the jurisdiction's own institution.
_OWN = re.compile(r"[市省县区](?![场政域级内外区县民容])")
_LONG_HEADS = alternatives([head for head in HEADS if len(head) > 1])
#: Two to four characters and the noun: 松树水库.
_SHORT_NAME = re.compile(rf"[\u4e00-\u9fff]{{2,4}}(?:{_LONG_HEADS})")
_ORDINAL = re.compile(r"第[一二三四五六七八九十\d]+(?![批轮次届条])")
_WEIGHTED = (
    (_ORDINAL, 0.75),
    (_ORGANISATION, 1.0),
    (_PHASE, 1.5),
    (QUOTED, 1.0),
    (_ROUTE, 1.5),
    (_SPEC, 1.0),
)


def cues(name: str) -> float:
    """How much in a stretch of text shows a proper name, between -1 and about 8."""
    score = 0.0
    if _PLACE_SCAN.find_matches_as_indexes(name):
        score += 1.5
    elif _LOCAL.match(name) or _OWN.match(name):
        score += 1.0
    score += sum(weight for pattern, weight in _WEIGHTED if pattern.search(name))
    rare = uncommon(name)
    if rare and name[:2] not in COMMON and _SHORT_NAME.match(name):
        score += 0.75
    score += min(1.75, rare)
    if len(name) <= 4 and rare >= 0.45 * (len(name) - 1):
        score += 0.75  # 盘南, 昱昇矿业: nothing in it is common language
    return score - 1.0 if score < 1.5 and COMMON_KIND.search(name) else score


def starts_like_name(name: str) -> bool:
    """Whether the first characters already show a proper name, a mark or a number."""
    if name[0] in "“市省县" or not "\u4e00" <= name[0] <= "\u9fff":
        return True
    first = _PLACE_SCAN.find_matches_as_indexes(name[:6])
    return name[:2] not in COMMON or bool(first and first[0][1] == 0)


def uncommon(name: str) -> float:
    """Weight of the pairs of Chinese characters that common plan language does not have.

    An uncommon pair between two common ones is a seam between words (变电站扩建): it tells little.
    """
    rare = [
        name[i] >= "\u4e00" and name[i + 1] >= "\u4e00" and name[i : i + 2] not in COMMON
        for i in range(len(name) - 1)
    ]
    last = len(rare) - 1
    weight = 0.0
    for i, odd in enumerate(rare):
        if odd:
            seam = 0 < i < last and not rare[i - 1] and not rare[i + 1]
            weight += 0.15 if seam else 0.45
    return weight
