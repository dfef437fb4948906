"""A target below an earlier target (or a bound looser than an earlier one)."""

from __future__ import annotations

import re
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

#: Words of amounts that are made or done anew each year.
_MADE = re.compile(
    r"(?<!高)新(?!能源|技术|兴)|净增|改造|建设|建成|建造|完成|引进|培训|引育|培育|发放|实际[利使]用|投资|整治|治理|修复|造林|减负|落地|签约"
    r"|成交|销售|收入总|产量|入库|开工|竣工|安置|救助"
)


def lowered_targets(
    all_statements: Sequence[Statement], catalogue: Catalogue
) -> Iterator[Contradiction]:
    """Targets for a later year that ask for less than one for an earlier year.

    Only states at a time (levels, shares): a lower rate of growth, a smaller amount newly made in a
    year or a smaller five-year total is a choice and no contradiction. Which way is less comes from
    the catalogue, else from the comparators.
    """
    chosen = [
        s
        for s in all_statements
        if s.is_target and s.year and s.sort == "state" and _is_standing(s)
    ]
    for group in grouped(chosen, "series").values():
        if is_specific(group[0]):
            yield from _lowered(sorted(group, key=lambda s: s.year or 0), catalogue)


def _is_standing(statement: Statement) -> bool:
    """A state at a time, not an amount added up, newly made or done in a year."""
    return statement.claim.measure != "cumulative" and not _MADE.search(statement.claim.indicator)


def _is_ahead(target: Statement) -> bool:
    """Whether a target was still ahead when its document was written (a review names old ones)."""
    profile = target.document.profile
    now = profile.year or (profile.period[0] if profile.period else None)
    return now is None or (target.year or now) >= now


def _lowered(targets: Sequence[Statement], catalogue: Catalogue) -> Iterator[Contradiction]:
    """For each later year one contradiction, with the latest earlier target that asks for more."""
    for year in sorted({s.year for s in targets if s.year and _is_ahead(s)}):
        before = [s for s in reversed(targets) if (s.year or 0) < year]
        pairs = product((s for s in targets if s.year == year and _is_ahead(s)), before)
        for later, earlier in sorted(pairs, key=lambda pair: -(pair[1].year or 0)):
            way = _way(earlier, later, catalogue)
            if way and comparable(earlier, later) and _asks_less(earlier, later, way):
                yield _contradiction(earlier, later, way, targets)
                break


def _asks_less(earlier: Statement, later: Statement, way: int) -> bool:
    """A figure and a bound beyond it overlap, yet the bound asks for less than the figure."""
    one, other = earlier.extent, later.extent
    if (other.nominal - one.nominal) * way >= 0:
        return False
    return not same_promise(one, other) or (one.exact and other.side != 0)


def _known_way(statement: Statement, catalogue: Catalogue) -> int:
    """1 where the catalogue says that more is better, -1 where less is, else 0."""
    if statement.indicator is None:
        return 0
    return {"up": 1, "down": -1}.get(catalogue[statement.indicator].direction, 0)


def _way(earlier: Statement, later: Statement, catalogue: Catalogue) -> int:
    """Which way is better, from the catalogue, else from the side that the targets bound."""
    sides = {s.extent.side for s in (earlier, later)} - {0}
    return _known_way(earlier, catalogue) or (sides.pop() if len(sides) == 1 else 0)


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
