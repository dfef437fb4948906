"""What a playbook file may say. Every part is an entry of a definition file, read strictly.

Keys inside a playbook (roles, fields, gates, evidence, stages, clocks) are written once, as the
left side of a mapping, and referred to by name; ``check.py`` holds the references together.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from lantu.catalogue.definitions import Entry
from lantu.playbooks.terms import (
    ENDS,
    Body,
    Cap,
    Closer,
    Every,
    Factor,
    Grade,
    Label,
    Link,
    Measure,
    Move,
    Phase,
    Subject,
)

Key = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(_[a-z0-9]+)*$")]
PlaybookKey = Annotated[str, Field(pattern=r"^[a-z][a-z0-9]*(-[a-z0-9]+)*$")]
Some = Annotated[int, Field(ge=1)]


class Named(Entry):
    """A thing with a name in both languages."""

    name: str
    name_en: str

    @property
    def label(self) -> Label:
        """The name in both languages."""
        return Label(self.name, self.name_en)


class Role(Named):
    """Somebody who must be named. ``reports``: what this unit hands in it may not close."""

    filled_by: Literal["unit", "person", "people"]
    required: bool = False  #: must be filled before the first stage is left
    reports: bool = False


class FieldOf(Named):
    """A field beyond those that every commitment has."""

    type: Literal["text", "number", "date", "choice", "yes_no"] = "text"
    choices: tuple[Named, ...] = ()
    required: bool = False  #: must be filled before the first stage is left


class Gate(Named):
    """A decision that must have been taken, by one of these bodies, with number and day."""

    bodies: tuple[Body, ...]


class EvidenceKind(Named):
    """A kind of proof and how firm it is."""

    grade: Grade


class Limit(Entry):
    """A length of time: exactly one of the units, or the day until which."""

    months: Some | None = None
    days: Some | None = None
    working_days: Some | None = None
    until: Literal["year_end", "due"] | None = None

    @model_validator(mode="before")
    @classmethod
    def _has_a_unit(cls, given: object) -> object:
        if not isinstance(given, dict):
            raise PydanticCustomError(
                "playbook-clock-unit",
                "期限“{given}”没有写单位",
                {
                    "given": str(given),
                    "remedy": "请写成 {months: 3}、{days: 30}、{working_days: 60} 或 {until: due}",
                },
            )
        return given

    @model_validator(mode="after")
    def _has_one_unit(self) -> Limit:
        if len(self.model_fields_set) != 1:
            raise PydanticCustomError(
                "playbook-clock-unit",
                "期限要写且只写一个单位",
                {"remedy": "请在 months、days、working_days、until 中只留一个"},
            )
        return self


class Clock(Named):
    """A limit that runs from entering one stage until entering another."""

    starts: str
    stops: str
    limit: Limit
    pauses: tuple[str, ...] = ()  #: stages during which it stands still


class Needs(Entry):
    """What must hold before a stage opens. The engine knows these conditions and no others."""

    roles: tuple[str, ...] = ()
    fields: tuple[str, ...] = ()
    schedule: Some | None = None  #: a schedule of at least so many milestones
    gates: tuple[str, ...] = ()
    evidence: dict[str, Some] = Field(default_factory=dict)
    links: dict[Link, Some] = Field(default_factory=dict)
    factors: tuple[Factor, ...] = ()  #: what is needed has been approved
    caps: tuple[Cap, ...] = ()  #: checked, and within what is left
    progress: Annotated[int, Field(ge=1, le=100)] | None = None
    in_stage: Limit | None = None  #: at least so long in the stage before
    replies: bool = False  #: every consulted unit has answered, or its time has run out
    disputes_settled: bool = False


class Stage(Named):
    """A stage, what must hold to enter it, and where it may lead."""

    phase: Phase
    next: tuple[str, ...] = ()
    needs: Needs = Needs()

    @property
    def is_end(self) -> bool:
        """Whether nothing follows but reopening."""
        return self.phase in ENDS


class Close(Entry):
    """What closes it and who may: never the unit that reports."""

    by: Closer
    role: str | None = None  #: the role that names the inspecting side or the assigning body
    evidence: dict[str, Some] = Field(default_factory=dict)
    reopens: str | None = None  #: the stage it returns to when it was closed too early
    look_back: Limit | None = None  #: when it is looked at again


class Adjustment(Entry):
    """One way of changing: allowed, or by a body's decision, or refused with the reason."""

    allowed: bool = False
    decision: tuple[Body, ...] = ()
    refused: str = ""
    refused_en: str = ""
    only_raise: bool = False  #: a target may become more demanding, never less
    within_year: bool = False  #: a date may move, but not past the year it was promised for


class Adjustments(Entry):
    """All seven ways of changing; leaving one out would leave a question open."""

    add: Adjustment
    merge: Adjustment
    split: Adjustment
    withdraw: Adjustment
    change_target: Adjustment
    change_date: Adjustment
    dilute: Adjustment

    def of(self, move: Move) -> Adjustment:
        """The rule for one way of changing."""
        rule: Adjustment = getattr(self, move)
        return rule


class Levels(Entry):
    """A list of two levels: an item is closed when all its contents are."""

    item: Named
    content: Named


class Rhythm(Entry):
    """A standing duty: how often, how long after the period's end, proved by what."""

    every: Every
    due: Limit
    evidence: dict[str, Some] = Field(default_factory=dict)


class Consultation(Entry):
    """Units are asked; the holder of ``settled_by`` settles what they disagree on."""

    clock: str  #: key of the clock that ends the time for answers
    settled_by: str


class Milestone(Named):
    """A milestone of the schedule a new commitment starts from; ``weight`` in per cent."""

    weight: Some


class Score(Named):
    """A line of the score; ``weight`` in per cent."""

    weight: Some
    measure: Measure


class Publication(Entry):
    """What is shown to whom after sign-off."""

    to: Literal["public", "internal"]
    what: tuple[str, ...]


class Playbook(Named):
    """One mechanism. The first stage is where everything begins."""

    key: PlaybookKey
    about: str = ""
    about_en: str = ""
    applies_to: Annotated[tuple[Subject, ...], Field(min_length=1)]
    listed_follow_up: bool = False  #: promised in public: nothing is lowered, postponed, withdrawn
    levels: Levels | None = None
    roles: dict[Key, Role]
    fields: dict[Key, FieldOf] = Field(default_factory=dict)
    gates: dict[Key, Gate] = Field(default_factory=dict)
    evidence: dict[Key, EvidenceKind]
    stages: dict[Key, Stage]
    clocks: dict[Key, Clock] = Field(default_factory=dict)
    close: Close
    adjustments: Adjustments
    milestones: dict[Key, Milestone] = Field(default_factory=dict)
    rhythm: Rhythm | None = None
    consultation: Consultation | None = None
    publishes: Publication
    scores: dict[Key, Score] = Field(default_factory=dict)

    @property
    def first_stage(self) -> str:
        """Key of the stage where everything begins."""
        return next(iter(self.stages))

    def stages_in(self, phase: Phase) -> tuple[str, ...]:
        """Keys of the stages of a phase, in order."""
        return tuple(key for key, stage in self.stages.items() if stage.phase == phase)
