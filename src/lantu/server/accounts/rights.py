"""Who may do what to which object: one table and one function that reads it.

Every page, action and interface asks :func:`may` or :func:`require`, and nothing else decides.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.utils.translation import gettext as _

from lantu.errors import NotPermitted

from .models import Role, UnitWithin, User

Actor = User | AnonymousUser


class Reach(StrEnum):
    """How far a role's right goes."""

    OWN_UNIT = "own_unit"  #: objects of the user's unit and the units below it
    JURISDICTION = "jurisdiction"  #: every object of this deployment


class Owned(Protocol):
    """An object that belongs to a unit; ``None`` means it belongs to the jurisdiction."""

    @property
    def owning_unit_id(self) -> int | None:
        """Key of the unit that answers for the object."""


EVERYONE = dict.fromkeys(Role, Reach.JURISDICTION)
MATRIX: dict[str, dict[Role, Reach]] = {
    # The plan, its targets and its commitments are open to every signed-in user of the city.
    "ledger.read": EVERYONE,
    "document.read": EVERYONE,
    "document.ingest": {
        Role.ADMINISTRATOR: Reach.JURISDICTION,
        Role.PLANNER: Reach.JURISDICTION,
    },
    "commitment.edit": {
        Role.PLANNER: Reach.JURISDICTION,
        Role.INSPECTOR: Reach.JURISDICTION,
        Role.CLERK: Reach.OWN_UNIT,
    },
    "commitment.assign": {
        Role.PLANNER: Reach.JURISDICTION,
        Role.COORDINATOR: Reach.JURISDICTION,
    },
    "observation.enter": {
        Role.STATISTICIAN: Reach.JURISDICTION,
        Role.PLANNER: Reach.JURISDICTION,
    },
    "target.change": {Role.PLANNER: Reach.JURISDICTION},
    "catalogue.edit": {
        Role.ADMINISTRATOR: Reach.JURISDICTION,
        Role.PLANNER: Reach.JURISDICTION,
    },
    "account.edit": {Role.ADMINISTRATOR: Reach.JURISDICTION},
    "record.read": {
        Role.AUDITOR: Reach.JURISDICTION,
        Role.ADMINISTRATOR: Reach.JURISDICTION,
        Role.INSPECTOR: Reach.JURISDICTION,
    },
}


def is_user(actor: Actor) -> TypeGuard[User]:
    """Whether the actor is a signed-in, active user."""
    return isinstance(actor, User) and actor.is_active


def may(actor: Actor, action: str, target: Owned | None = None) -> bool:
    """Whether ``actor`` may do ``action`` to ``target`` (or at all, where there is no target).

    Raises ``KeyError`` for an action that the matrix does not know: a right that nobody stated
    is a mistake in the program, not a "no".
    """
    reaches = MATRIX[action]
    if not is_user(actor):
        return False
    held = {reaches[role] for role in roles_of(actor) if role in reaches}
    if Reach.JURISDICTION in held or (held and target is None):
        return True
    return bool(held) and target is not None and _within_own_unit(actor, target.owning_unit_id)


def require(actor: Actor, action: str, target: Owned | None = None) -> None:
    """Raise :class:`NotPermitted` unless :func:`may`."""
    if not may(actor, action, target):
        raise NotPermitted(
            "not_permitted",
            _("您的角色不能进行这项操作（%(action)s）。") % {"action": action},
            remedy=_("请联系本单位负责人或系统管理员"),
        )


def roles_of(user: User) -> set[Role]:
    """The roles the user holds; asked once per request and user object."""
    held: set[Role] | None = user.__dict__.get("_roles")
    if held is None:
        held = {Role(role) for role in user.roles_held.values_list("role", flat=True)}
        user.__dict__["_roles"] = held
    return held


def _within_own_unit(user: User, unit_id: int | None) -> bool:
    if user.unit_id is None or unit_id is None:
        return False
    return UnitWithin.objects.filter(unit_id=unit_id, ancestor_id=user.unit_id).exists()
