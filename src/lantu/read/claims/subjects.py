"""Whose number it is: the indicator of a claim, completed from what stands around it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from lantu.read.claims.heads import VALUE_HEADS, head_of, joined_names
from lantu.read.claims.lexicon import ATTRIBUTES, CONTENT_LEAD, RANKING
from lantu.read.claims.nouns import noun_phrase, owner_noun
from lantu.read.claims.phrase import Phrase, all_verbs, last_verb, strip_lead, strip_verbs
from lantu.read.claims.slots import Slot
from lantu.text.units import unit_class


@dataclass(slots=True)
class State:
    """What the sentence has spoken of so far."""

    indicator: str = ""  #: of the claim before: what 增长7% without a subject is about
    thing: str = ""  #: the thing that 总投资, 面积 … without an owner belong to
    topic: str = ""  #: the last indicator that was named in full
    verb: str = ""  #: the verb shared by a list: 新增A 24家、B 2300家
    unit: str = ""  #: of the claim before
    names: list[str] = field(default_factory=list)  #: subjects of the group before, for 分别
    parent: str = ""  #: what 其中 or 分…看 breaks down
    growth: bool = False  #: the claim before is a rate of growth
    sentence: int = -1
    shared: str = ""  #: whose share the claim before is, in a list of shares
    end: int = 0  #: where the claim before ends
    period: str = ""  #: of the claim before
    started: int = 0  #: where the claim before ends, if it was the start of a comparison
    ahead: str = ""  #: the owner that follows its attributes: 总投资49亿元、全长222公里的工程
    context: str = ""  #: what the clause before the first claim of the sentence speaks of
    recent: list[str] = field(default_factory=list)  #: the indicators of the sentence, in order
    opened: bool = False  #: the sentence has had a claim


@dataclass(slots=True)
class Subject:
    """An indicator and how it was found."""

    indicator: str
    rule: str
    thing: str | None = None  #: what it makes the new owner of attributes; None leaves the old one
    verb: str = ""


_COUNTING = frozenset(("count", "people", "physical", "", "time"))
_CLEAN_RIGHT = re.compile(r"^(?:的|以上的|左右的|以内的|（[^）]*）)+|（[^）]{6,}）")
_PLACE_END = re.compile(
    r"(?:市|省|区|县|州|镇|乡|村|岛|港|园|城|旗|盟|片区|新区|地区|市区|城区|主城区|县域|全球|全国|世界|国际|高校)$"
)
_SHARE = re.compile(r"占([^，。；]*)$")
_COMPARED = re.compile(
    r"(?:高于|快于|高出|超出|超过|领先于?|好于|优于|多于|大于|低于|慢于|少于|落后于?|(?<![占同环配对])比|较)[^，。；]{0,14}$"
)
_MEASURES_TAKEN = re.compile(r"(?:措施|举措|政策|工程|任务|行动|条款|事项|实事|计划|改革|清单)$")


_FUND = re.compile(
    r"(?:的)?[\u4e00-\u9fff“”]{0,12}?(?:资金支持|资金|国债|债券|补助|补贴|奖励|贷款|基金|专项债|授信|投资计划|订单|红包|消费券|专款)(?:资金)?"
)
_FUND_VERBS = frozenset(("增发", "新增", "发行", "发放", "争取"))
_PLAN_SHARE = re.compile(
    r"(?:完成|为|占|达|达到|超额完成)?(?:年初|全年|年度|年|调整|变动)*(预算|计划|目标)(?:任务|数)?的?$"
)
_MANNER = frozenset(
    "高标准 高质量 高水平 高效 全面 顺利 圆满 如期 提前 成功 累计 全年 集中 统筹 省级统筹 首批 陆续 超额".split()
)
_EMPTY = frozenset(
    "人均 户均 平均 年人均 各地 其中 全年 当年 全部 由此 同比 环比 涨幅 累计 总计 合计 平均每 首次 再次".split()
)
_FIRST_TIME = re.compile(r"(?<=..)(?:在全国|在全省|率先|首次|历史性)+[破超突].*$")
_PREDICATED = re.compile(
    r"(?:推进|推动|投用|通车|运行|落地|挂牌|获批|开工|投产|启动建设|建设|提速|加快|完成|运营|揭牌|见效|实施)$"
)
_TAIL = re.compile(r"(?<=..)(?:有望|可望|[要再仍还将则已均])$")
_STEP = ("大关", "台阶", "新台阶", "关口", "门槛")


def subject_of(slot: Slot, phrase: Phrase, state: State) -> Subject:
    """The subject of one number by what stands before and behind it."""
    quantity = slot.quantity
    if quantity.kind == "ordinal":
        return Subject(noun_phrase(slot.right)[:30], "occasion")
    sort = unit_class(quantity.unit)
    right = clean_right(slot.right)
    share = _SHARE.search(phrase.rest)
    if not share and slot.link == "list" and state.shared and slot.left.endswith("的"):
        return Subject(f"{state.shared}占{phrase.rest}比重", "share-list", None)
    if share and (sort == "percent" or quantity.kind == "fraction" or phrase.rest.startswith("占")):
        return _share(phrase.rest, share, state)
    if quantity.kind == "level":
        return _level(right.partition("、")[0], phrase)
    if (
        right
        and phrase.mode in ("rise", "fall")
        and not phrase.rest
        and sort in ("count", "people", "")
        and not phrase.base
    ):
        verb, phrase.mode = phrase.word, ""
        return Subject(verb + noun_phrase(right), "counted-change", noun_phrase(right), verb)
    if sort == "points":
        phrase.rest = _COMPARED.sub("", phrase.rest)
    if right and _is_counting(slot, phrase, sort):
        return _counted(slot, phrase, right, state)
    name = strip_lead(phrase.rest)
    if (
        right
        and (sort in ("percent", "time") or quantity.kind == "fraction")
        and phrase.mode in ("", "reach")
    ):
        text = name + noun_phrase(right)
        return Subject(text, "part", text)
    if right and sort == "money" and right.startswith(_STEP):
        right = ""
    if right and sort == "money" and (fund := _FUND.match(right)):
        return Subject(
            (name if len(name) > 2 or name in _FUND_VERBS else "") + fund[0], "fund", None
        )
    if right and sort == "money" and (not name or all_verbs(name)):
        return Subject(noun_phrase(right), "counted", None)
    return _named(slot, phrase, name, sort, state)


_STEPS = re.compile(r"(?:元)?(?:新)?(?:台阶|大关|城市|俱乐部|行列|门槛|关口).*$")


def _level(right: str, phrase: Phrase) -> Subject:
    """打造千亿级产业集群, 经济总量迈入万亿城市行列."""
    noun = noun_phrase(_STEPS.sub("", right))
    return Subject(noun or strip_lead(phrase.rest), "level", noun or None)


def clean_right(right: str) -> str:
    """The words behind a number without 的 and remarks in brackets; "" where a list goes on."""
    if not right or right[0] in "、）”":
        return ""
    return _CLEAN_RIGHT.sub("", right)


def last_part(text: str) -> str:
    """The last of joined parts where the first says something of its own: A启动建设、签约项目 → 签约项目."""
    front, joined, last = text.rpartition("、")
    if (
        joined
        and len(last) > 3
        and _PREDICATED.search(front)
        and not all_verbs(strip_lead(front))
        and "、" not in front
    ):
        return last if len(front) > 6 else text
    return text


def _is_counting(slot: Slot, phrase: Phrase, sort: str) -> bool:
    if sort == "time":
        return not phrase.rest
    return slot.quantity.kind == "amount" and sort in _COUNTING and phrase.mode in ("", "reach")


def owner_ahead(placed: Sequence[Slot], first: Slot) -> str:
    """What attributes before it belong to: 总投资49亿元、全长222公里的输水工程 → 输水工程."""
    if "的" not in (
        first.right[:1],
        *(
            s.right[:1]
            for s in placed
            if s.clause == first.clause and s.quantity.start > first.quantity.start
        ),
    ):
        return ""
    later = [
        s for s in placed if s.clause == first.clause and s.quantity.start >= first.quantity.start
    ]
    for slot, after in zip(later, [*later[1:], None], strict=True):
        if slot.right == "的" and after is not None:
            return owner_noun(clean_right(after.right))
        if slot.right.startswith("的"):
            return owner_noun(slot.right[1:])
    return ""


_BENEFIT = re.compile(
    r"(?:参保|受益|参加|参与|领取[\u4e00-\u9fff]{2,6}|享受[\u4e00-\u9fff]{2,8}|获益)"
)


def _counted(slot: Slot, phrase: Phrase, right: str, state: State) -> Subject:
    """Number before thing: 建设30个示范工厂, 12家单位获得称号."""
    noun, rest = noun_phrase(right), phrase.rest
    if (
        not rest
        and unit_class(slot.quantity.unit) == "people"
        and (_BENEFIT.fullmatch(noun) or all_verbs(noun))
    ):
        whose = state.thing if state.opened else state.context
        return Subject(f"{whose}{noun}人数", "counted-benefit", None)
    if not rest:
        if slot.link == "list" and state.verb and phrase.mode == "":
            return Subject(state.verb + noun, "counted-list", noun, state.verb)
        return Subject(noun, "counted", noun)
    owner = strip_lead(rest)
    if owner in _MANNER:
        return Subject(noun, "counted", noun)
    if (
        owner
        and slot.right.startswith("的")
        and (
            owner in ATTRIBUTES
            or unit_class(slot.quantity.unit) == "physical"
            and not all_verbs(owner)
        )
    ):
        noun = owner_noun(slot.right[1:])
        return Subject(noun + owner, "attribute-of", noun)
    if slot.left.endswith("的") and len(owner) < 24:
        return Subject(owner + noun, "counted-clause", owner + noun)
    verb = last_verb(rest)
    if verb is not None:
        return _after_verb(rest, owner, noun, *verb)
    opening = CONTENT_LEAD.longest(owner)
    if rest.endswith("等") and opening and opening[1] == "content":
        return Subject(opening[0] + noun, "counted-examples", noun, opening[0])
    if (
        rest.endswith("等")
        or slot.quantity.numeral
        and "、" in rest
        or _PLACE_END.search(rest)
        and len(rest) < 9
    ):
        return Subject(noun, "counted-examples", noun)
    lead = owner if len(owner) <= 14 else ""
    return Subject(lead + noun, "counted-lead", lead + noun)


def _after_verb(rest: str, owner: str, noun: str, verb: str, sort: str) -> Subject:
    if len(owner) > len(verb) and _MEASURES_TAKEN.search(noun) and len(noun) < 9:
        return Subject(owner + noun, "counted-purpose", noun)
    kept = verb if sort == "content" else ""
    return Subject(kept + noun, "counted-verb", noun, kept)


def _share(rest: str, share: re.Match[str], state: State) -> Subject:
    """占…比重, with its owner from before where it has none."""
    owner, whole = rest[: share.start()], share[1].strip("的")
    name, rule = strip_lead(owner).rstrip("，") if owner else "", "share"
    if not name:
        name, rule = state.indicator.partition("占")[0], "share-inherited"
    state.shared = name
    end = "" if whole.endswith(("比重", "比例", "份额", "占比", "比")) or not whole else "比重"
    return Subject(f"{name}占{whole}{end}" if whole else name + "占比", rule, None)


def _named(slot: Slot, phrase: Phrase, name: str, sort: str, state: State) -> Subject:
    """Thing before number: 固定资产投资1652.8亿元, 增长15.1%."""
    if not name or name in _EMPTY:
        if state.context and not state.opened:
            return Subject(state.context, "context", state.context)
        return Subject(state.indicator, "inherited", None)
    if name in ATTRIBUTES and (owner := _owner(state, name)):
        return Subject(owned(owner, name), "attribute", None)
    if all_verbs(name) and sort in _COUNTING and state.thing and slot.quantity.unit == state.unit:
        return Subject(name + strip_verbs(state.thing), "verb-only", None)
    if state.parent and sort in ("percent", "money", "points"):
        parted = _broken_down(state.parent, name)
        if parted:
            return Subject(parted, "breakdown", None)
    lead = CONTENT_LEAD.longest(name)
    verb = lead[0] if lead and lead[1] == "content" and lead[0] not in _NOUN_LIKE else ""
    if (
        slot.link == "list"
        and state.verb
        and not verb
        and phrase.mode in ("", "reach")
        and sort in _COUNTING | {"money"}
    ):
        return Subject(state.verb + name, "named-list", name, state.verb)
    return Subject(name, "named", name, verb)


#: Verbs that stand before a noun as its modifier (上市企业, 就业岗位).
_NOUN_LIKE = frozenset(
    "上市 挂牌 就业 参保 创业 出口 进口 备案 登记 储备 监测 检测 服务 融资 担保 供水 供电 供热 绿化 生产 销售 运输 存栏 孵化 毕业".split()
)
_STANDING_ALONE = frozenset(
    "贷款余额 税收 税收收入 增加值 利润 产值 余额 利润总额 营业收入 销售收入 产量 投资 参与 服务 从业人员".split()
)


_OWN_TOTALS = frozenset(("贷款余额", "存款余额", "税收收入"))


def _owner(state: State, attribute: str) -> str:
    """Whose an attribute is: in a sentence that has begun, the thing last named; else its context."""
    if state.ahead:
        return state.ahead
    if attribute in _OWN_TOTALS and head_of(state.topic)[-2:] != attribute[-2:]:
        return ""
    if state.opened:
        return state.thing or state.topic
    if state.context:
        return state.context
    if attribute in _STANDING_ALONE and head_of(state.topic)[-2:] != attribute[-2:]:
        return ""
    return state.topic or state.thing


def owned(thing: str, attribute: str) -> str:
    """An attribute with its owner: 项目 + 总投资; a value the owner's name ends with gives way."""
    if thing.endswith(attribute):
        return thing
    if attribute in ("总量", "总数", "数量", "总户数"):
        thing = strip_verbs(thing)
    head = head_of(thing)
    if head in VALUE_HEADS and len(head) < len(thing):
        thing = thing[: -len(head)]
    return thing + attribute


