"""Looking up users for their administration."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from django.db.models import Q, QuerySet

from lantu.server.accounts.models import SecondFactor, Unit, UnitWithin, User


def users(asked: Mapping[str, Any]) -> QuerySet[User]:
    """Users that fit what was asked (see ``forms.UserFilter``), by unit and name."""
    rows = User.objects.prefetch_related("roles_held")
    for word in (asked.get("q") or "").split():
        rows = rows.filter(Q(name__icontains=word) | Q(username__icontains=word))
    if unit := asked.get("unit"):
        rows = rows.filter(unit__in=UnitWithin.objects.filter(ancestor=unit).values("unit"))
    if role := asked.get("role"):
        rows = rows.filter(roles_held__role=role)
    if state := asked.get("state"):
        rows = rows.filter(is_active=state == "active")
    return rows.order_by("unit_id", "username")


def working_units() -> QuerySet[Unit]:
    """The units that were not closed, in the order of the tree's file."""
    return Unit.objects.filter(valid_to=None).order_by("pk")


def second_factor(user: User) -> SecondFactor | None:
    """The user's one-time codes, where they were set up."""
    return SecondFactor.objects.filter(user=user).first()


def unused_recovery_codes(user: User) -> int:
    """How many recovery codes are left."""
    return user.recovery_codes.filter(used_at=None).count()
