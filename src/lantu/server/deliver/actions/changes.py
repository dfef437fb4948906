"""Changing what was promised, sharing an enclave's results, taking a pilot's result elsewhere."""

from __future__ import annotations

from collections.abc import Sequence

from lantu.deliver.adjustments import Request, adjust
from lantu.deliver.enclaves import Agreement, agree
from lantu.deliver.replication import replicate
from lantu.deliver.state import Replication
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.catalogue.models import Region
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.states import agreements_of, agreements_to_json
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import or_refuse
from lantu.server.record.actions import change, save_version

from .acting import act

PLACED = ("industry", "park", "project_code", "source", "themes")


def change_promise(
    row: Commitment, request: Request, *, actor: User, read_version: int
) -> Commitment:
    """Withdraw it, or change its target, date or content, by the playbook's rule.

    The old value stays in sight beside the new. On a list of two levels an item is changed with
    its contents.
    """
    return act(
        row,
        "commitment.adjusted",
        lambda state, book: adjust(state, book, request, today()),
        actor=actor,
        right="commitment.adjust",
        read_version=read_version,
        move=request.move,
        reason=request.reason,
    )


def take_over(
    row: Commitment, replication: Replication, *, actor: User, read_version: int
) -> Commitment:
    """Enter where a pilot's result was taken over, by which document and when."""
    return act(
        row,
        "commitment.replicated",
        lambda state, book: replicate(state, book, replication, today()),
        actor=actor,
        read_version=read_version,
        place=replication.place,
        document_number=replication.document_number,
    )


def share(row: Commitment, agreement: Agreement, *, actor: User, read_version: int) -> Commitment:
    """Enter an agreement on sharing an enclave project's tax or appraisal: its second ledger."""
    rights.require(actor, "decision.enter", row)
    agreed = or_refuse(agree(agreements_of(row), agreement))
    with change("commitment.shares_agreed", actor=actor, commitment=row.code) as entry:
        row.agreements = agreements_to_json(agreed)
        save_version(row, read_version=read_version, fields=["agreements"])
        entry.touch(row)
    return row


def place(
    row: Commitment,
    regions: Sequence[Region],
    values: dict[str, object],
    *,
    actor: User,
    read_version: int,
) -> Commitment:
    """State where it stands and what it belongs to: divisions, zones, park, industry, themes."""
    rights.require(actor, "commitment.edit", row)
    with change("commitment.placed", actor=actor, commitment=row.code) as entry:
        for name, value in values.items():
            setattr(row, name, value)
        save_version(row, read_version=read_version, fields=[n for n in PLACED if n in values])
        row.regions.set(regions)
        entry.touch(row)
    return row