_OWNERSHIP = re.compile(
    r"^(?:国有|集体|股份|私营|私人|民营|外商|港澳台|大型|大中型|中型|小型|微型|小微|非公有制).*企业"
)


def _broken_down(parent: str, name: str) -> str:
    """A part of what 其中 breaks down, completed by it; "" where the part stands for itself."""
    head, own = head_of(parent), head_of(name)
    if head not in VALUE_HEADS or own and not (own in VALUE_HEADS and _OWNERSHIP.match(name)):
        return ""
    front = parent[: -len(head)]
    if "企业" in name:
        front = front.removesuffix("企业")
    return front + name + ("" if own else head)


_RANK_VERB = re.compile(
    r"^(.*?)(?:分别|均|稳|位|跃|仍|继续|双双|连续)*(?:居(?![民住家])|位列|位于|列|排名(?!中)|排在|排|名列|跃升至|上升至|升至|上升到|进位至|位次|跻身|获评|夺得|保持)[^、，]{0,14}$"
)
_IN_RANKING = re.compile(r"^在?(.*?)(?:中|里)?$")


_AMONG_TAIL = re.compile(r"在(?:全国|全省|全球|世界|全市|国内|东北|中部|西部)[^，。；]*$")
_WHEN_TAIL = re.compile(
    r"(?:首次|再次|连续(?:第)?(?:\d{1,2}|[一两三四五六七八九十]{1,2})年|跃|升)+$"
)
_LISTING = re.compile(
    r"(?:位列|位居|列|居|在)([\u4e00-\u9fff“”《》]*(?:榜|百强\w?|十佳[\u4e00-\u9fff]{0,4}|监测|考核|评价|评估|指数)[\u4e00-\u9fff”》]{0,4}?)(?:中|里)?(?:居|列|排名|位列)?$"
)


