"""Small questions about phrases that several steps of finding a subject ask."""

from __future__ import annotations

import re

from lantu.read.claims.affixes import Hit
from lantu.read.claims.lexicon import CONTENT_LEAD, NOMINAL, NOUN_LIKE, VERB_END

PLACE_END = re.compile(
    r"(?:市|省|区|县|州|镇|乡|村|岛|港|园|城|旗|盟|片区|新区|地区|市区|城区|主城区|县域|全球|全国|世界|国际|高校)$"
)
_MEASURES = frozenset("率数额量值")
#: Verbs that come in couples: 新建改造, 修复治理.
_COUPLED = re.compile(
    r"(?:新建|续建|改建|扩建|改扩建|改造|修复|治理|整治|更新|升级|提升|引进|培育|清理|拆除|关停|取缔|取消|下放"
    r"|维修|养护|制定|修订|开工|筹集|优化|调整)+(?=[\u4e00-\u9fff“]{2})"
)
_TAIL = re.compile(r"(?<=..)(?:有望|可望|[要再仍还将则已可先又]+|均?[再屡]?创[^，、]{0,6}新高、?)$")
_FIRST_TIME = re.compile(r"(?<=..)(?:在全国|在全省|率先|首次|历史性)+[破超突].*$")
_PREDICATED = re.compile(
    r"(?:推进|推动|投用|通车|运行|落地|挂牌|获批|开工|投产|启动建设|提速|加快|运营|揭牌|见效)$"
)


def last_verb(text: str) -> Hit | None:
    """The verb that ends a phrase, with ``light`` or ``content``; None if none does."""
    return VERB_END.longest(text)


def leading_verb(name: str) -> str:
    """The verb before a thing that changes what is counted (新增, 改造); "" without one.

    A verb that is the beginning of a measure (入学率) is none.
    """
    hit = CONTENT_LEAD.longest(name)
    if hit is None or hit.category != "content" or hit.word in NOUN_LIKE:
        return ""
    if name[len(hit.word) :][:1] in _MEASURES:
        return ""
    both = _COUPLED.match(name)
    return both[0] if both and len(both[0]) > len(hit.word) else hit.word


def all_verbs(text: str) -> bool:
    """Whether a phrase is made of verbs alone: 关停取缔, 建成."""
    while text:
        hit = None if text in NOMINAL else VERB_END.longest(text)
        if hit is None:
            return False
        text = text[: -len(hit.word)]
    return True


def strip_verbs(thing: str) -> str:
    """A thing without the verbs before it: 改造提升散乱污企业 → 散乱污企业."""
    while True:
        hit = CONTENT_LEAD.longest(thing)
        if hit is None or hit.category != "content" or len(thing) - len(hit.word) < 2:
            return thing
        if hit.word in NOUN_LIKE:  # 生产总值, 上市企业
            return thing
        thing = thing[len(hit.word) :]


def without_deeds(thing: str) -> str:
    """A thing without verbs on either side: 产业项目新开工 → 产业项目."""
    thing = strip_verbs(thing)
    hit = VERB_END.longest(thing)
    if hit is None or hit.category != "content" or len(thing) - len(hit.word) < 4:
        return thing
    return thing[: -len(hit.word)]


def with_verb(names: list[str], verb: str = "") -> list[str]:
    """Joined names, each with the verb of the first (or of the list they go on): 新增A, 新增B."""
    first = leading_verb(names[0])
    if not first:
        return [verb + name for name in names]
    return [names[0], *(n if leading_verb(n) else first + n for n in names[1:])]


def last_part(text: str) -> str:
    """The last of joined parts where the first is a clause: A启动建设、签约项目 → 签约项目."""
    front, joined, last = text.rpartition("、")
    whole = joined and len(last) > 3 and len(front) > 6 and "、" not in front
    return last if whole and _PREDICATED.search(front) and not all_verbs(front) else text


def trimmed(name: str) -> str:
    """A name without the words that only lead to its number: 人均GDP有望, 装机在全国率先破亿."""
    return _FIRST_TIME.sub("", _TAIL.sub("", name))


_RUN_IN = re.compile(r"([\u4e00-\u9fff]{2,6}?)(?:全年|年末)(?=[\u4e00-\u9fff]{4})")


def without_heading(name: str) -> str:
    """A name without a heading run into it, told by 全年 or its own word again behind 年末.

    畜牧全年出栏生猪 → 出栏生猪, 人口年末常住人口 → 常住人口; 金融机构年末存款余额 stays.
    """
    found = _RUN_IN.match(name)
    if found is None:
        return name
    again = found[0].endswith("全年") or found[1][-2:] in name[found.end() :]
    return name[found.end() :] if again else name
