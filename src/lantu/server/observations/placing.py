"""What placing a document's claims in the ledger needs to know, once for all of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from lantu.read.claim import Claim
from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.queries import RegionFinder
from lantu.server.read.models import Quote
from lantu.server.record.actions import Entry
from lantu.text.spans import period_days

Quotes = Mapping[tuple[int, int], Quote]


@dataclass(frozen=True)
class Placing:
    """Quotes by span, indicators by claim id, regions by name, the two clocks, the log entry."""

    quotes: Quotes
    indicators: Mapping[str, Indicator]
    regions: RegionFinder
    known_on: date | None
    at: datetime
    entry: Entry

    def columns(self, claim: Claim) -> dict[str, Any]:
        """The columns that a target and an observation take from a claim alike."""
        days = period_days(claim.period)
        return {
            "indicator": self.indicators[claim.id],
            "region": self.regions.find(claim.scope),
            "quote": self.quotes[claim.start, claim.end],
            "scope": (claim.scope or "")[:100],
            "number_text": claim.number_text[:200],
            "unit": claim.unit[:40],
            "comparator": claim.comparator,
            "measure": claim.measure,
            "period": (claim.period or "")[:40],
            "period_start": days[0] if days else None,
            "period_end": days[1] if days else None,
            "definition": claim.note,
            "known_on": self.known_on,
            "recorded_at": self.at,
        }
