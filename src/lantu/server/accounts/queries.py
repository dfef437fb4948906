"""Looking up users and units."""

from __future__ import annotations

from dataclasses import dataclass

from django.contrib.auth.models import AbstractBaseUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from lantu.server.ui.ports import Identity

from .models import Role, Unit, User
from .rights import is_user, roles_of
from .templatetags.names import original, plain_name

#: The password of every invented user of a sample city; shown on the sign-in page of the demo.
SAMPLE_PASSWORD = "lantu-demo"


@dataclass(frozen=True)
class SampleUser:
    """An invented user with the roles held."""

    user: User
    roles: tuple[Role, ...]


def introduce(user: AbstractBaseUser) -> Identity:
    """Name, roles and unit of a signed-in user for the user menu."""
    if not isinstance(user, User) or not is_user(user):
        return Identity(user.get_username(), "")
    roles = _("、").join(str(Role(role).label) for role in sorted(roles_of(user)))
    unit = user.unit
    return Identity(original(user), roles, plain_name(unit) if unit else "")


def sample_users() -> list[SampleUser]:
    """The invented users in the order of the roles."""
    users = (
        User.objects.filter(is_sample=True, is_active=True)
        .select_related("unit")
        .prefetch_related("roles_held")
    )
    lines = [
        SampleUser(user, tuple(Role(held.role) for held in user.roles_held.all())) for user in users
    ]
    order = list(Role)
    return sorted(lines, key=lambda line: [order.index(role) for role in line.roles])


def units() -> QuerySet[Unit]:
    """All units with the one above each, in the order in which the city file gives them."""
    return Unit.objects.select_related("parent", "successor").order_by("pk")
