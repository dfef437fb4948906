"""One act on several commitments of a list: all of them or none, each with its own entry."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from django.db import transaction

from lantu.deliver.state import Decision
from lantu.errors import ActionRefused
from lantu.server.accounts.models import User
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.states import from_json

from .life import enter_decision, move, reach


def act_on_all(
    rows: Sequence[Commitment],
    *,
    decision: Decision | None,
    to: str,
    milestone: str,
    on: date,
    actor: User,
) -> int:
    """Enter a gate's decision, a milestone reached, the next stage; in this order, what is given.

    Raises ``ActionRefused`` naming the first commitment that it is refused for. Returns how many
    commitments were changed.
    """
    with transaction.atomic():
        for row in rows:
            try:
                _act_on(row, decision, to, milestone, on, actor)
            except ActionRefused as refusal:
                refusal.message = f"{row.name}：{refusal.message}"
                raise
    return len(rows)


def _act_on(
    row: Commitment, decision: Decision | None, to: str, milestone: str, on: date, actor: User
) -> None:
    if decision is not None:
        enter_decision(row, decision, actor=actor, read_version=row.version)
    if milestone:
        schedule = from_json(row.state).schedule
        current = schedule.current if schedule else ()
        key = next((one.key for one in current if one.name == milestone), milestone)
        reach(row, key, on, actor=actor, read_version=row.version)
    if to:
        move(row, to, on, actor=actor, read_version=row.version)
