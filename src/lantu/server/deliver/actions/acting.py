"""How every action on a commitment runs: right, rule, rows, entry, in one transaction."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from lantu.deliver.refusals import Outcome
from lantu.deliver.state import CommitmentState
from lantu.errors import ActionRefused
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.deliver.books import playbook
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.states import state_of
from lantu.server.deliver.storing import store, today
from lantu.server.deliver.telling import or_refuse
from lantu.server.record.actions import change

Rule = Callable[[CommitmentState, Playbook], Outcome[CommitmentState]]


def act(
    row: Commitment,
    action: str,
    rule: Rule,
    *,
    actor: User,
    right: str = "commitment.edit",
    target: rights.Owned | None = None,
    read_version: int | None = None,
    on: date | None = None,
    **summary: Any,
) -> Commitment:
    """Let ``rule`` change the commitment and store what it gives.

    Raises ``NotPermitted``, ``ActionRefused`` with the rule's reasons, or ``ChangedMeanwhile``
    where the row is no longer the one that the actor saw.
    """
    rights.require(actor, right, target or row)
    book = managed(row)
    day = not_future(on)
    with change(action, actor=actor, commitment=row.code, **summary) as entry:
        parts = list(row.parts.filter(playbook=book.key, former=False))
        before = state_of(row, parts)
        after = or_refuse(rule(before, book))
        store(row, after, book, entry, read_version=read_version, on=day)
        for part, old, new in zip(parts, before.contents, after.contents, strict=True):
            if new != old:
                store(part, new, book, entry, on=day)
    return row


def managed(row: Commitment) -> Playbook:
    """The commitment's playbook; raises ``ActionRefused`` for one that was only read."""
    if not row.playbook:
        raise ActionRefused(
            "not_managed", "这一项还没有纳入管理", where=row.name, remedy="请先纳入管理"
        )
    return playbook(row.playbook)


def not_future(on: date | None) -> date:
    """The day of an act, today where none is given; raises ``ActionRefused`` for a later one."""
    day = on or today()
    if day > today():
        raise ActionRefused("day_in_future", f"日期 {day} 在今天之后", remedy="请核对日期")
    return day