def rank_name(slot: Slot) -> str:
    """What is ranked, as the words before the rank name it; "" where they do not."""
    found = _RANK_VERB.match(slot.left)
    rest = found[1] if found else slot.left
    while rest:
        hit = RANKING.longest(rest)
        if hit is None or hit[1] == "rate":
            break
        rest = rest[: -len(hit[0])]
    name = strip_lead(_WHEN_TAIL.sub("", _AMONG_TAIL.sub("", rest)))
    if name.startswith("在") and name.endswith("中"):
        name = name[1:-1]
    if name in _EMPTY:
        return ""
    return "" if _PLACE_END.search(name) and len(name) < 6 else name


def rank_subjects(slot: Slot, state: State) -> list[Subject]:
    """Who holds a rank: what the words name, or the claim before (its rate, where that grew)."""
    name = rank_name(slot)
    if not name and not state.opened and (listing := _LISTING.search(slot.left)):
        return [Subject(listing[1] + "排名", "rank-listing", None)]
    if not name:
        if "均" in slot.left[:3] and len(state.recent) > 1:
            return [Subject(recent, "rank-each", None) for recent in state.recent[-2:]]
        rate = state.growth and not state.indicator.endswith(("增速", "增幅"))
        return [Subject(state.indicator + ("增速" if rate else ""), "rank-inherited", None)]
    if name in ATTRIBUTES or name in ("增速", "增幅"):
        return [Subject(owned(state.indicator, name), "rank-attribute", None)]
    names = joined_names(name)
    if len(names) > 1 and ("均" in slot.left or all(head_of(n) for n in names)):
        return [Subject(n, "rank-each", n) for n in names]
    return [Subject(name, "rank", None)]
