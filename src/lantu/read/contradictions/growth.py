"""A rate of growth, or a change, that the two levels it stands between deny."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from lantu.catalogue.catalogue import Catalogue
from lantu.read.contradictions import wording
from lantu.read.contradictions.intervals import Extent
from lantu.read.contradictions.model import (
    Contradiction,
    claim_place,
    contradiction_id,
)
from lantu.read.contradictions.sameness import Statement, is_specific
from lantu.read.contradictions.values import explaining_note

#: Percentage points by which an implied rate may miss before the levels are said to deny it.
_LEEWAY = 0.2
_LEEWAY_ACROSS = 1.0  #: between documents, where the earlier level may have been revised
_MONEY = ("money", "money-usd")

Series = tuple[str, str]


def denied_rates(
    all_statements: Sequence[Statement], catalogue: Catalogue
) -> Iterator[Contradiction]:
    """Rates (and changes) of facts that do not follow from the levels at both ends.

    Left out: rates at constant prices (their levels are in current prices), and money of which it
    is not known whether its growth is told so.
    """
    facts = [s for s in all_statements if not s.is_target and is_specific(s)]
    levels = _levels(facts)
    for rate in facts:
        if rate.sort in ("growth", "change") and rate.span and not rate.extent.side:
            yield from _checked(rate, levels.get((rate.key, rate.scope), {}), catalogue)


def _levels(facts: Sequence[Statement]) -> dict[Series, dict[int, list[Statement]]]:
    levels: dict[Series, dict[int, list[Statement]]] = {}
    for fact in facts:
        plain = fact.claim.measure in ("level", "share") and len(fact.extents) == 1
        if plain and fact.year and fact.extent.side == 0:
            series = levels.setdefault((fact.key, fact.scope), {})
            series.setdefault(fact.year, []).append(fact)
    return levels


def _checked(
    rate: Statement, levels: dict[int, list[Statement]], catalogue: Catalogue
) -> Iterator[Contradiction]:
    first, last = rate.span or (0, 0)
    ends = list(product(levels.get(first - 1, ()), levels.get(last, ())))
    ends = [
        (a, b) for a, b in ends if a.dimension == b.dimension and _comparable(rate, a, catalogue)
    ]
    if not ends:
        return
    implied = [_implied(rate, a, b) for a, b in ends]
    wide = [_LEEWAY if _together(rate, a, b) else _LEEWAY_ACROSS for a, b in ends]
    misses = [
        span is None or not _meets(rate.extent, span, leeway)
        for span, leeway in zip(implied, wide, strict=True)
    ]
    if all(misses) and implied[0] is not None:
        yield _contradiction(rate, ends[0], implied[0])


def _comparable(rate: Statement, level: Statement, catalogue: Catalogue) -> bool:
    if rate.sort == "change":
        points = "percent" if rate.dimension == "points" else rate.dimension
        return level.dimension == points
    if level.dimension == "percent":
        return False
    if level.indicator is not None:
        return not catalogue[level.indicator].constant_prices
    return level.dimension not in _MONEY


def _together(*statements: Statement) -> bool:
    return all(s.document is statements[0].document for s in statements)


def _implied(rate: Statement, start: Statement, end: Statement) -> tuple[float, float] | None:
    """Lowest and highest rate (percent a year) or change (in the rate's unit) that can follow."""
    low_0, high_0 = _rounded(start.extent)
    low_1, high_1 = _rounded(end.extent)
    if rate.sort == "change":
        scale = rate.extent.nominal / float(rate.claim.value) if rate.claim.value else 1.0  # type: ignore[arg-type]
        return (low_1 - high_0) / scale, (high_1 - low_0) / scale
    if low_0 <= 0 or low_1 <= 0:
        return None
    first, last = rate.span or (0, 0)
    years = last - first + 1
    return _rate(high_0, low_1, years), _rate(low_0, high_1, years)


def _rate(start: float, end: float, years: int) -> float:
    return float(100 * ((end / start) ** (1 / years) - 1))


def _rounded(extent: Extent) -> tuple[float, float]:
    half = 0.5 * extent.grain if extent.exact else 0.0
    return extent.low - half, extent.high + half


def _meets(rate: Extent, implied: tuple[float, float], leeway: float) -> bool:
    low, high = _rounded(rate)
    return low - leeway <= implied[1] and high + leeway >= implied[0]


def _contradiction(
    rate: Statement, ends: tuple[Statement, Statement], implied: tuple[float, float]
) -> Contradiction:
    involved = (*ends, rate)
    places = tuple(claim_place(s.document, s.claim) for s in involved)
    message, english = wording.growth_denied(ends, rate, implied)
    explained = next((note for s in involved if (note := explaining_note(s))), None)
    return Contradiction(
        contradiction_id("growth", places),
        "growth",
        "note" if explained else "contradiction" if _together(*involved) else "doubt",
        rate.claim.indicator,
        rate.period,
        places,
        message,
        english,
        explained,
    )
