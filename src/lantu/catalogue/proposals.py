"""Proposed entries: what documents measure and the catalogue does not have yet."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass

from lantu.catalogue.conversions import dimension
from lantu.catalogue.names import normalise
from lantu.catalogue.schema import Direction
from lantu.catalogue.themes import constructions_of, themes_of

#: Words for what one wants less of, in the names of indicators.
_FEWER = (
    "失业", "事故", "死亡", "污染", "排放", "能耗", "物耗", "水耗", "成本", "费用率", "负债",
    "贫困", "返贫", "犯罪", "案件", "黑臭", "劣V", "办结时限", "审批时限", "审批时间", "办理时间",
    "债务", "浓度", "流失", "撂荒", "损失",
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proposal:
    """An entry that a person may take up into the catalogue.

    ``key`` is the same for the same phrase in every document; ``near`` lists known indicators
    whose names stand in the phrase, ``direction`` and ``themes`` are guesses from its words.
    """

    key: str
    name: str
    unit: str
    measure: str
    direction: Direction
    near: tuple[str, ...]
    themes: tuple[str, ...]
    construction: tuple[str, ...]


def proposal(name: str, unit: str, measure: str, near: tuple[str, ...]) -> Proposal:
    """The proposed entry for a phrase with the unit and measure of the claim it stands in."""
    form = normalise(name)
    return Proposal(
        key="proposed-" + hashlib.sha256(form.encode()).hexdigest()[:12],
        name=name,
        unit="%" if dimension(unit) == "points" else unit,
        measure=measure,
        direction="down" if any(word in form for word in _FEWER) else "up",
        near=near,
        themes=themes_of(name),
        construction=constructions_of(name),
    )
