"""Handing over."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.deliver.refusals import Outcome
from lantu.deliver.state import CommitmentState
from lantu.errors import ActionRefused
from lantu.playbooks.schema import Playbook
from lantu.server.accounts import rights
from lantu.server.accounts.models import PortfolioUnit, User
from lantu.server.deliver.actions.acting import act
from lantu.server.deliver.models import Commitment
from lantu.server.record.actions import Entry, change

from .handover import OVER_UNITS, named_for, pack_of
from .models import Handover


def sign_over(person: User, successor: User, *, on: date, note: str, actor: User) -> Handover:
    """Keep what the person holds as it is today, and let the successor answer for it.

    What a unit leads stays with the unit; a portfolio and the roles for which the person is named
    move, each item by an action of its own.
    Raises ``NotPermitted``, or ``ActionRefused`` for a successor who cannot take over.
    """
    rights.require(actor, "handover.sign", person)
    rights.require(actor, "handover.sign", successor)
    _require_able(person, successor, on)
    pack = pack_of(person, on)
    summary = {"person": person.username, "successor": successor.username}
    with transaction.atomic():
        with change("handover.signed", actor=actor, **summary) as entry:
            row = Handover.objects.create(
                person=person,
                successor=successor,
                unit=person.unit,
                on=on,
                note=note,
                lines=pack.stored,
                signed_by=actor,
                recorded_at=timezone.now(),
            )
            entry.touch(row)
            _move_portfolio(person, successor, entry)
        for held in named_for(person):
            _name_instead(held, person, successor, actor)
    return row


def _require_able(person: User, successor: User, on: date) -> None:
    if successor.pk == person.pk or not successor.is_active:
        raise ActionRefused(
            "successor_unfit",
            _("接任的人须是另一名在用的用户。"),
            where=str(successor),
            remedy=_("请另选接任的人"),
        )
    if on > timezone.localdate():
        raise ActionRefused(
            "day_to_come", _("日期在今天之后。"), where=str(on), remedy=_("请在交接当日签办")
        )
    if person.portfolio.exists() and not rights.roles_of(successor) & OVER_UNITS:
        raise ActionRefused(
            "successor_without_role",
            _("交接的内容里有分管的单位，接任的人还没有领导或分管副秘书长的角色。"),
            where=str(successor),
            remedy=_("请先由系统管理员给接任的人相应角色"),
        )


def _move_portfolio(person: User, successor: User, entry: Entry) -> None:
    has = set(successor.portfolio.values_list("unit_id", flat=True))
    for held in person.portfolio.all():
        entry.touch(held)
        held.delete()
        if held.unit_id not in has:
            row = PortfolioUnit.objects.create(user=successor, unit_id=held.unit_id)
            entry.touch(row)


def _name_instead(row: Commitment, person: User, successor: User, actor: User) -> None:
    """The successor in every role of an item for which the person was named."""

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        names = {person.username: successor.username}
        moved = {
            role: tuple(dict.fromkeys(names.get(name, name) for name in held))
            for role, held in state.roles.items()
        }
        return Outcome(replace(state, roles=moved), ())

    act(
        row,
        "commitment.roles_named",
        rule,
        actor=actor,
        right="handover.sign",
        target=person,
        read_version=row.version,
    )
