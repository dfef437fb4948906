"""Counts: in Chinese numerals they are mostly names and slogans, seldom claims."""

from __future__ import annotations

import re

from lantu.read.claims.lexicon import DOING
from lantu.read.claims.sizes import NOUN_BEHIND
from lantu.text.quantities import Quantity

#: What follows a counted abstract thing; such counts sort thoughts, they measure nothing.
_ABSTRACT = re.compile(
    r"方面|层面|环节|阶段|关系|维护|确立|自信|意识|大局|市场|轮|先行|走在|关键|重点|转变|转型|结合|统一"
    r"|同步|坚持|必须|确保|不|全面|着力|推进|文明|大计|一|原则|导向|维度|角度|战略|中心|定位|优势|要素"
    r"|革命|机遇|挑战|问题|短板|抓手|步骤|时期|循环|国家|地区人|方向|渠道|百年|字|月|面|级|者|支柱|支撑"
    r"|引擎|翼|轴|带|圈|核|廊|大事|机制|体系|主题"
)
_SLOGANS = ("百千万", "千百", "百千", "千万工", "百万千")
_MOSTLY_NAMES = frozenset("次届批期级种类支张面轮段道部层组位点节会路线根网园街团把") | {"批次"}
_HELD = ("举办", "开展", "组织", "召开", "承办", "举行", "举办了", "开展了")
_HELD_UNITS = frozenset("次届期轮场")
_LISTED = re.compile(
    r"[\u4e00-\u9fff]{2,}、(?:[\u4e00-\u9fff]{2,12}[、和与]){0,3}[\u4e00-\u9fff]{2,12}(?:等)?$"
)
_SET = re.compile(r"(?:明确|涵盖|确定|部署|推出|明确了|确定了|推出了|提出)$")
_BUILT = re.compile(r"[^，。；、]{0,8}?(?:公园|集团|场馆|机场|医院|学校|水库|电站|港口|商圈|市场)")
_FOLLOWING = re.compile(r"以下|下列|如下|上述|以上|这|好$|抓|做")
_HEADING = re.compile(r"(?:方面)?的?(?:重点|主要|具体)?(?:工作|任务|要求|方面|目标)(?:[：。]|$)")
_AMONG = re.compile(
    r"[^，。；、]{0,10}(?:城市|省市|省份|地区)[^，。；、]{0,4}"
    r"(?:前[列十百\d一二三四五六七八九]|中(?:退出|排|位|居|列)|中上游|前茅|排|位列|位居|居|中最)"
)
_PEOPLE_BEFORE = re.compile(
    r"(?:人口|人次|人数|用户|群众|农民工|就业|游客|旅客|人才|劳动力|学生)[^，。；、]{0,16}$"
)


def only_leads(quantity: Quantity, text: str) -> bool:
    """Whether a count leads to what follows or to a rank: 以下6项工作, 168个城市排第15."""
    if _AMONG.match(text, quantity.end):
        return True
    before = text[max(0, quantity.start - 8) : quantity.start]
    return bool(_HEADING.match(text, quantity.end) and _FOLLOWING.search(before))


def people_meant(quantity: Quantity, text: str) -> bool:
    """7.8万残疾人, 人口减少6800多万: a bare magnitude counts people."""
    if not quantity.unit or quantity.unit[-1] not in "万亿":
        return False
    if _PEOPLE_BEFORE.search(text[max(0, quantity.outer_start - 24) : quantity.outer_start]):
        return True
    return not quantity.numeral and bool(NOUN_BEHIND.match(text, quantity.outer_end))


def great(quantity: Quantity, text: str) -> bool:
    """三大, 十大: a claim where so many tasks were set or so many things of brick were made."""
    if _SET.search(text[max(0, quantity.start - 3) : quantity.start]):
        return True
    quoted = text[quantity.start - 1 : quantity.start] in ("“", "")
    return not quoted and bool(_BUILT.match(text, quantity.end))


def counted_in_words(quantity: Quantity, text: str, sort: str) -> bool:
    """Whether a number in Chinese numerals is a claim, by its unit and what stands beside it."""
    if quantity.text[0] in "万亿":
        return quantity.comparator != "eq" and quantity.outer_start < quantity.start
    if quantity.text.startswith(_SLOGANS):
        return False
    if sort == "people":
        return quantity.comparator != "eq" or _at_least(quantity, 10)
    if sort in ("percent", "points", "money", "times"):
        return quantity.unit != "元"  # 二元结构, 多元
    return quantity.comparator in ("gt", "ge", "approx") or _things_counted(quantity, text, sort)


def _at_least(quantity: Quantity, size: int) -> bool:
    return not isinstance(quantity.value, list) and quantity.value >= size


def _things_counted(quantity: Quantity, text: str, sort: str) -> bool:
    """A count of something done (建设五个站点) or listed just before (A、B两个中心)."""
    before = text[max(0, quantity.start - 30) : quantity.start]
    if quantity.unit in _HELD_UNITS and before.endswith(_HELD):
        return True
    if sort == "physical" or quantity.unit in _MOSTLY_NAMES or _ABSTRACT.match(text, quantity.end):
        return False
    return DOING.longest(before[-8:]) is not None or bool(_LISTED.search(before))
