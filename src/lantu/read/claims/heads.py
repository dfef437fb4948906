"""Head nouns of indicators, and how joined names share a head or a beginning."""

from __future__ import annotations

import re

from lantu.read.claims.affixes import Suffixes, categories
from lantu.read.claims.lexicon import CONTENT_LEAD

_HEADS = """
增加值 总产值 产值 产量 总产量 投资 投资额 总投资 收入 总收入 支出 总支出 人数 起数 件数 户数 家数 数量 总量 总数 面积 总面积 销售额 销售面积 销售量 零售额 零售总额
总额 余额 存款余额 贷款余额 利润 利润总额 营业收入 主营业务收入 销售收入 营收 税收 出口 进口 进出口 出口额 进口额 出口总额 进口总额 进出口总额 进出口额 吞吐量 货物吞吐量 集装箱吞吐量 旅客吞吐量
周转量 客运量 货运量 用电量 发电量 用水量 能耗 消费量 排放量 浓度 平均浓度 比重 占比 比例 份额 率 覆盖率 普及率 合格率 达标率 完成率 就业率 失业率 增长率 贡献率 保有量 拥有量 里程 通车里程 价格 价格指数 指数
消费支出 可支配收入 人均可支配收入 纯收入 人均纯收入 平均工资 工资 保费 保费收入 保费支出 赔付 标准 低保标准 补助标准 水平 密度 强度 产能 装机 装机容量 装机规模 存栏 出栏 存栏量 出栏量 种植面积 播种面积
死亡人数 受伤人数 伤亡人数 案件数 成交额 成交金额 交易额 交易量 合同额 营业额 业务量 业务总量 客流量 接待量 参保人数 在校生 毕业生 招生 床位 床位数 学位 寿命 年限 天数 时间 时限 周期 用户 用户数 户籍人口 常住人口 人口 就业 库存 去化周期 待售面积
竣工面积 施工面积 新开工面积 到位资金 资金 贷款 存款 融资 增速 增幅 涨幅 降幅 金额 金额数 规模 给付 赔款 生产总值 人次 水耗 煤耗 电耗 装机规模 发电量 花费 总花费 覆盖面 存贷款 消费额 开票销售 客流量 产销率 毛入园率 产值占比 总值 经济总量 消费 成本 效率 满意度 设置率 密集度 投诉量 发案率 发案数 案件 事故 立案数 破案率
""".split()  # fmt: skip
#: Heads that are values of something: where 其中 breaks one down, its parts have the same head.
VALUE_HEADS = frozenset(
    """增加值 总产值 产值 产量 投资 完成投资 投资额 收入 支出 面积 销售额 销售面积 零售额 零售总额 余额 存款余额 贷款余额 利润 利润总额 营业收入 销售收入
    税收 出口 进口 进出口 出口额 进口额 吞吐量 周转量 客运量 货运量 用电量 消费量 种植面积 播种面积 价格 存款 贷款 保费收入 交易额 成交额 网上零售额 施工面积 竣工面积""".split()
)
HEAD = Suffixes(categories(head=_HEADS))
_HEAD_SET = frozenset(_HEADS)
_SECTORS = re.compile(
    r"第?一、(?:第?二、第?三|第?二和第?三|第?二)(?:次)?产业?|第?二、第?三(?:次)?产业?|第?一、第?三产业?"
)
_JOIN = re.compile(
    r"、|以及|(?<![共饱总温缓祥协调])和(?![谐平美睦田县顺])|(?<![参赠给授])与|(?<![普涉波触危惠顾以])及(?!以上|以下|其|时)"
)
_COMMA_ONLY = re.compile(r"、")
_LAST_JOIN = re.compile(
    r"以及|(?<![共饱总温])和(?![谐平美睦])|(?<![参赠])与|(?<![普涉波触危惠顾])及(?!以|其|时)"
)


def head_of(name: str) -> str:
    """The head noun that ends a name; "" where it ends like none (…数, …率, …量, …额 are heads)."""
    hit = HEAD.longest(name)
    if hit:
        return hit[0]
    return name[-1] if len(name) > 2 and name[-1] in "数率量额" else ""


