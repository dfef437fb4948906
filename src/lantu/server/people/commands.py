"""What the machine's operator does from the command line."""

from __future__ import annotations

from rich.console import Console

from lantu.errors import ActionRefused
from lantu.server.accounts.models import Role, Unit

from .actions.users import Profile, add_user

LOAD = "lantu load-city city.yaml"
console = Console(highlight=False)


def add_administrator(username: str, name: str, unit_key: str) -> None:
    """The first administrator of a deployment, or one more where nobody can sign in.

    Raises ``ActionRefused`` where the name is taken or there is no such unit.
    """
    unit = Unit.objects.filter(key=unit_key, valid_to=None).first()
    if unit is None:
        raise ActionRefused("unknown_unit", "没有这个代码的单位", where=unit_key, remedy=LOAD)
    profile = Profile(name, unit, frozenset({Role.ADMINISTRATOR}))
    user, password = add_user(username, profile, actor=None)
    console.print(f"{user.username}: {password}")
