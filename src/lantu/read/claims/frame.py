"""What a part of a document speaks of: what was or what is to be reached, and which years."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Literal

from lantu.text.periods import Anchor

Leaning = Literal["actual", "target"]


@dataclass(frozen=True, slots=True)
class Frame:
    """The default role and years of a part. ``year`` is the year a level is of."""

    role: Leaning
    year: int | None
    span: tuple[int, int] | None  #: the years a cumulative figure or an average rate is of
    anchor: Anchor
    loose: bool = False  #: no plan and no report: tense tells more than place
    several: bool = False  #: the part speaks of the whole span, not of its last year
    part: str = ""  #: the months that a report on part of a year is about: 2020-01/2020-06

    def times(self) -> Anchor:
        """What time words refer to here: in a review, months are those of the year reviewed."""
        if self.role == "target" or self.several:
            return self.anchor
        return replace(self.anchor, review=self.year)
