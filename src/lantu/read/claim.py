"""The claim: one quantified statement with its source, and the table of a document's claims."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from typing import Any, Literal

Comparator = Literal["eq", "ge", "gt", "le", "lt", "approx", "range"]
Measure = Literal["level", "growth", "change", "share", "ratio", "rank", "cumulative"]
Role = Literal["target", "actual", "baseline"]


@dataclass(frozen=True, slots=True)
class Claim:
    """One quantified statement; ``start:end`` is the number with its unit in the document."""

    id: str
    doc: str
    start: int
    end: int
    number_text: str
    indicator: str
    value: float | int | list[float]
    unit: str
    comparator: Comparator
    measure: Measure
    period: str | None
    role: Role
    scope: str | None
    confidence: float
    section: tuple[str, ...] = ()  #: headings around it, outermost first
    source: Literal["text", "table"] = "text"
    note: str = ""  #: a note that qualifies it (a changed base, a changed definition)
    indicator_id: str | None = None  #: canonical indicator in the catalogue
    binding: bool | None = None  #: 约束性 True, 预期性 False, not said None

    def as_row(self) -> dict[str, Any]:
        """A JSON-ready dictionary, one key a field."""
        row = asdict(self)
        row["section"] = list(self.section)
        return row


def claim_id(digest: str, start: int, end: int, ordinal: int) -> str:
    """Stable identifier: digest of document, span and ordinal (several claims may share a span)."""
    return hashlib.sha256(f"{digest}:{start}:{end}:{ordinal}".encode()).hexdigest()[:16]


def claim_rows(claims: Iterable[Claim]) -> list[dict[str, Any]]:
    """The claims as JSON-ready dictionaries, in order."""
    return [claim.as_row() for claim in claims]
