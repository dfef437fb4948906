"""Parts that do not add to their whole, or exceed it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from math import inf

from lantu.catalogue.catalogue import Catalogue
from lantu.read.contradictions import wording
from lantu.read.contradictions.intervals import Extent
from lantu.read.contradictions.model import (
    Contradiction,
    claim_place,
    contradiction_id,
)
from lantu.read.contradictions.sameness import Statement
from lantu.read.contradictions.wording import Message

#: Wholes with all their parts, by catalogue id.
PARTITIONS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("gdp", ("primary-value-added", "secondary-value-added", "services-value-added")),
    ("foreign-trade", ("exports", "imports")),
    ("population", ("urban-population", "rural-population")),
    ("budget-revenue", ("tax-revenue", "non-tax-revenue")),
)
#: Shares that add to a hundred may miss it by rounding.
_SHARES = 0.35

Group = tuple[str, str | None, str, str]


def sums_off(all_statements: Sequence[Statement], catalogue: Catalogue) -> Iterator[Contradiction]:
    """Shares that do not add to 100%, parts that do not add to their whole or exceed it."""
    yield from _shares(all_statements)
    known = _by_indicator(all_statements)
    yield from _partitions(known)
    yield from _exceeding(known, catalogue)


def _shares(all_statements: Sequence[Statement]) -> Iterator[Contradiction]:
    for statement in all_statements:
        extents = statement.extents
        if len(extents) < 3 or statement.claim.measure != "share":
            continue
        total = sum(extent.nominal for extent in extents)
        grain = max(extent.grain for extent in extents)
        if abs(total - 100) > max(_SHARES, 0.5 * grain * len(extents)) * 1.0001:
            yield _told((statement,), wording.shares_off(statement, total))


def _by_indicator(all_statements: Sequence[Statement]) -> dict[Group, dict[str, Statement]]:
    """Levels of known indicators by document, period, place and role; the first of each counts."""
    known: dict[Group, dict[str, Statement]] = {}
    for s in all_statements:
        if s.indicator and s.sort == "state" and s.period and len(s.extents) == 1:
            role = "target" if s.is_target else "fact"
            group = (s.document.name, s.period, s.scope, role)
            known.setdefault(group, {}).setdefault(s.indicator, s)
    return known


def _partitions(known: dict[Group, dict[str, Statement]]) -> Iterator[Contradiction]:
    for told in known.values():
        for whole_id, part_ids in PARTITIONS:
            if whole_id not in told or any(part not in told for part in part_ids):
                continue
            whole, parts = told[whole_id], [told[part] for part in part_ids]
            if any(part.dimension != whole.dimension for part in parts):
                continue
            if not _adds_up(whole.extent, [part.extent for part in parts]):
                total = _amount(sum(part.extent.nominal for part in parts), whole)
                yield _told((whole, *parts), wording.parts_off(whole, parts, total))


def _adds_up(whole: Extent, parts: Sequence[Extent]) -> bool:
    extents = (whole, *parts)
    leeway = sum(extent.grain for extent in extents) * 0.75
    low, high = sum(part.low for part in parts), sum(part.high for part in parts)
    return low - leeway <= whole.high and high + leeway >= whole.low


def _amount(total: float, like: Statement) -> str:
    value = like.claim.value if not isinstance(like.claim.value, list) else like.claim.value[0]
    scale = like.extent.nominal / value if value else 1.0
    return f"{total / scale:.10g}{like.claim.unit}"


def _exceeding(
    known: dict[Group, dict[str, Statement]], catalogue: Catalogue
) -> Iterator[Contradiction]:
    for told in known.values():
        for identifier, part in told.items():
            parent = catalogue[identifier].parent
            whole = told.get(parent) if parent else None
            if whole is None or whole.dimension != part.dimension:
                continue
            if any(catalogue[s.indicator or ""].aggregation != "sum" for s in (whole, part)):
                continue
            least = part.extent.low if part.extent.low > -inf else part.extent.nominal
            if least - part.extent.grain > whole.extent.high + whole.extent.grain:
                yield _told((whole, part), wording.part_exceeds(whole, part))


def _told(involved: Sequence[Statement], message: Message) -> Contradiction:
    places = tuple(claim_place(s.document, s.claim) for s in involved)
    return Contradiction(
        contradiction_id("sum", places),
        "sum",
        "contradiction",
        involved[0].claim.indicator,
        involved[0].period,
        places,
        message[0],
        message[1],
    )
