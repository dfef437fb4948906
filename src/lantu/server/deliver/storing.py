"""From what the rules gave back to rows: the columns, the version, the row of history."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, datetime

from django.utils import timezone

from lantu.deliver.roles import holders
from lantu.deliver.state import CommitmentState
from lantu.playbooks.schema import Playbook
from lantu.server.accounts.models import Unit
from lantu.server.record.actions import Entry, save_version

from .books import leading_role
from .models import Assignment, Commitment, CommitmentVersion
from .states import to_json

_COLUMNS: tuple[str, ...] = (
    *("name", "playbook", "in_list", "place_in_list", "parent", "former", "due_on", "lead_unit"),
    *("at_stage", "phase", "project_code", "industry", "park", "state", "source"),
)
_FROM_FIELDS = ("project_code", "industry", "park")


def today() -> date:
    """The day in the city's time zone."""
    return timezone.localdate()


def store(
    row: Commitment,
    state: CommitmentState,
    book: Playbook,
    entry: Entry,
    *,
    read_version: int | None = None,
    on: date | None = None,
) -> Commitment:
    """Write the state to the row, whose version must be ``read_version``, and add its history.

    A row without a key is created. Raises ``ChangedMeanwhile`` where somebody else was first.
    """
    now = timezone.now()
    _fill(row, state, book)
    if row.pk is None:
        row.recorded_at = now
        row.save()
    else:
        seen = row.version if read_version is None else read_version
        save_version(row, read_version=seen, fields=_COLUMNS)
    row.units.set(_units(row, state, book))
    entry.touch(row, _history(row, entry, on or today(), now))
    return row


def _fill(row: Commitment, state: CommitmentState, book: Playbook) -> None:
    lead = next(iter(holders(state, leading_role(book))), None)
    row.lead_unit = Unit.objects.get(key=lead) if lead else None
    row.name = state.name
    row.playbook = book.key
    row.at_stage = state.stage
    row.phase = book.stages[state.stage].phase
    row.due_on = state.due
    for name in _FROM_FIELDS:
        if name in book.fields:
            setattr(row, name, state.fields.get(name, "")[:40])
    row.state = to_json(state)


def _units(row: Commitment, state: CommitmentState, book: Playbook) -> Iterable[Unit]:
    keys = {
        unit
        for key, role in book.roles.items()
        if role.filled_by == "unit"
        for unit in holders(state, key)
    }
    asked = Assignment.objects.filter(commitment=row).values_list("content", flat=True).first()
    keys |= set((asked or {}).get("consulted", ()))
    return Unit.objects.filter(key__in=keys)


def _history(row: Commitment, entry: Entry, on: date, now: datetime) -> CommitmentVersion:
    return CommitmentVersion.objects.create(
        commitment=row,
        number=row.version,
        action=entry.action,
        by=entry.actor,
        on=on,
        recorded_at=now,
        state=row.state,
    )
