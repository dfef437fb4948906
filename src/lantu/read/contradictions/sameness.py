"""When two claims speak of the same thing: indicator, kind of measure, unit, period, place."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from lantu.catalogue.catalogue import Catalogue
from lantu.catalogue.names import normalise
from lantu.read.claim import Claim
from lantu.read.contradictions.context import names_itself
from lantu.read.contradictions.intervals import Extent, dimension_of, extents
from lantu.read.contradictions.model import Reading
from lantu.text.documents import Document

#: Words that join or frame what a long name says without changing what it measures.
_LIGHT = re.compile(
    r"在内|包含|包括|具有|具备|拥有|建立|建成|建有|设立|设有|开展|实施|实现|提供|达到|功能|作用"
    r"|情况|方面|比例|比重|占比|数量|总数|[的和与及或等了着所以为、，（）()“”]"
)
_WHOLE_YEAR = re.compile(r"(\d{4})-01(?:-01)?/\1-12(?:-31)?")
#: Words that say nothing of which: whose projects, which firms, what investment?
_BARE = re.compile(
    r"投资额?|装机|容量|收入|支出|利润|产值|产量|面积|企业|项目|价格|资产|规模|增加值|销售额|营业|人口|人数|数量|资金"
    r"|金额|用地|产能|工程|平台|基地|机构|公司|单位|用户|就业|增长|增速|比重|比例|学位|床位|岗位|产业链?|任务"
    r"|总额|总量|年度|全年|计划|累计|实现|完成|其中|新增|新建|新设|净增|各类|合计|平均|重点|重大|签约|在建"
    r"|竣工|完工|投产|投用|开工|引进|引育|落地|建设|改造|实施|推进|[省市县区]级|[总年全新额量数]"
)
#: What must be left of a name without such words.
_TELLING = 2
#: A name that is not in the catalogue must say this much to be one thing wherever it stands.
_SPECIFIC = 6
_SPECIFIC_SHARE = 4
_LONG = 10
#: Claims read with less confidence than this are not held against others.
_SURE = 0.5


@dataclass(frozen=True, slots=True)
class Statement:
    """A claim made comparable."""

    document: Document
    claim: Claim
    indicator: str | None  #: id in the catalogue
    name: str  #: the name in its one form
    sort: str  #: state, growth, change, rank, ratio
    dimension: str
    period: str | None
    scope: str
    extents: tuple[Extent, ...]

    @property
    def key(self) -> str:
        """The indicator: its id, else its name in its one form."""
        return f"#{self.indicator}" if self.indicator else self.name

    @property
    def extent(self) -> Extent:
        """The value's extent (an a:b:c share: its first part's)."""
        return self.extents[0]

    @property
    def is_target(self) -> bool:
        """Whether it is promised rather than reached."""
        return self.claim.role == "target"

    @property
    def year(self) -> int | None:
        """The year its period is, where it is one."""
        period = self.period or ""
        return int(period) if re.fullmatch(r"\d{4}", period) else None

    @property
    def span(self) -> tuple[int, int] | None:
        """First and last year of its period, where it is whole years."""
        match = re.fullmatch(r"(\d{4})(?:/(\d{4}))?", self.period or "")
        return (int(match[1]), int(match[2] or match[1])) if match else None


def statements(readings: Sequence[Reading], catalogue: Catalogue) -> list[Statement]:
    """The claims, surely enough read, whose own sentence names their indicator, in order."""
    return [
        _statement(reading.document, claim, catalogue)
        for reading in readings
        for claim in reading.claims
        if claim.indicator and claim.confidence >= _SURE and names_itself(reading.document, claim)
    ]


def _statement(document: Document, claim: Claim, catalogue: Catalogue) -> Statement:
    identifier = claim.indicator_id or catalogue.find(claim.indicator, claim.unit, claim.measure)
    return Statement(
        document,
        claim,
        identifier,
        normalise(claim.indicator),
        "state" if claim.measure in ("level", "share", "cumulative") else claim.measure,
        dimension_of(claim.unit),
        _WHOLE_YEAR.sub(r"\1", claim.period) if claim.period else None,
        claim.scope or document.profile.jurisdiction,
        tuple(extents(claim)),
    )


def is_specific(statement: Statement) -> bool:
    """Whether its name means one thing wherever it stands (项目 or 总面积 do not)."""
    if len(_BARE.sub("", statement.name)) < _TELLING:
        return False
    if statement.indicator is not None:
        return True
    needed = _SPECIFIC_SHARE if statement.dimension == "percent" else _SPECIFIC
    return len(_LIGHT.sub("", statement.name)) >= needed


def long_key(statement: Statement) -> frozenset[str] | None:
    """What a long name is made of, its order and its joining words aside; None for a short one.

    Two long names made of the same characters say the same in other words; two that differ in a
    single one (国家级, 省级) do not.
    """
    content = _LIGHT.sub("", statement.name)
    if statement.indicator is not None or len(content) < _LONG:
        return None
    return frozenset(content)


def same_words(first: Statement, second: Statement) -> bool:
    """Whether the names agree in their one form, not only in what the catalogue makes of them."""
    if first.name == second.name:
        return True
    one, other = (_LIGHT.sub("", s.name) for s in (first, second))
    return len(one) >= _LONG and frozenset(one) == frozenset(other)


def grouped(
    chosen: Iterable[Statement], key: str = "value"
) -> dict[tuple[object, ...], list[Statement]]:
    """Statements by all that must agree before their values can disagree.

    ``key``: "value" for one period; "series" for the same thing over all periods.
    """
    groups: dict[tuple[object, ...], list[Statement]] = {}
    for statement in chosen:
        period = (statement.period,) if key == "value" else ()
        thing = long_key(statement) or statement.key
        parts = len(statement.extents)
        group = (thing, statement.sort, statement.dimension, statement.scope, parts, *period)
        groups.setdefault(group, []).append(statement)
    return groups
