"""What the rules look at: a commitment as it stands, as plain values.

Days are dates; amounts are exact decimals; units and persons are their keys. Nothing here changes
in place: a rule gives back a new value with ``dataclasses.replace``.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

from lantu.deliver.schedule import Schedule
from lantu.playbooks.terms import Body, Cap, Factor, Link, Move

Level = Literal["item", "content"]


@dataclass(frozen=True, slots=True)
class Decision:
    """What a body decided: document number and day; ``gate`` where it opens one."""

    body: Body
    document_number: str
    on: date
    gate: str | None = None


@dataclass(frozen=True, slots=True)
class Evidence:
    """A proof. ``unit`` handed it in; ``None`` where it came from a system by itself."""

    kind: str
    on: date
    unit: str | None = None
    rejected: bool = False
    period: date | None = None  #: first day of the period a recurring report is for


@dataclass(frozen=True, slots=True)
class Target:
    """A quantity promised. ``up``: at least so much; ``down``: at most."""

    value: Decimal
    unit: str
    direction: Literal["up", "down"] = "up"

    def comparable(self, other: Target) -> bool:
        """Whether the two are in the same unit and point the same way."""
        return (self.unit, self.direction) == (other.unit, other.direction)

    def weaker_than(self, other: Target) -> bool:
        """Whether this asks for less than ``other``, which must be comparable."""
        return self.value < other.value if self.direction == "up" else self.value > other.value

    def __str__(self) -> str:
        return f"{self.value}{self.unit}"


@dataclass(frozen=True, slots=True)
class FactorBalance:
    """Money (万元), land (亩), sea (公顷) or energy (吨标准煤), from need to use."""

    needed: Decimal
    approved: Decimal = Decimal(0)
    arranged: Decimal = Decimal(0)
    used: Decimal = Decimal(0)


@dataclass(frozen=True, slots=True)
class Entered:
    """The day on which a stage was entered."""

    stage: str
    on: date


@dataclass(frozen=True, slots=True)
class Change:
    """A change of what was promised: the old value stays in sight beside the new."""

    move: Move
    on: date
    reason: str
    decision: Decision | None
    old: str = ""
    new: str = ""


@dataclass(frozen=True, slots=True)
class Reviewer:
    """Who would close it: a unit, and the units that stand above it."""

    unit: str
    above: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Replication:
    """Where a pilot's result was taken over, by which document, when."""

    place: str
    document_number: str
    on: date


@dataclass(frozen=True, slots=True)
class CommitmentState:
    """A commitment as it stands: its stage, the way it came, what it has and what it promised."""

    key: str
    name: str
    path: tuple[Entered, ...]  #: every stage entered, in order; the last is where it stands
    level: Level | None = None
    roles: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    fields: Mapping[str, str] = field(default_factory=dict)
    schedule: Schedule | None = None
    decisions: tuple[Decision, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    links: Mapping[Link, tuple[str, ...]] = field(default_factory=dict)
    factors: Mapping[Factor, FactorBalance] = field(default_factory=dict)
    caps: Mapping[Cap, bool] = field(default_factory=dict)  #: checked: within what is left or not
    target: Target | None = None
    due: date | None = None
    promised_due: date | None = None  #: the date first promised, once it was changed
    contents: tuple[CommitmentState, ...] = ()
    changes: tuple[Change, ...] = ()
    replaced_by: tuple[str, ...] = ()  #: keys of what it was merged or split into
    awaiting: tuple[str, ...] = ()  #: consulted units that have not answered
    disputes: tuple[str, ...] = ()  #: what units disagree on
    replications: tuple[Replication, ...] = ()

    @property
    def stage(self) -> str:
        """Key of the stage where it stands."""
        return self.path[-1].stage

    @property
    def since(self) -> date:
        """The day on which that stage was entered."""
        return self.path[-1].on

    @property
    def first_due(self) -> date | None:
        """The date first promised."""
        return self.promised_due or self.due


def promised_year(state: CommitmentState) -> int:
    """The year it was promised for: of the date first promised, or else of its beginning."""
    return (state.first_due or state.path[0].on).year
