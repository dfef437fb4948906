"""Enclave projects: statistics stay where the project stands, agreed shares are a second ledger.

The first ledger is the whole amount at the place of the project. The second shares tax or
appraisal between places by an agreement; it adds up to the same amount, and never enters
official statistics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_DOWN, Decimal
from typing import Literal

from lantu.deliver.refusals import Outcome, Refusal, refusal

Shared = Literal["tax", "appraisal"]
_WHOLE = Decimal(100)


@dataclass(frozen=True, slots=True)
class Agreement:
    """How places share something of a project: per cent by place, from a day on."""

    what: Shared
    shares: Mapping[str, Decimal]
    document_number: str
    valid_from: date
    valid_to: date | None = None

    def holds_on(self, day: date) -> bool:
        """Whether it is in force on that day."""
        return self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)


def agree(agreements: Sequence[Agreement], new: Agreement) -> Outcome[tuple[Agreement, ...]]:
    """The agreements with one more; two of a kind are never in force on the same day."""
    found: list[Refusal] = []
    total = sum(new.shares.values(), Decimal(0))
    if total != _WHOLE or any(share <= 0 for share in new.shares.values()):
        found.append(refusal("shares-not-100", sum=str(total)))
    if not new.document_number.strip():
        found.append(refusal("agreement-without-number"))
    if new.valid_to is not None and new.valid_to < new.valid_from:
        found.append(refusal("agreement-ends-before", day=str(new.valid_to)))
    if any(old.what == new.what and _overlap(old, new) for old in agreements):
        found.append(refusal("agreement-overlaps", day=str(new.valid_from)))
    if found:
        return Outcome(tuple(agreements), tuple(found))
    return Outcome((*agreements, new))


def second_ledger(
    amount: Decimal, place: str, agreements: Sequence[Agreement], what: Shared, on: date
) -> dict[str, Decimal]:
    """``amount`` shared by the agreement in force, to two places; without one, all to ``place``.

    What rounding leaves over goes to the place of the project, so that the parts add up exactly.
    """
    agreed = next((one for one in agreements if one.what == what and one.holds_on(on)), None)
    if agreed is None:
        return {place: amount}
    cent = Decimal("0.01")
    parts = {
        one: (amount * share / _WHOLE).quantize(cent, ROUND_DOWN)
        for one, share in agreed.shares.items()
    }
    parts[place] = parts.get(place, Decimal(0)) + amount - sum(parts.values(), Decimal(0))
    return parts


def _overlap(one: Agreement, other: Agreement) -> bool:
    one_ends, other_ends = one.valid_to or date.max, other.valid_to or date.max
    return one.valid_from <= other_ends and other.valid_from <= one_ends
