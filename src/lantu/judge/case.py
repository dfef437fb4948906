"""What a rule looks at: a target with the values that may be compared with it, as of a day."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from lantu.judge.comparing import LEEWAY
from lantu.judge.verdict import Finding
from lantu.watch.series import Measure, Observation
from lantu.watch.targets import Target, elapsed_share
from lantu.watch.vintages import as_of

#: Measures whose value speaks of its own period only, not of a state at the period's end.
OF_A_PERIOD: tuple[Measure, ...] = ("growth", "decline", "flow")

References = Mapping[str, Sequence[Observation]]


@dataclass(frozen=True)
class Case:
    """A target beside its values: one definition, the target's unit, in force on the day.

    ``rows`` are those within the target's period, ``history`` all of them, oldest first.
    ``shares``: 12 cumulative monthly shares of past years, for a seasonal path.
    """

    target: Target
    day: date
    rows: tuple[Observation, ...]
    history: tuple[Observation, ...]
    references: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    shares: tuple[float, ...] = ()
    leeway: float = LEEWAY

    def current(self) -> Observation | None:
        """The value that speaks for now.

        Of states (levels, ranks) the latest. Of rates and amounts, for a target of up to a year the
        longest that starts with it, for a longer one the latest whole year's: a single month's
        growth says nothing about the year's, half a year's output is no year's.
        """
        if not self.rows or self.rows[-1].measure not in OF_A_PERIOD:
            return self.rows[-1] if self.rows else None
        if self.target.period.years > 1:
            whole = [row for row in self.rows if row.period.years == 1]
        else:
            whole = [row for row in self.rows if row.period.start == self.target.period.start]
        return whole[-1] if whole else None

    def until(self, row: Observation) -> float:
        """Elapsed share of the target's period at the end of the value's own."""
        return elapsed_share(self.target.period, row.period.end)

    def over(self, last: date) -> bool:
        """Whether values up to ``last`` close the target's period."""
        return last >= self.target.period.end

    def reference(self, name: str) -> tuple[Observation, ...]:
        """The values of a series that is compared with, in force on the day."""
        return self.references.get(name, ())


def prepare(
    target: Target,
    observations: Iterable[Observation],
    day: date,
    references: References,
    shares: Sequence[float],
) -> Case | Finding:
    """The case to judge, or the finding that says why nothing can be compared.

    Values under another definition than the target's are left out; where the newest value is such
    a one, nothing is said, for the state under the old definition is no longer known.
    """
    known = as_of(observations, day)
    compared = [row for row in known if row.definition == target.definition]
    told = [row for row in compared if row.sign == "value"]
    history = tuple(_told(target, row) for row in told if _fits(target, row))
    rows = tuple(row for row in history if target.period.holds(row.period))
    reason = _why_not(target, known, told, rows)
    if reason:
        return Finding("cannot_say", reason=reason)
    in_force = {name: as_of(series, day) for name, series in references.items()}
    return Case(target, day, rows, history, in_force, tuple(shares))


def _fits(target: Target, row: Observation) -> bool:
    return row.value is None or not target.level_unit or row.convertible(target.level_unit)


def _told(target: Target, row: Observation) -> Observation:
    return row.told_in(target.level_unit) if target.level_unit else row


def _why_not(
    target: Target,
    known: Sequence[Observation],
    told: Sequence[Observation],
    rows: Sequence[Observation],
) -> str:
    """The code of the reason why nothing can be compared; empty where something can."""
    inside = [row for row in known if target.period.holds(row.period)]
    ours = max((row.period.end for row in rows), default=target.base_day)
    if any(row.period.end > ours for row in inside if row.definition != target.definition):
        return "definition-changed"
    if rows:
        return ""
    if any(target.period.holds(row.period) for row in told if not _fits(target, row)):
        return "unit-differs"
    signs = [row.sign for row in inside if row.sign != "value"]
    return _BY_SIGN.get(signs[-1], "no-data") if signs else "no-data"


_BY_SIGN = {"missing": "missing", "not_due": "not-due", "not_applicable": "not-applicable"}
