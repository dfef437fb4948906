"""How far a commitment is, in per cent; an item is as far as its contents are on average."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from lantu.deliver.schedule import done_progress
from lantu.deliver.state import CommitmentState


def progress_of(state: CommitmentState, as_of: date) -> Decimal:
    """Weights of the milestones reached; without a schedule nothing is counted as done."""
    if state.contents:
        parts = [progress_of(content, as_of) for content in state.contents]
        return sum(parts, Decimal(0)) / len(parts)
    if state.schedule is None:
        return Decimal(0)
    return done_progress(state.schedule.current, as_of)
