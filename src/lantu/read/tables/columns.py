"""The columns of a table: which hold labels, units, attributes; what each value column means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Literal

from lantu.read.claim import Role
from lantu.read.tables.facets import NOTHING, Facets, read_header
from lantu.text.compact import compact
from lantu.text.documents import Profile

ColumnKind = Literal["category", "ordinal", "label", "unit", "binding", "note", "value"]

_KINDS: tuple[tuple[ColumnKind, re.Pattern[str]], ...] = (
    ("ordinal", re.compile(r"序号?|编号|行次|栏次|NO\.?|代码|科目编码")),
    ("unit", re.compile(r"(?:计量)?单位")),
    ("binding", re.compile(r"(?:指标)?(?:属性|性质)|指标类型")),
    (
        "note",
        re.compile(
            r"备注|说明|来源|依据|附注|(?:建设|起止)年[限度]|[一-龥]*(?:时间|日期|时限|地点|地址|电话)|"
            r"[一-龥]*(?:责任|牵头|配合|主管|承担|实施|统计)(?:部门|单位|主体)?[一-龥]*"
        ),
    ),
    (
        "category",
        re.compile(r"类别|类型|领域|维度|分类|方面|板块|一级指标|(?:目标|指标)(?:类别|分类)"),
    ),
    (
        "label",
        re.compile(
            r"(?:主要|二级|三级|具体|核心|统计)?(?:指标|项目|科目|名称|地区|行业|产品|品种|任务|内容)"
            r"(?:名称|内容)?|[一-龥]*(?:指标|项目|科目)名称|[县市区]+|县[（(]?市[、,，]?区[)）]?|区县"
            r"|(?:预算|收入|支出)(?:科目|项目)"
        ),
    ),
)
BINDING = re.compile(r"(?:约束|预期)性?(?:指标)?")


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its place, kind, and (for values) what its header says."""

    index: int
    kind: ColumnKind
    facets: Facets = NOTHING

    @property
    def is_growth(self) -> bool:
        """Whether its numbers are rates of growth."""
        return self.facets.measure == "growth"


def header_kind(text: str) -> ColumnKind | None:
    """The kind a header's words give the column; None where they do not tell (a value, mostly)."""
    plain = re.sub(r"[（(].*?[）)]", "", compact(text).text).upper()
    for kind, pattern in _KINDS:
        if pattern.fullmatch(plain):
            return kind
    return None


def read_binding(text: str) -> bool | None:
    """Whether an attribute cell says binding (True) or expected (False); None: neither."""
    plain = compact(text).text.strip("（）")
    if not BINDING.fullmatch(plain):
        return None
    return plain.startswith("约束")


def value_columns(columns: Sequence[Column]) -> list[Column]:
    """The columns that hold values, in order."""
    return [column for column in columns if column.kind == "value"]


def settle(columns: Sequence[Column], caption: Facets, profile: Profile) -> list[Column]:
    """The columns with role and period filled in from each other, the caption and the document."""
    values = value_columns(columns)
    years = [int(y) for c in values if (y := _year(c.facets)) is not None]
    binding = any(c.kind == "binding" for c in columns)
    promises = binding or any(c.facets.role == "target" for c in values)
    promises = promises or caption.role == "target" or _reaches_ahead(years, caption, profile)
    horizon = _Horizon(years, promises, caption, profile)
    settled: list[Column] = []
    before: Facets | None = None
    for column in columns:
        if column.kind == "value":
            before = horizon.complete(_inherited(column.facets, before))
            settled.append(replace(column, facets=before))
        else:
            settled.append(column)
    return settled


def _reaches_ahead(years: Sequence[int], caption: Facets, profile: Profile) -> bool:
    """Whether a plan's last year stands at the head of a column before it has come."""
    plan = plan_span(caption, profile)
    if plan is None or plan[1] not in years:
        return False
    return profile.year is None or profile.year < plan[1]


def plan_span(caption: Facets, profile: Profile) -> tuple[int, int] | None:
    """First and last year of the plan that the caption names, else of the document's own."""
    if caption.period and re.fullmatch(r"\d{4}/\d{4}", caption.period):
        first, last = caption.period.split("/")
        return int(first), int(last)
    return profile.period


def _inherited(facets: Facets, before: Facets | None) -> Facets:
    """A rate without a time of its own speaks of the amount in the column before it."""
    if before is None or facets.period or facets.average or facets.role:
        return facets
    if facets.measure not in ("growth", "share", "change"):
        return facets
    name = facets.name or before.name
    return replace(facets, name=name, period=before.period, role=before.role, scope=before.scope)


@dataclass(frozen=True, slots=True)
class _Horizon:
    """What the columns together tell of the time that the table covers."""

    years: list[int]
    promises: bool  #: the table sets targets
    caption: Facets
    profile: Profile

    def complete(self, facets: Facets) -> Facets:
        if facets.average:
            return replace(facets, period=self._average_span(facets))
        merged = facets.over(replace(self.caption, name="", role=None, unit=""))
        period = merged.period or self._own_period()
        return replace(
            merged,
            period=period,
            role=merged.role or self._role(period),
        )

    def _average_span(self, facets: Facets) -> str | None:
        """Average growth runs from the year after the first to the last year named."""
        if facets.period and "/" in facets.period:
            return facets.period
        last = _year(facets) or (max(self.years) if self.years else None)
        plan = self._plan()
        if last is None:
            return f"{plan[0]}/{plan[1]}" if plan else None
        earlier = [year for year in self.years if year < last]
        first = min(earlier) + 1 if earlier else last - 4
        return f"{first}/{last}"

    def _plan(self) -> tuple[int, int] | None:
        return plan_span(self.caption, self.profile)

    def _own_period(self) -> str | None:
        if self.caption.period:
            return self.caption.period
        if self.profile.year is not None:
            return str(self.profile.year)
        plan = self.profile.period
        return str(plan[1]) if plan else None

    def _role(self, period: str | None) -> Role:
        year = int(period[:4]) if period and re.match(r"\d{4}", period) else None
        if self.promises:
            return self._promised(year)
        if year is None or self.profile.year is None:
            plan = self.profile.period
            return "target" if plan and year is not None and year >= plan[0] else "actual"
        return "actual" if year <= self.profile.year else "target"

    def _promised(self, year: int | None) -> Role:
        if year is None:
            return "target"
        plan = self._plan()
        if plan and year < plan[0]:
            return "baseline"
        later = [other for other in self.years if other > year]
        if later and (plan is None or year < plan[0] or year == min(self.years)):
            return "baseline"
        return "target"


def _year(facets: Facets) -> int | None:
    if facets.period is None or not re.fullmatch(r"\d{4}", facets.period):
        return None
    return int(facets.period)


def value_facets(path: Sequence[str], year: int | None) -> Facets:
    """The facets of a column headed by ``path`` (outermost first; equal neighbours count once)."""
    facets = NOTHING
    last = ""
    for text in path:
        if text and text != last:
            facets = read_header(text, year).over(facets)
        last = text or last
    return facets
