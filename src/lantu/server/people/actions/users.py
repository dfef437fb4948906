"""Users: who they are, where they work, what they may do."""

from __future__ import annotations

import secrets
from collections.abc import Collection
from dataclasses import dataclass

from django.utils.translation import gettext as _

from lantu.errors import ActionRefused
from lantu.server.accounts import lockout, rights
from lantu.server.accounts.models import PortfolioUnit, Role, RoleHeld, SecondFactor, Unit, User
from lantu.server.accounts.second_factor import ALPHABET
from lantu.server.record.actions import Entry, change, save_version

FIELDS = ("name", "unit", "external_id")


@dataclass(frozen=True)
class Profile:
    """What an administrator says of a user."""

    name: str
    unit: Unit
    roles: frozenset[Role]
    external_id: str | None = None


def temporary_password() -> str:
    """80 bits at random, in four groups, without letters that look alike."""
    groups = ("".join(secrets.choice(ALPHABET) for _ in range(4)) for _ in range(4))
    return "-".join(groups)


def add_user(username: str, profile: Profile, *, actor: User | None) -> tuple[User, str]:
    """A new user with a temporary password, which is returned here and kept nowhere.

    ``actor`` is None only for the machine's own operator. Raises ``NotPermitted``, or
    ``ActionRefused`` where the name is taken.
    """
    if actor is not None:
        rights.require(actor, "account.edit")
    _require_free(username, profile.external_id)
    password = temporary_password()
    user = User(username=username, name=profile.name, unit=profile.unit)
    user.external_id = profile.external_id
    user.must_change_password = True
    user.set_password(password)
    with change("account.added", actor=actor, user=username) as entry:
        user.save()
        entry.touch(user)
        _set_roles(user, profile.roles, entry)
    return user, password


def edit_user(user: User, profile: Profile, *, actor: User, read_version: int) -> User:
    """Change name, unit, roles and single sign-on identifier.

    Raises ``NotPermitted``, ``ChangedMeanwhile``, or ``ActionRefused`` where nobody would be left
    to administer, or the identifier belongs to somebody else.
    """
    rights.require(actor, "account.edit", user)
    if Role.ADMINISTRATOR not in profile.roles:
        _require_another_administrator(user)
    _require_free("", profile.external_id, but=user)
    with change("account.edited", actor=actor, user=user.username) as entry:
        user.name, user.unit, user.external_id = profile.name, profile.unit, profile.external_id
        save_version(user, read_version=read_version, fields=FIELDS)
        entry.touch(user)
        _set_roles(user, profile.roles, entry)
    return user


def set_active(user: User, active: bool, *, actor: User, read_version: int) -> User:
    """Let a user in no more (open sessions end with their next request), or again.

    Nobody is deleted: the record names them. Raises as :func:`edit_user`.
    """
    rights.require(actor, "account.edit", user)
    if not active:
        _require_another_administrator(user)
    action = "account.reactivated" if active else "account.deactivated"
    with change(action, actor=actor, user=user.username) as entry:
        user.is_active = active
        save_version(user, read_version=read_version, fields=["is_active"])
        entry.touch(user)
    return user


def reset_password(user: User, *, actor: User, read_version: int) -> str:
    """A temporary password, returned here and kept nowhere; the user must choose another.

    It also takes one-time codes away (the device may be lost with the password), ends the user's
    sessions and opens the account after failed attempts.
    """
    rights.require(actor, "account.edit", user)
    password = temporary_password()
    with change("account.password_reset", actor=actor, user=user.username) as entry:
        user.set_password(password)
        user.must_change_password = True
        save_version(user, read_version=read_version, fields=["password", "must_change_password"])
        entry.touch(user)
        forget_second_factor(user, entry)
    lockout.clear(user.username)
    return password


def set_portfolio(user: User, units: Collection[Unit], *, actor: User) -> None:
    """The units that a leader answers for, each with those below it; replaces the former ones."""
    rights.require(actor, "account.edit", user)
    held = {row.unit_id: row for row in user.portfolio.all()}
    wanted = {unit.pk: unit for unit in units}
    if held.keys() == wanted.keys():
        return
    with change("account.portfolio_set", actor=actor, user=user.username) as entry:
        for key in held.keys() - wanted.keys():
            entry.touch(held[key])
            held[key].delete()
        for key in sorted(wanted.keys() - held.keys()):
            entry.touch(PortfolioUnit.objects.create(user=user, unit=wanted[key]))


def forget_second_factor(user: User, entry: Entry) -> None:
    """Take away one-time codes and recovery codes within an action."""
    for row in (*user.recovery_codes.all(), *SecondFactor.objects.filter(user=user)):
        entry.touch(row)
        row.delete()


def _set_roles(user: User, roles: Collection[Role], entry: Entry) -> None:
    held = {Role(row.role): row for row in user.roles_held.all()}
    for role in held.keys() - set(roles):
        entry.touch(held[role])
        held[role].delete()
    for role in sorted(set(roles) - held.keys()):
        entry.touch(RoleHeld.objects.create(user=user, role=role))


def _require_another_administrator(user: User) -> None:
    others = RoleHeld.objects.filter(role=Role.ADMINISTRATOR, user__is_active=True)
    if others.filter(user=user).exists() and not others.exclude(user=user).exists():
        raise ActionRefused(
            "last_administrator",
            _("这是最后一名系统管理员，不能停用，也不能取消其角色。"),
            where=str(user),
            remedy=_("请先给另一名用户系统管理员角色"),
        )


def _require_free(username: str, external_id: str | None, but: User | None = None) -> None:
    others = User.objects.exclude(pk=but.pk) if but else User.objects.all()
    if username and others.filter(username__iexact=username).exists():
        raise ActionRefused(
            "username_taken", _("这个用户名已经有人使用。"), remedy=_("请换一个用户名")
        )
    if external_id and others.filter(external_id=external_id).exists():
        raise ActionRefused(
            "external_id_taken",
            _("这个统一身份认证标识已经登记在另一名用户上。"),
            remedy=_("请核对标识"),
        )
