"""The place or organisation a claim is about, where it is not the document's own."""

from __future__ import annotations

import re

from lantu.read.claims.lexicon import CONTENT_LEAD
from lantu.read.claims.phrase import Phrase, strip_lead
from lantu.read.claims.slots import Slot
from lantu.read.claims.state import Subject

_GENERIC = (
    "仅全我本各每该城地社小园景山灾校库林矿牧农郊县市省街片辖战特边专老新旧"
    "两三四五六七八九十百多一区"
)
_URBAN = re.compile(
    r"(?:主城区|中心城区|城市中心区|市中心区|市辖区|市内[一二三四五六七八九]区|市区|城区|县城|山区\d+县|老城区|新城区|核心区)(?=[\u4e00-\u9fffA-Za-z]{3})"
)
_PLACE = re.compile(
    r"(?:主城区|中心城区|城市中心区|市中心区|市辖区|市内[一二三四五六七八九]区|市区|城区|县城|山区\d+县|老城区|新城区|核心区"
    r"|[\u4e00-\u9fff]{0,6}?自(?:贸|由贸易)试验区[\u4e00-\u9fff]{2,3}片区"
    r"|[\u4e00-\u9fff]{2,8}?(?:新区|高新区|经开区|开发区|示范区|试验区|合作区|保税区|综保区|度假区|科学城|自贸区|科技城|片区|产业园|工业园|CBD|科学岛|未来城|数安港|软件谷|基金村)"
    rf"|(?![{_GENERIC}])[\u4e00-\u9fff]{{1,4}}?(?<![城])(?:市|县|区|镇|旗)(?![级场域政民内间外直属委长里容值辖位人])"
    r"|[\u4e00-\u9fffA-Za-z]{2,12}?(?:集团(?!化)|分公司|公司|银行))"
    r"(?=[\u4e00-\u9fffA-Za-z0-9“]{2})"
)
_NO_PLACE = re.compile(
    r"(?:地区|社区|小区|园区|景区|校区|库区|林区|城市|都市|超市|上市|股市|楼市|街区|商区|县区|省市|赛区|病区|牧区|灾区|矿区|山区|特区|港区|海区|战区|集团军|办理|受理|审议|接受|开展|召开|举办|承担|服务|组织|涉及|上市公司|金融|国有|新设|新增|新建|创建|建设|打造|培育|支持|推进|引进|建成|获批|入选|省级|国家级|市级|县级|自治区|棚户区|乡镇|城镇|村镇|集镇|设区|互市|灌区|库区|湖区|圩区|垦区|禁区|考区|旗县|市县|县市|区县|镇村|夜市|早市|集市|占|全市|全省)"
)


def scoped(subject: Subject, phrase: Phrase, slot: Slot) -> tuple[str, str | None]:
    """The indicator without the place or organisation before it, and that place or organisation."""
    indicator = subject.indicator
    if subject.rule.startswith("attribute"):
        return indicator, None
    urban = _URBAN.match(indicator)
    if urban:
        return indicator[urban.end() :].lstrip("的"), urban[0]
    found = _PLACE.match(indicator)
    if (
        found
        and CONTENT_LEAD.longest(indicator) is None
        and not _NO_PLACE.search(found[0])
        and len(indicator) - found.end() >= 2
    ):
        return strip_lead(indicator[found.end() :]), found[0]
    lead = strip_lead(phrase.rest) if slot.right else ""
    found = _PLACE.fullmatch(lead + "xx"[: 2 * bool(lead)]) if lead and len(lead) < 12 else None
    return indicator, lead if found and not _NO_PLACE.search(lead) else None