def joined_names(text: str, count: int = 0) -> list[str]:
    """The names joined in ``text`` (A、B和C), each completed by what the others share.

    With ``count``, only if there are that many; else an empty list.
    """
    sectors = _SECTORS.match(text)
    if sectors:
        names = [f"第{c}产业" for c in "一二三" if c in sectors[0]]
        names[-1] += text[sectors.end() :]
        return complete(names) if count in (0, len(names)) else []
    for pattern in (_JOIN, _COMMA_ONLY, _LAST_JOIN):
        names = [name for name in pattern.split(text) if name]
        if (len(names) == count) if count else len(names) > 1:
            return complete(names)
    return []


_PAIRED = (
    "城镇", "农村", "城市", "乡村", "省内", "省外", "境内", "境外", "国内", "国外", "出口", "进口", "男性", "女性", "中央", "地方", "省级", "市级", "县级",
    "国家级", "海港", "空港", "公路", "水路", "铁路", "新增", "内资", "外资", "小学", "初中", "高中", "城区", "县城", "工业", "服务业", "农业",
)  # fmt: skip


def complete(names: list[str]) -> list[str]:
    """Joined names with what they share: 平板玻璃、普钢产量 → 平板玻璃产量, 普钢产量."""
    if len(names) < 2:
        return names
    if all(name in _PAIRED for name in names[:-1]) and (
        last := next((p for p in _PAIRED if names[-1].startswith(p)), "")
    ):
        return [*(name + names[-1][len(last) :] for name in names[:-1]), names[-1]]
    shared = (
        _shared_head(names[-1])
        or _behind_place(names)
        or _behind_modifier(names)
        or _shared_noun(names)
    )
    beginning = _shared_beginning(names[0])
    full = []
    for i, name in enumerate(names):
        if (
            shared
            and i < len(names) - 1
            and not head_of(name)
            and not name.endswith(shared)
            and not _is_done(name)
        ):
            name += shared
        if beginning and i and name in _HEAD_SET:
            name = beginning + name
        full.append(name)
    return full


def _behind_modifier(names: list[str]) -> str:
    """What follows a modifier as long as the first name: 刑事、治安警情 → 警情."""
    size, last = len(names[0]), names[-1]
    if size > 4 or not 2 <= len(last) - size <= 8 or names[0][-1] == last[-1]:
        return ""
    return last[size:]


_NOUNS = ("企业", "项目", "单位", "机构", "学校", "人员", "产品", "园区", "平台", "基地")


def _shared_noun(names: list[str]) -> str:
    """A noun that only the last name has: 上市和报会企业 → 企业."""
    noun = names[-1][-2:]
    return noun if noun in _NOUNS and not names[0].endswith(_NOUNS) else ""


def _is_done(name: str) -> bool:
    """接待游客, 新增企业: a thing done is a whole of its own."""
    hit = CONTENT_LEAD.longest(name)
    return hit is not None and hit.category == "content"


def _behind_place(names: list[str]) -> str:
    """What two places share: 徐州经开区、徐州高新区工业销售收入 → 工业销售收入."""
    mark = names[0][-1]
    if mark not in "区县市镇乡省国港园州岛":
        return ""
    return names[-1].partition(mark)[2]


def _shared_head(last: str) -> str:
    """The part of the last name that those before it share: its head, with 占…比重 where it has one."""
    if "占" in last:
        front, _, behind = last.partition("占")
        head = head_of(front)
        return head + "占" + behind
    if "对" in last[1:]:
        front, _, behind = last.partition("对")
        if head_of(behind) or behind.endswith("率"):
            return "对" + behind if front else ""
    return head_of(last)


def _shared_beginning(first: str) -> str:
    head = head_of(first)
    if not head and first[-1:] in "数率量额":
        head = first[-1]
    return first[: -len(head)] if head and len(head) < len(first) else ""


def urban_rural(name: str) -> list[str]:
    """城乡居民… as its two: 城镇居民…, 农村居民…; an empty list where it does not speak of both."""
    if "存贷款" in name:
        return [name.replace("存贷款", "存款", 1), name.replace("存贷款", "贷款", 1)]
    if "城乡" not in name:
        return []
    urban = "城镇" if "居民" in name or "就业" in name or "收入" in name else "城市"
    return [name.replace("城乡", urban, 1), name.replace("城乡", "农村", 1)]
