"""What was known on a day: vintages side by side, and breaks of definition."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from itertools import pairwise

from lantu.watch.series import Observation


def as_of(observations: Iterable[Observation], day: date) -> tuple[Observation, ...]:
    """The values in force on ``day``, by period: of each, the vintage published last by then.

    Vintages of one another are values of one period, measure, price basis and definition. Of two
    published on one day the one entered last counts, then the one given last. What was published
    after ``day`` is not there at all, so a later revision never changes a past view.
    """
    newest: dict[tuple[object, ...], Observation] = {}
    for row in observations:
        if row.known_on > day:
            continue
        other = newest.get(_matter(row))
        if other is None or _age(row) >= _age(other):
            newest[_matter(row)] = row
    return tuple(sorted(newest.values(), key=lambda row: (row.period.end, row.period.start)))


def revisions(observations: Iterable[Observation]) -> tuple[tuple[Observation, ...], ...]:
    """All vintages of each value that has more than one, oldest first."""
    by_matter: dict[tuple[object, ...], list[Observation]] = {}
    for row in observations:
        by_matter.setdefault(_matter(row), []).append(row)
    return tuple(tuple(sorted(rows, key=_age)) for rows in by_matter.values() if len(rows) > 1)


def breaks(observations: Iterable[Observation]) -> tuple[date, ...]:
    """The days from which another definition holds: lines to draw, not to compare across."""
    rows = sorted(observations, key=lambda row: (row.period.end, row.period.start))
    return tuple(
        late.period.start for early, late in pairwise(rows) if early.definition != late.definition
    )


def _matter(row: Observation) -> tuple[object, ...]:
    return (row.period, row.measure, row.prices, row.definition)


def _age(row: Observation) -> tuple[date, float]:
    entered = row.recorded_at.timestamp() if row.recorded_at else float("-inf")
    return row.known_on, entered
