"""Units and measure words of Chinese official documents, as the pieces of one pattern.

A unit is written with its magnitude (亿元, 万吨标煤, 万标箱); :func:`unit_class` says what sort of
thing it counts. Percent and percentage points are different units and are never mixed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

UnitClass = Literal[
    "percent", "points", "times", "money", "physical", "time", "people", "count", ""
]

PERCENT = ("%", "‰", "成")
POINTS = ("个百分点", "百分点", "个基点", "个千分点")
TIMES = ("倍", "番")
MONEY = ("元", "美元", "欧元", "港元", "日元", "人民币", "港币", "块钱", "元人民币")
_MASS = (
    "吨",
    "吨标准煤",
    "吨标煤",
    "吨油当量",
    "公斤",
    "千克",
    "克",
    "斤",
    "担",
    "毫克",
    "微克",
    "标吨",
    "载重吨",
    "总吨",
    "吨公里",
    "吨海里",
)
_AREA = ("亩", "公顷", "平方公里", "平方千米", "平方米", "平米", "㎡", "平方", "亩次", "公顷次")
_VOLUME = ("立方米", "立方", "方", "升", "毫升", "标方", "标准立方米", "立方千米")
_LENGTH = (
    "公里",
    "千米",
    "米",
    "海里",
    "厘米",
    "毫米",
    "微米",
    "纳米",
    "里",
    "华里",
    "芯公里",
    "皮长公里",
    "车道公里",
    "人公里",
    "车公里",
    "正线公里",
)
_ENERGY = (
    "千瓦",
    "千瓦时",
    "瓦时",
    "瓦",
    "兆瓦",
    "吉瓦",
    "兆瓦时",
    "吉瓦时",
    "太瓦时",
    "度",
    "度电",
    "千伏安",
    "伏安",
    "兆伏安",
    "千伏",
    "马力",
    "大卡",
    "焦耳",
    "吉焦",
    "百万吉焦",
    "GW",
    "MW",
    "GWh",
    "MWh",
    "kW",
    "KW",
    "kWh",
)
_DATA = (
    "兆",
    "P",
    "PF",
    "EF",
    "PFLOPS",
    "PFlops",
    "EFLOPS",
    "T",
    "TB",
    "PB",
    "Mbps",
    "Gbps",
    "M",
    "次/秒",
    "MPa",
    "摄氏度",
    "℃",
    "分贝",
    "条记录",
)
_BOX = ("标箱", "标准箱", "TEU", "标准集装箱", "集装箱", "重量箱", "箱")
PHYSICAL = (*_MASS, *_AREA, *_VOLUME, *_LENGTH, *_ENERGY, *_DATA, *_BOX)
TIME = (
    "年",
    "个月",
    "天",
    "日",
    "小时",
    "个小时",
    "分钟",
    "秒",
    "个工作日",
    "工作日",
    "个季度",
    "周",
    "个周",
    "个年头",
    "个星期",
    "个学时",
    "学时",
    "课时",
    "岁",
    "周岁",
)
PEOPLE = ("人", "人次", "名", "户", "户次", "人份", "人户", "口人")
_VISITS = (
    "场次",
    "批次",
    "架次",
    "班次",
    "辆次",
    "件次",
    "例次",
    "艘次",
    "车次",
    "台次",
    "家次",
    "项次",
    "处次",
    "剂次",
    "剂",
    "单次",
    "列次",
    "班列",
    "笔次",
    "头次",
    "只次",
    "人日",
    "人天",
    "张次",
    "册次",
    "趟次",
    "条次",
)
_COUNT_LONG = (
    "个班",
    "个标准",
    "个次",
    "标台",
    "个标台",
    "台套",
    "台/套",
    "台（套）",
    "件套",
    "套/台",
    "只/套",
    "套（台）",
    "盏灯",
    "个（项）",
    "条（段）",
    "个（处）",
    "件（套）",
    "家（次）",
    "张床位",
    "个床位",
    "张床",
)
_COUNT = "个家所项件条座处台套辆艘架部种类份批次起宗例届期场栋幢间张支枚块片株棵头只羽匹口眼根门列对组队颗粒本册篇首单笔版级床盏席位尾扇孔棚班趟艘车桩窝箱盘把杆面尊亿丛畦道段层街封款点金银铜通轮幅则键路股名团户堂节"
COUNT = (*_VISITS, *_COUNT_LONG, *_COUNT)
#: 村, 镇 … after a bare number count themselves (山区5县); they stay out of the unit's text.
PLACES = ("村", "镇", "乡", "县", "市", "区", "省", "国", "旗", "州", "盟", "街道", "社区")

MAGNITUDES = "十百千万亿"
_SINGLE = set(_COUNT) - {"亿"}


def _classes() -> dict[str, UnitClass]:
    table: dict[str, UnitClass] = {}
    for words, name in (
        (COUNT, "count"), (PEOPLE, "people"), (TIME, "time"), (PHYSICAL, "physical"),
        (MONEY, "money"), (TIMES, "times"), (POINTS, "points"), (PERCENT, "percent"),
    ):  # fmt: skip
        table.update(dict.fromkeys(words, name))  # type: ignore[arg-type]
    return table


CLASSES = _classes()
_MAGNITUDE_LED = re.compile(f"[{MAGNITUDES}]+")


def alternatives(words: Iterable[str]) -> str:
    """The words as a pattern, grouped by first character so that few are tried at a position."""
    groups: dict[str, list[str]] = {}
    for word in sorted(set(words), key=lambda w: (-len(w), w)):
        groups.setdefault(word[0], []).append(word[1:])
    singles = "".join(re.escape(c) for c, rest in groups.items() if rest == [""])
    parts = [
        re.escape(c)
        + ("(?:" + "|".join(map(re.escape, filter(None, rest))) + ")" + ("?" if "" in rest else ""))
        for c, rest in groups.items()
        if rest != [""]
    ]
    return "|".join([*parts, f"[{singles}]"] if singles else parts)


#: Words that begin like a unit and are none (个体工商户, 项目, 方面, 部门, 面积).
NOT_UNITS = (
    "成(?:不|立|为|功|员|果|绩|长|本|效|都|熟|品|型|就|套|渝|分|交|年|人)",
    "个体", "个性", "个别", "个人(?!次)", "项目(?!标)", "方(?:面|案|式|向|法|针)", "道(?:路|德)", "门(?:类|诊|槛|户)", "台(?:阶|账|风)",
    "场(?:所|景|馆|地|站|镇|均)", "部(?:门|队|级|委|署|分)", "名(?:城|校|牌|医|师|胜|录)", "家(?:庭|园|乡|居|电|政|禽|具|族)", "口(?:岸|径|袋)",
    "位(?:于|列|居|置)", "面(?:积|向|临|上|貌)", "点(?:位|击|状)", "层(?:级|次|面)", "处(?:理|置|于|罚|方)", "股(?:份|权|票|东)", "团(?:队|伙|圆|结|组)",
    "期(?:间|末|初|货|限|待|内|满)", "节(?:能|水|约|日|点)", "度(?:假|过)", "担(?:任|保|当)", "头(?:部)", "种(?:植|业|子|养|粮)", "户(?:外|籍|均)", "组(?:织|建|合|团|成)",
    "队(?:伍|员)", "列(?:入|车|为)", "批(?:准|发|复|量|示|零)", "人(?:均|工|才|民|大|社|文|行|力|物|居|口|类|机(?!构)|形|道|防)", "里(?:程|面)", "份(?:额|子)", "段(?:落|位)",
    "级(?:别|配)", "件(?:套)?价", "支(?:持|撑|付|部|援|出)", "路(?:网|面|径)", "根(?:本|据)", "只(?:有|要|能)", "年(?:均|度|来)", "天(?:然|气|津|空)", "分(?:别|布|类)", "次(?:年|产业)", "会(?:议|展)", "升(?:级|学|至|到|规)", "街(?:道|区)", "园(?:区)", "轮(?:动|胎)", "版(?:权|图)", "街(?:巷)",
)  # fmt: skip
#: A unit without its magnitude; a denominator may follow (元/吨, 微克/立方米, 人/平方公里).
_PER = alternatives((*MONEY, *PHYSICAL, *TIME, *PEOPLE, *COUNT, "人年", "月", "季", "车"))
UNIT = f"(?!{'|'.join(NOT_UNITS)})(?:{alternatives(CLASSES)})(?:[/每·](?:{_PER})){{0,2}}"


def base_unit(unit: str) -> str:
    """The unit without its magnitude: 亿元 → 元, 万吨标煤 → 吨标煤; 千瓦 stays a unit of its own."""
    if unit in CLASSES:
        return unit
    match = _MAGNITUDE_LED.match(unit)
    return unit[match.end() :] if match else unit


def unit_class(unit: str) -> UnitClass:
    """What sort of thing a unit counts; "" for a unit (or none) that is not known."""
    if unit in CLASSES:
        return CLASSES[unit]
    base = base_unit(unit)
    if "/" in base or "每" in base:
        return "physical"
    for cut in range(len(unit)):
        if unit[cut:] in CLASSES and all(c in MAGNITUDES for c in unit[:cut]):
            return CLASSES[unit[cut:]]
    return CLASSES.get(base, "")
