"""Small questions about phrases that several steps of finding a subject ask."""

from __future__ import annotations

import re

from lantu.read.claims.affixes import Hit
from lantu.read.claims.lexicon import CONTENT_LEAD, VERB_END

#: Words that say how or where, and name nothing by themselves.
EMPTY = frozenset(
    "人均 户均 平均 年人均 各地 其中 全年 当年 全部 由此 同比 环比 涨幅 累计 总计 合计 平均每 首次 再次 以 每年 年均 预计".split()
)
MANNER = frozenset(
    "高标准 高质量 高水平 高效 全面 顺利 圆满 如期 提前 成功 累计 全年 集中 统筹 省级统筹 首批 陆续 超额 免费".split()
)
#: Verbs that stand before a noun as its modifier (上市企业, 就业岗位).
NOUN_LIKE = frozenset(
    "上市 挂牌 就业 参保 创业 出口 进口 备案 登记 储备 监测 检测 服务 融资 担保 供水 供电 供热 绿化 生产 销售 运输 存栏 孵化 毕业".split()
)
#: Verbs that name an amount themselves (发电99亿千瓦时).
NOMINAL = frozenset(
    "装机 发电 出口 进口 就业 创业 融资 存栏 出栏 投入 生产 销售 演出 节余 结余 植树 造林 减排 节能 节水 脱贫 增收 减负 保有 储备 供水 供电".split()
)
PLACE_END = re.compile(
    r"(?:市|省|区|县|州|镇|乡|村|岛|港|园|城|旗|盟|片区|新区|地区|市区|城区|主城区|县域|全球|全国|世界|国际|高校)$"
)
_TAIL = re.compile(r"(?<=..)(?:有望|可望|[要再仍还将则已])$")
_FIRST_TIME = re.compile(r"(?<=..)(?:在全国|在全省|率先|首次|历史性)+[破超突].*$")
_PREDICATED = re.compile(
    r"(?:推进|推动|投用|通车|运行|落地|挂牌|获批|开工|投产|启动建设|提速|加快|运营|揭牌|见效)$"
)


def last_verb(text: str) -> Hit | None:
    """The verb that ends a phrase, with ``light`` or ``content``; None if none does."""
    return VERB_END.longest(text)


def leading_verb(name: str) -> str:
    """The verb before a thing that changes what is counted (新增, 改造); "" without one."""
    hit = CONTENT_LEAD.longest(name)
    return hit[0] if hit and hit[1] == "content" and hit[0] not in NOUN_LIKE else ""


def all_verbs(text: str) -> bool:
    """Whether a phrase is made of verbs alone: 关停取缔, 建成."""
    while text:
        hit = None if text in NOMINAL else VERB_END.longest(text)
        if hit is None:
            return False
        text = text[: -len(hit[0])]
    return True


def strip_verbs(thing: str) -> str:
    """A thing without the verbs before it: 改造提升散乱污企业 → 散乱污企业."""
    while True:
        hit = CONTENT_LEAD.longest(thing)
        if hit is None or hit[1] != "content" or len(thing) - len(hit[0]) < 2:
            return thing
        thing = thing[len(hit[0]) :]


def with_verb(names: list[str], verb: str = "") -> list[str]:
    """Joined names, each with the verb before the first (or of the list they go on): 新增A, 新增B."""
    hit = CONTENT_LEAD.longest(names[0])
    if hit is None or hit[1] != "content":
        return [verb + name for name in names]
    return [names[0], *(n if CONTENT_LEAD.longest(n) else hit[0] + n for n in names[1:])]


def last_part(text: str) -> str:
    """The last of joined parts where the first says something whole: A启动建设、签约项目 → 签约项目."""
    front, joined, last = text.rpartition("、")
    whole = joined and len(last) > 3 and len(front) > 6 and "、" not in front
    return last if whole and _PREDICATED.search(front) and not all_verbs(front) else text


def trimmed(name: str) -> str:
    """A name without the words that only lead to its number: 人均GDP有望, 装机在全国率先破亿."""
    return _FIRST_TIME.sub("", _TAIL.sub("", name))
