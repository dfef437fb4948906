"""A target below an earlier target (or a bound looser than an earlier one)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import product

from lantu.catalogue.catalogue import Catalogue
from lantu.read.contradictions import wording
from lantu.read.contradictions.intervals import same_promise
from lantu.read.contradictions.model import (
    Contradiction,
    claim_place,
    contradiction_id,
)
from lantu.read.contradictions.sameness import Statement, grouped, is_specific
from lantu.read.contradictions.values import agree, comparable, explaining_note, severity


def lowered_targets(
    all_statements: Sequence[Statement], catalogue: Catalogue
) -> Iterator[Contradiction]:
    """Targets for a later year that ask for less than one for an earlier year.

    Only states (levels, shares): a lower rate of growth, or a smaller five-year total, is a choice
    and no contradiction. Which way is less comes from the catalogue, else from the comparators.
    """
    chosen = [
        s
        for s in all_statements
        if s.is_target and s.year and s.sort == "state" and s.claim.measure != "cumulative"
    ]
    for group in grouped(chosen, "series").values():
        if is_specific(group[0]):
            yield from _in_series(sorted(group, key=lambda s: s.year or 0), catalogue)


def _in_series(series: Sequence[Statement], catalogue: Catalogue) -> Iterator[Contradiction]:
    """For each later year one contradiction, with the latest earlier target that asks for more."""
    for year in sorted({s.year for s in series if s.year}):
        before = [s for s in reversed(series) if (s.year or 0) < year]
        pairs = product((s for s in series if s.year == year), before)
        for later, earlier in sorted(pairs, key=lambda pair: -(pair[1].year or 0)):
            way = _way(earlier, later, catalogue)
            if way and comparable(earlier, later) and _asks_less(earlier, later, way):
                yield _contradiction(earlier, later, way, series)
                break


def _asks_less(earlier: Statement, later: Statement, way: int) -> bool:
    """A figure and a bound beyond it overlap, yet the bound asks for less than the figure."""
    one, other = earlier.extent, later.extent
    if (other.nominal - one.nominal) * way >= 0:
        return False
    return not same_promise(one, other) or (one.exact and other.side != 0)


def _way(earlier: Statement, later: Statement, catalogue: Catalogue) -> int:
    """1 where more is better, -1 where less is, 0 where that is not known."""
    if earlier.indicator is not None:
        direction = catalogue[earlier.indicator].direction
        if direction in ("up", "down"):
            return 1 if direction == "up" else -1
    sides = {s.extent.side for s in (earlier, later)} - {0}
    return sides.pop() if len(sides) == 1 else 0


def _contradiction(
    earlier: Statement, later: Statement, way: int, series: Sequence[Statement]
) -> Contradiction:
    places = tuple(claim_place(s.document, s.claim) for s in (earlier, later))
    message, english = wording.target_lowered(earlier, later, bound_above=way < 0)
    explained = _note_on(earlier, series) or _note_on(later, series)
    return Contradiction(
        contradiction_id("target_lowered", places),
        "target_lowered",
        "note" if explained else severity((earlier, later)),
        later.claim.indicator,
        later.period,
        places,
        message,
        english,
        explained,
    )


def _note_on(target: Statement, series: Sequence[Statement]) -> str | None:
    """The explaining note of a target, or of another statement of the same target."""
    notes = (explaining_note(s) for s in series if s.year == target.year and agree(s, target))
    return next((note for note in notes if note), None)
