"""What a catalogue file may hold: indicators, families of indicators, themes.

A family is one pattern over a list of members (value added × sectors, output × goods), so that a
hundred indicators are a page and all of them have the same unit, direction and way to add up.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import Field

from lantu.catalogue.definitions import Entry

Direction = Literal["up", "down", "none", "bound"]
Concept = Literal["innovation", "coordination", "green", "open", "shared"]
Construction = Literal["industry", "technology", "gateway", "ocean", "business", "tourism"]
Identifier = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$")]
#: A family's own ids hold ``{id}``.
Pattern = Annotated[str, Field(pattern=r"^[a-z0-9{}-]+$")]


class MeanBy(Entry):
    """A mean over parts, weighted by another indicator (income per head by population)."""

    mean_by: str


class RatioOf(Entry):
    """A ratio: add up numerator and denominator, never the ratio itself."""

    ratio_of: tuple[str, str]


#: ``sum``: parts add up to the whole. ``none``: they do not, and no rule gives the whole.
Aggregation = Literal["sum", "none"] | MeanBy | RatioOf


class Traits(Entry):
    """What indicators and families have in common."""

    unit: str = ""
    direction: Direction
    aggregation: Aggregation
    constant_prices: bool = False  #: its growth is told at constant prices
    themes: tuple[Concept, ...] = ()
    construction: tuple[Construction, ...] = ()
    parent: str | None = None  #: the indicator it is a part of
    #: what the same name means in another unit: {"%": its rate, 公里: its length}
    by_unit: dict[str, str] = Field(default_factory=dict)


class Indicator(Traits):
    """One indicator under its canonical name."""

    id: Identifier
    name: str
    name_en: str
    synonyms: tuple[str, ...] = ()


class Member(Entry):
    """One member of a list that families are built over."""

    id: Identifier
    name: str
    name_en: str
    synonyms: tuple[str, ...] = ()
    unit: str | None = None  #: overrides the family's
    direction: Direction | None = None
    themes: tuple[Concept, ...] | None = None
    construction: tuple[Construction, ...] | None = None


class Family(Traits):
    """A pattern over members: ``{id}``, ``{name}``, ``{name_en}`` are filled in from each.

    The first of ``names`` is canonical, all others (and all names made with a member's synonyms)
    are synonyms.
    """

    id: Pattern
    names: Annotated[tuple[str, ...], Field(min_length=1)]
    name_en: str
    over: str | tuple[Member, ...]  #: the name of a list, or the members themselves
    only: tuple[str, ...] | None = None
    skip: tuple[str, ...] = ()


class CatalogueFile(Entry):
    """A catalogue file: the project's own or a city's on top of it."""

    lists: dict[str, tuple[Member, ...]] = Field(default_factory=dict)
    indicators: tuple[Indicator, ...] = ()
    families: tuple[Family, ...] = ()
    #: further names for indicators that other files define, by id
    synonyms: dict[str, tuple[str, ...]] = Field(default_factory=dict)


class ThemeEntry(Entry):
    """A concept or construction with the words by which a text shows that it is about it."""

    id: str
    name: str
    name_en: str
    keywords: Annotated[tuple[str, ...], Field(min_length=1)]


class ConceptEntry(ThemeEntry):
    """One of the five concepts."""

    id: Concept


class ConstructionEntry(ThemeEntry):
    """One of the six constructions."""

    id: Construction


class ThemeFile(Entry):
    """themes.yaml: the five concepts and the six constructions."""

    concepts: tuple[ConceptEntry, ...]
    constructions: tuple[ConstructionEntry, ...]
