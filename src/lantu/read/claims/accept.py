"""Which numbers can be claims at all, judged by what stands right beside them.

What is left out here (names, slogans, ordinals, thresholds inside names) is text like any other to
the steps that follow.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from lantu.read.claims.affixes import Suffixes, categories
from lantu.read.claims.lexicon import CONTENT, LIGHT
from lantu.read.claims.slots import enclosing
from lantu.text.quantities import Quantity
from lantu.text.units import unit_class

#: Light verbs that do not make or hold a counted thing.
_NOT_DOING = frozenset(
    "力争 争取 确保 努力 预计 保持 稳定 总计 累计 成功 顺利 全面 全力 深入 持续 继续 大力 积极 着力 稳步 抓好 抓实 办好 用好 做好 谋深 做强 做大 做优 通过 以及 切实 坚持 加强 强化 同时 先后 陆续 相继 主动 率先 首次 再次 连续 围绕 聚焦 按照 根据 随着 满足 依托 面向 针对 带动 促进 帮助 推动 完善 健全 深化 加大 扩大 提升到 提高到 涉及 包括 包含 落实 支持 发展 高质量 高标准 统筹 坚定".split()
)
_DOING = Suffixes(
    categories(verb=(*CONTENT, *[w for w in LIGHT if len(w) > 1 and w not in _NOT_DOING]))
)
#: What follows a counted abstract thing; such counts sort thoughts, they measure nothing.
_ABSTRACT = re.compile(
    r"(?:方面|层面|环节|阶段|关系|维护|确立|自信|意识|大局|市场|轮|先行|走在|关键|重点|转变|转型|结合|统一|同步|坚持|必须|确保|不|全面|着力|推进|文明|大计|一|原则|导向|维度|角度|战略|中心|定位|优势|要素|革命|机遇|挑战|问题|短板|抓手|步骤|时期|循环|国家|地区人|方向|渠道|百年|字|月|面|级|者|支柱|支撑|引擎|翼|轴|带|圈|核|廊|大事|机制|体系|主题|一)"
)
_PUT_FIRST = re.compile(r"(?:放|摆|置|挺)[在到于]$")
_RANKED = re.compile(
    r"(?:位[、和]|居|位|列|排|名|第|升|至|到|保持|跃|获|夺|摘|全国|全省|全市|全区|全州|城市|地级市|东北|国内|省内|世界|全球|总数|总量|增速|增幅|数量|总额|规模)[^，。；、]{0,8}$"
)
_NOUN_AFTER = re.compile(r"(?:的|（含）|及)?[\u4e00-\u9fffA-Za-z“]")
_BREAK_AFTER = re.compile(r"$|[，。；、：！？）”]|和|及|与|或|并|以上|左右|以内|为|的|，")
_NAMES = frozenset("号线版代强国")
_DURATION_HEAD = re.compile(
    r"(?:时间|时限|周期|天数|期限|寿命|年限|时长|时效|免签|工期|缩短|压缩|缩减|减少|增加|提速|平均|优良|优为|良为|污染日|办结|压减|控制在|最多|仅需|只需|降至|缩至|延长|提前|人均预期|教育|连续|持续|去化|不超过|高于|优于|分钟内|小时内|蓝天|天气|日)[^，。；]{0,10}$"
)
_CONTINUED = re.compile(
    r"(?:连续|持续|第|近|过去|未来|今后|最近|这|每|前|再用|历时|历经|用|不到|经过|超过)$"
)


_CLASS_GAP = re.compile(
    r"(?:以上|以下|及以上|级)?的?[\u4e00-\u9fff]{0,9}(?:项目|企业|楼宇|园区|产业|集群|基地|县|镇|村|乡|街道|主体|平台|单位|户|市场|合作社|街区|商圈|家电)(?:达到?|超过?|突破|增至|增加到|有|共|总数达?|新增|各|近|约|\d)*$"
)
_SIZES = frozenset(("money", "physical", ""))


def classes_left_out(text: str, quantities: Sequence[Quantity]) -> list[Quantity]:
    """The quantities without sizes that name a class of what is counted next: 百亿元企业5家."""
    kept: list[Quantity] = []
    for i, quantity in enumerate(quantities):
        if kept and _qualifies(text, kept[-1], quantity):
            continue
        behind = quantities[i + 1] if i + 1 < len(quantities) else None
        if (
            behind is not None
            and unit_class(quantity.unit) in _SIZES
            and unit_class(behind.unit) == "count"
            and quantity.kind == "amount"
        ):
            gap = text[quantity.end : behind.start]
            if _CLASS_GAP.fullmatch(gap) and (
                unit_class(quantity.unit) != "physical" or gap.startswith(("以上", "级", "及以上"))
            ):
                continue
        kept.append(quantity)
    return kept


_SIZED_BY = re.compile(
    r"(?:年)?(?:营收|产值|总投资|投资|税收|收入|资产|规模|估值|市值|营业收入|主营业务收入|交易额|零售额)(?:达|达到)?"
)
_OF_A_THING = re.compile(r"的[\u4e00-\u9fff“]{2}")


def _qualifies(text: str, before: Quantity, quantity: Quantity) -> bool:
    """培育5家产值超10亿元的企业: the size qualifies what was counted before it."""
    if unit_class(quantity.unit) not in ("money", "physical") or unit_class(before.unit) != "count":
        return False
    gap = text[before.outer_end : quantity.outer_start]
    if (
        _SIZED_BY.fullmatch(gap)
        and _NOUN_AFTER.match(text, quantity.outer_end)
        and not _NO_NOUN.match(text, quantity.outer_end)
    ):
        return True
    return (
        1 < len(gap) < 16
        and not re.search(r"[，。；、]", gap)
        and bool(_OF_A_THING.match(text, quantity.outer_end))
    )


def accepted(
    text: str, quantities: Sequence[Quantity], spans: Sequence[tuple[int, int, str]]
) -> list[Quantity]:
    """The quantities of a paragraph that may be claims, in order."""
    kept: list[Quantity] = []
    for quantity in quantities:
        around = enclosing(spans, quantity.start) if spans else None
        if around is not None and not _inside(quantity, around):
            continue
        if _possible(quantity, text):
            kept.append(quantity)
    return classes_left_out(text, kept)


def _inside(quantity: Quantity, around: tuple[int, int, str]) -> bool:
    """Whether a number inside quotes or brackets may be a claim."""
    start, end, mark = around
    if mark == "《":
        return False
    if mark == "（":
        return False
    if quantity.kind == "streak":
        return True
    return not quantity.numeral and (
        quantity.comparator != "eq"
        or unit_class(quantity.unit) in ("percent", "money")
        or end - start > 30
    )


def _possible(quantity: Quantity, text: str) -> bool:
    check = _CHECKS.get(quantity.kind)
    if check is not None:
        return check(quantity, text)
    return _amount(quantity, text)


_EVERY = re.compile(r"每(?:增长|提高|下降|增加|减少|降低|上升)$")


def _amount(quantity: Quantity, text: str) -> bool:
    behind = text[quantity.end : quantity.end + 1]
    if not quantity.unit and behind in _NAMES and behind or _named(quantity, text):
        return False
    if _EVERY.search(text[max(0, quantity.outer_start - 4) : quantity.outer_start]):
        return False
    sort = unit_class(quantity.unit)
    if sort == "time":
        return _duration(quantity, text)
    if quantity.unit and quantity.unit[-1] in "级" or behind == "级":
        return False
    if sort in ("money", "physical", "") and (
        _threshold(quantity, text) or _great_size(quantity, text)
    ):
        return False
    if (
        text.startswith(_RADIUS, quantity.end)
        and sort in ("physical", "time")
        or sort == "count"
        and _AMONG.match(text, quantity.end)
    ):
        return False
    if not quantity.unit and quantity.numeral:
        return _great(quantity, text)
    if sort == "" and not _people_follow(quantity, text):
        return False
    if (
        sort == "count"
        and _HEADING.match(text, quantity.end)
        and _FOLLOWING.search(text[max(0, quantity.start - 8) : quantity.start])
    ):
        return False
    return not quantity.numeral or _counted(quantity, text, sort)


_FOLLOWING = re.compile(r"以下|下列|如下|上述|以上|这|好$|抓|做")
_HEADING = re.compile(r"(?:方面)?的?(?:重点|主要|具体)?(?:工作|任务|要求|方面|目标)(?:[：。]|$)")


def _named(quantity: Quantity, text: str) -> bool:
    """A letter or a dash before the number makes it part of a name, except before % and money."""
    before = text[quantity.start - 1 : quantity.start] if quantity.start else ""
    if before.isascii() and before.isalpha():
        return unit_class(quantity.unit) not in ("percent", "money", "points", "count", "people")
    if before in ("第", "前", "每") or quantity.unit == "版":
        return True
    return "千伏" in quantity.unit and "千伏安" not in quantity.unit


#: 连续13年入选…: how many years running; beside another figure it only dates that one.
_STREAK = re.compile(
    r"(?:获|荣|入选|蝉联|被评|位居|居|提高|上调|保持|实现|排名|名列|进入)[^\d，。；]*(?=[，。；、]|$)"
)


def _duration(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.outer_start - 24) : quantity.outer_start]
    if quantity.unit in ("岁", "周岁"):
        return before.endswith(
            (
                "寿命",
                "寿命达",
                "寿命达到",
                "寿命为",
                "寿命提高到",
                "年龄",
                "年龄为",
                "提高到",
                "达到",
            )
        )
    if quantity.comparator == "le" and quantity.outer_start < quantity.start:
        return True
    if quantity.numeral:
        return False
    if quantity.unit == "年" and before.endswith(("连续", "连续第")):
        return bool(_STREAK.match(text, quantity.end)) and not before.endswith("”")
    if quantity.unit in ("年", "周", "个年头"):
        return bool(re.search(r"(?:年限|寿命|受教育)[^，。；]{0,8}$", before))
    if quantity.unit == "个季度":
        return before.endswith(("连续", "持续"))
    if quantity.unit == "日" or quantity.unit in ("个月", "天") and _CONTINUED.search(before):
        return False
    return bool(_DURATION_HEAD.search(before)) or text[quantity.end : quantity.end + 2] == "免签"


_AMONG = re.compile(
    r"[^，。；、]{0,10}(?:城市|省市|省份|地区)[^，。；、]{0,4}(?:前列|中上游|前茅|排|位列|位居|居|中最)"
)
_RADIUS = ("全覆盖", "服务圈", "半径", "生活圈", "范围", "圈")
_NO_NOUN = re.compile(r"[，。；、：！？）”]|$|和|及|与|或|并|大关|台阶|新台阶|关口|以上|左右|以内")


def _great_size(quantity: Quantity, text: str) -> bool:
    """税收超亿元的楼宇, 资产超千亿的集团: a round size that names a class of things."""
    return (
        quantity.numeral
        and quantity.text[0] in "百千万亿"
        and not _NO_NOUN.match(text, quantity.outer_end)
    )


_BRACKET_BOUND = re.compile(r"（[^）]{2,14}）(?:以上|以下)[\u4e00-\u9fff]")


def _threshold(quantity: Quantity, text: str) -> bool:
    """10亿元以上项目, 百亿元企业: a size that names a class of things."""
    if text.startswith("（", quantity.end) and _BRACKET_BOUND.match(text, quantity.end):
        return True
    if text.startswith(("部分", "之间", "档"), quantity.end):
        return True
    if quantity.outer_end > quantity.end and quantity.comparator in ("ge", "le"):
        if text.startswith("的", quantity.outer_end) and unit_class(quantity.unit) == "money":
            return True
        return bool(_NOUN_AFTER.match(text, quantity.outer_end)) and not _BREAK_AFTER.match(
            text, quantity.outer_end
        )
    return False


_PEOPLE_BEFORE = re.compile(
    r"(?:人口|人次|人数|用户|群众|农民工|就业|游客|旅客)[^，。；、]{0,16}$"
)


def _people_follow(quantity: Quantity, text: str) -> bool:
    """7.8万残疾人: a bare magnitude counts the people named behind it."""
    if (
        quantity.unit
        and quantity.unit[-1] in "万亿"
        and _PEOPLE_BEFORE.search(text[max(0, quantity.outer_start - 16) : quantity.outer_start])
    ):
        return True
    return (
        bool(quantity.unit)
        and bool(_NOUN_AFTER.match(text, quantity.outer_end))
        and quantity.unit[-1] in "万亿"
        and not quantity.numeral
    )


_LISTED = re.compile(
    r"[\u4e00-\u9fff]{2,}、(?:[\u4e00-\u9fff]{2,12}[、和与])*[\u4e00-\u9fff]{2,12}(?:等)?$"
)
_HELD = ("举办", "开展", "组织", "召开", "承办", "举行", "组织开展", "举办了", "开展了")


def _counted(quantity: Quantity, text: str, sort: str) -> bool:
    """A count in Chinese numerals is a claim where something is done to that many things."""
    if quantity.text[0] in "万亿":
        return quantity.comparator != "eq" and quantity.outer_start < quantity.start
    if quantity.text.startswith(("百千万", "千百", "百千", "千万工", "百万千")):
        return False
    if sort in ("percent", "points", "money", "times", "people"):
        return sort != "people" or quantity.comparator != "eq" or quantity.value >= 10  # type: ignore[operator]
    if quantity.comparator in ("gt", "ge", "approx"):
        return True
    if quantity.unit in ("次", "届", "期", "轮", "场") and text[
        max(0, quantity.start - 4) : quantity.start
    ].endswith(_HELD):
        return True
    if sort == "physical" or quantity.unit in (
        "次",
        "届",
        "批",
        "批次",
        "期",
        "级",
        "种",
        "类",
        "支",
        "张",
        "面",
        "轮",
        "段",
        "道",
        "部",
        "层",
        "组",
        "位",
        "点",
        "节",
        "会",
        "路",
        "线",
        "线",
        "根",
        "网",
        "园",
        "街",
        "团",
        "面",
        "把",
        "线",
    ):
        return False
    before = text[max(0, quantity.start - 8) : quantity.start]
    if _ABSTRACT.match(text, quantity.end) or quantity.unit == "":
        return False
    return _DOING.longest(before) is not None or bool(
        _LISTED.search(text[max(0, quantity.start - 30) : quantity.start])
    )


_GREAT_VERB = re.compile(r"(?:明确|涵盖|确定|部署|推出|明确了|确定了|推出了|提出)$")
_GREAT_THING = re.compile(
    r"[^，。；、]{0,8}?(?:公园|集团|场馆|机场|医院|学校|水库|电站|港口|商圈|市场)"
)


def _great(quantity: Quantity, text: str) -> bool:
    """三大, 十大: a claim where so many tasks were set or so many things of brick were made."""
    if _GREAT_VERB.search(text[max(0, quantity.start - 3) : quantity.start]):
        return True
    return (
        bool(_GREAT_THING.match(text, quantity.end))
        and text[quantity.start - 1 : quantity.start] not in "“"
    )


_OCCASION = re.compile(r"(?:次)?(?:获|荣获|获得|蝉联|入选|被评|获评|夺得|荣膺|捧得|上榜|入围)")


def _rank(quantity: Quantity, text: str) -> bool:
    if quantity.text.startswith("第") and quantity.unit == "" and quantity.numeral:
        follows = text[quantity.end : quantity.end + 1]
        if follows and follows not in "，。；、）！和与及":
            return False
    before = text[max(0, quantity.start - 16) : quantity.start]
    return bool(_RANKED.search(before)) and not _PUT_FIRST.search(before)


def _ordinal(quantity: Quantity, text: str) -> bool:
    """第六次被评为…: how often something was won; other ordinals are names."""
    return quantity.unit == "次" and bool(_OCCASION.match(text, quantity.end))


def _bare(quantity: Quantity, text: str) -> bool:
    before = text[max(0, quantity.outer_start - 10) : quantity.outer_start]
    follows = text[quantity.outer_end : quantity.outer_end + 1]
    if follows and follows not in "，。；、以左":
        return False
    return isinstance(quantity.value, float) and bool(
        re.search(r"(?:系数|指数|比值|得分|评分|比)[^，。；]{0,6}$", before)
    )


def _ratio(quantity: Quantity, text: str) -> bool:
    return isinstance(quantity.value, list) and (
        len(quantity.value) == 3
        or text[max(0, quantity.start - 6) : quantity.start].endswith(
            ("比", "比为", "比例", "比例为", "达到", "比达", "比例达")
        )
    )


def _level(quantity: Quantity, text: str) -> bool:
    if text[quantity.start - 1 : quantity.start] == "“":
        return False
    before = text[max(0, quantity.start - 14) : quantity.start]
    if before.endswith("、") and "亿级" in before:
        return True
    return before.endswith(
        (
            "打造",
            "冲刺",
            "迈上",
            "迈入",
            "建设",
            "形成",
            "培育",
            "壮大",
            "突破",
            "跨入",
            "迈向",
            "建成",
            "构建",
            "发展",
            "跨越",
            "站上",
            "迈过",
            "达到",
            "迈进",
            "跻身",
            "进入",
            "跃上",
            "晋级",
            "首破",
            "破",
        )
    )


_HALVED = re.compile(r"(?:减少|下降|降低|压减|缩短|占|达到|过)[近约超了]*$")

_CHECKS = {
    "rank": _rank,
    "ordinal": _ordinal,
    "bare": _bare,
    "shares": _ratio,
    "level": _level,
    "doubling": lambda q, t: True,
    "streak": lambda q, t: True,
    "fraction": lambda q, t: (
        q.text != "一半" or bool(_HALVED.search(t[max(0, q.start - 6) : q.start]))
    ),
}
