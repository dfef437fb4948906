"""Where the thing behind a number ends: 12家单位获得称号, 700名干部日夜坚守."""

from __future__ import annotations

import re

from lantu.read.claims.lexicon import CONTENT_ANYWHERE

LONGEST = 30
_REMARK = re.compile(r"（[^）]{6,}）")
_PEOPLE_OF = re.compile(r"(?:人口|中国人|中国人民|人民|群众)(?=的)")
_TIME = re.compile(r"(?<=.)(?:\d{1,2}月|\d{4}年(?!度)|年内|年底|今年)")
_ADVERBS = re.compile(
    r"(?:全部|全面|有序|顺利|陆续|相继|加快|扎实|稳步|正在|持续|实现|按期|如期|日夜|全天候|全力|深入|扎根|已|均|也|成功|先后|率先|加速|高效|正式|务实|纷纷|积极|基本|提前|得到|进行|稳定)+"
)
#: Nouns that a counted thing often ends with; what follows them says what it did.
THING_END = re.compile(
    r"(?:项目|企业|单位|机构|学校|医院|园区|社区|干部|队员|群众|农户|家庭|党员|人员|老人|学生|教师|产品|工程|平台|基地|中心|景区|乡镇|街道|小区|道路|公园|设备|案件|事项|指标|任务|断面|水体|水源|成果|案例|学科|设计师|运动员|品牌|公司|商户|医师|专家|人才|客户|用户|船舶|航线|线路|村|县|区|市|工作)"
    r"(?!的|等|和|与|及|、|化|管理|建设|改造|库|群|数|率|量|额|集群|服务|家|级)"
)


_DONE = re.compile(
    r"(?:全线|全面|正式|建成|开工|竣工|投产|投用|通车|落地|顺利|加快|成功|启动|签约|获批|落户|、|至|开建|试运行|并网|实现|挂牌)"
)


def owner_noun(right: str) -> str:
    """The thing named behind 的, without what became of it: 三环路全线贯通 → 三环路."""
    text = _TIME.split(_REMARK.sub("", right)[:LONGEST], maxsplit=1)[0]
    done = _DONE.search(text, 2)
    return text[: done.start()] if done else text


def noun_phrase(right: str) -> str:
    """The thing named behind a number, with what it did where that says what is counted."""
    text = _TIME.split(_REMARK.sub("", right)[:LONGEST], maxsplit=1)[0].rstrip("“（的了")
    people = _PEOPLE_OF.match(text)
    if people:
        return people[0]
    text = text.partition("和一批")[0]
    became = text.find("成为")
    if became > 3 and len(text) - became > became + 2:
        text = text[:became]
    end = THING_END.search(text, 1)
    if end is None or end.end() == len(text):
        return (
            text.removesuffix("等").strip("“”")
            if text.count("“") != text.count("”")
            else text.removesuffix("等")
        )
    noun, said = text[: end.end()], text[end.end() :]
    adverb = _ADVERBS.match(said)
    if adverb is None:
        return text
    said = said[adverb.end() :]
    return noun + said if CONTENT_ANYWHERE.search(said) else noun


_DEED = re.compile(
    r"(?:全部|均|已)?(?:被评为|获评|入选|荣获|获|纳入|完成|通过|集采|落地|投入使用|建成投用|办结|投产|开工)"
)


def split_deed(right: str) -> tuple[str, str]:
    """A thing and what it did: 基地被评为示范点 → 基地, 被评为示范点 ("" if it did nothing)."""
    text = right[:LONGEST]
    deed = _DEED.search(text, 1)
    return (text[: deed.start()], text[deed.start() :]) if deed else (text, "")
