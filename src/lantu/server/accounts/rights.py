"""Who may do what to which object: one table and one function that reads it.

Every page, action and interface asks :func:`may` or :func:`require`, and nothing else decides.
``docs/reference/rights.md`` is this table as text.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol, TypeGuard

from django.contrib.auth.models import AnonymousUser
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.errors import NotPermitted

from .models import PortfolioUnit, Role, Unit, UnitWithin, User

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

Actor = User | AnonymousUser


class Reach(StrEnum):
    """How far a role's right goes."""

    SELF = "self"  #: the user alone
    OWN_UNIT = "own_unit"  #: objects of the user's unit and the units below it
    PORTFOLIO = "portfolio"  #: objects of the units assigned to the user and the units below them
    JURISDICTION = "jurisdiction"  #: every object of this deployment


class Owned(Protocol):
    """An object that belongs to a unit; ``None`` means it belongs to the jurisdiction."""

    @property
    def owning_unit_id(self) -> int | None:
        """Key of the unit that answers for the object."""


def _everywhere(*roles: Role) -> dict[Role, Reach]:
    return dict.fromkeys(roles, Reach.JURISDICTION)


MATRIX: dict[str, dict[Role, Reach]] = {
    # The plan, its targets and its commitments are open to every signed-in user of the city.
    "ledger.read": _everywhere(*Role),
    "document.read": _everywhere(*Role),
    "record.read": _everywhere(Role.AUDITOR, Role.ADMINISTRATOR, Role.INSPECTOR),
    "account.read": _everywhere(Role.AUDITOR, Role.ADMINISTRATOR),
    "handover.read": {
        **_everywhere(Role.AUDITOR, Role.ADMINISTRATOR, Role.INSPECTOR),
        Role.CLERK: Reach.OWN_UNIT,
        Role.SIGNATORY: Reach.OWN_UNIT,
        Role.LEADER: Reach.PORTFOLIO,
        Role.COORDINATOR: Reach.PORTFOLIO,
    },
    "document.ingest": _everywhere(Role.ADMINISTRATOR, Role.PLANNER),
    "commitment.edit": {
        **_everywhere(Role.PLANNER, Role.INSPECTOR),
        Role.CLERK: Reach.OWN_UNIT,
    },
    "commitment.assign": _everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
    # A commitment that is carried out is seen by those who answer for it and by those who oversee.
    "commitment.read": {
        **_everywhere(*(role for role in Role if role is not Role.CONGRESS_READER)),
        Role.CLERK: Reach.OWN_UNIT,
        Role.SIGNATORY: Reach.OWN_UNIT,
        Role.LEADER: Reach.PORTFOLIO,
    },
    "commitment.manage": _everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
    "commitment.adjust": _everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
    # Own unit: the one that the playbook names to close it. The rule refuses all that report.
    "commitment.close": {
        **_everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
        Role.SIGNATORY: Reach.OWN_UNIT,
    },
    "decision.enter": {
        **_everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
        Role.CLERK: Reach.OWN_UNIT,
        Role.SIGNATORY: Reach.OWN_UNIT,
    },
    "evidence.hand_in": {
        **_everywhere(Role.PLANNER, Role.INSPECTOR),
        Role.CLERK: Reach.OWN_UNIT,
        Role.SIGNATORY: Reach.OWN_UNIT,
    },
    "evidence.reject": _everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
    "list.edit": _everywhere(Role.PLANNER, Role.INSPECTOR, Role.COORDINATOR),
    "assignment.draft": _everywhere(Role.PLANNER, Role.COORDINATOR),
    "assignment.reply": {Role.CLERK: Reach.OWN_UNIT, Role.SIGNATORY: Reach.OWN_UNIT},
    "assignment.settle": _everywhere(Role.COORDINATOR),
    "observation.enter": _everywhere(Role.STATISTICIAN, Role.PLANNER),
    "target.change": _everywhere(Role.PLANNER),
    "catalogue.edit": _everywhere(Role.ADMINISTRATOR, Role.PLANNER),
    "contradiction.settle": _everywhere(Role.PLANNER),
    "account.edit": _everywhere(Role.ADMINISTRATOR),
    "account.secure": dict.fromkeys(Role, Reach.SELF),
    "unit.edit": _everywhere(Role.ADMINISTRATOR),
    # Both sides see a hand-over of theirs, wherever they work.
    "handover.own": dict.fromkeys(Role, Reach.SELF),
    "handover.sign": {
        **_everywhere(Role.ADMINISTRATOR),
        Role.SIGNATORY: Reach.OWN_UNIT,
        Role.LEADER: Reach.PORTFOLIO,
    },
}
#: What each action is called where a right is missing.
WORDS: dict[str, str | _StrPromise] = {
    "ledger.read": gettext_lazy("查看台账"),
    "document.read": gettext_lazy("查看文件"),
    "record.read": gettext_lazy("查看操作记录"),
    "account.read": gettext_lazy("查看用户"),
    "handover.read": gettext_lazy("查看交接清单"),
    "document.ingest": gettext_lazy("收入文件"),
    "commitment.edit": gettext_lazy("修改任务项目"),
    "commitment.assign": gettext_lazy("指定牵头单位"),
    "commitment.read": gettext_lazy("查看管理中的事项"),
    "commitment.manage": gettext_lazy("纳入管理"),
    "commitment.adjust": gettext_lazy("调整承诺"),
    "commitment.close": gettext_lazy("结案"),
    "decision.enter": gettext_lazy("录入决定"),
    "evidence.hand_in": gettext_lazy("提交佐证"),
    "evidence.reject": gettext_lazy("退回佐证"),
    "list.edit": gettext_lazy("编制清单"),
    "assignment.draft": gettext_lazy("起草分工方案"),
    "assignment.reply": gettext_lazy("反馈意见"),
    "assignment.settle": gettext_lazy("裁定分歧"),
    "observation.enter": gettext_lazy("录入数值"),
    "target.change": gettext_lazy("变更目标"),
    "catalogue.edit": gettext_lazy("修改指标目录"),
    "contradiction.settle": gettext_lazy("办结矛盾"),
    "account.edit": gettext_lazy("管理用户"),
    "account.secure": gettext_lazy("管理自己的密码和验证码"),
    "unit.edit": gettext_lazy("管理单位"),
    "handover.own": gettext_lazy("查看自己的交接"),
    "handover.sign": gettext_lazy("签办交接"),
}


def is_user(actor: Actor) -> TypeGuard[User]:
    """Whether the actor is a signed-in, active user."""
    return isinstance(actor, User) and actor.is_active


def may(actor: Actor, action: str, target: Owned | None = None) -> bool:
    """Whether ``actor`` may do ``action`` to ``target`` (or at all, where there is no target).

    Raises ``KeyError`` for an action that the matrix does not know: a right that nobody stated
    is a mistake in the program, not a "no".
    """
    held = reaches_of(actor, action)
    if Reach.JURISDICTION in held or target is None or not is_user(actor):
        return bool(held)
    return any(WITHIN[reach](actor, target) for reach in sorted(held))


def require(actor: Actor, action: str, target: Owned | None = None) -> None:
    """Raise :class:`NotPermitted` unless :func:`may`."""
    if not may(actor, action, target):
        raise NotPermitted(
            "not_permitted",
            _("您的角色不能进行这项操作（%(action)s）。") % {"action": WORDS.get(action, action)},
            remedy=_("请联系本单位负责人或系统管理员"),
        )


def reaches_of(actor: Actor, action: str) -> set[Reach]:
    """How far the actor's roles reach for an action; empty where they do not allow it at all."""
    reaches = MATRIX[action]
    if not is_user(actor):
        return set()
    return {reaches[role] for role in roles_of(actor) if role in reaches}


def units_in_reach(actor: Actor, action: str) -> QuerySet[Unit]:
    """The units whose objects the actor may do ``action`` to, for lists."""
    held = reaches_of(actor, action)
    if Reach.JURISDICTION in held:
        return Unit.objects.all()
    roots: set[int] = set()
    if is_user(actor) and Reach.OWN_UNIT in held and actor.unit_id is not None:
        roots.add(actor.unit_id)
    if is_user(actor) and Reach.PORTFOLIO in held:
        roots |= _portfolio(actor)
    inside = UnitWithin.objects.filter(ancestor_id__in=roots).values("unit_id")
    return Unit.objects.filter(pk__in=inside)


def roles_of(user: User) -> set[Role]:
    """The roles the user holds; asked once per request and user object."""
    held: set[Role] | None = user.__dict__.get("_roles")
    if held is None:
        held = {Role(role) for role in user.roles_held.values_list("role", flat=True)}
        user.__dict__["_roles"] = held
    return held


def _portfolio(user: User) -> set[int]:
    """The units assigned to the user; asked once per request and user object."""
    held: set[int] | None = user.__dict__.get("_portfolio")
    if held is None:
        units = PortfolioUnit.objects.filter(user=user).values_list("unit_id", flat=True)
        held = user.__dict__["_portfolio"] = set(units)
    return held


def _is_self(user: User, target: Owned) -> bool:
    return isinstance(target, User) and target.pk == user.pk


def _below(roots: set[int], unit_id: int | None) -> bool:
    if not roots or unit_id is None:
        return False
    return UnitWithin.objects.filter(unit_id=unit_id, ancestor_id__in=roots).exists()


WITHIN: dict[Reach, Callable[[User, Owned], bool]] = {
    Reach.SELF: _is_self,
    Reach.OWN_UNIT: lambda user, target: _below(
        {user.unit_id} if user.unit_id else set(), target.owning_unit_id
    ),
    Reach.PORTFOLIO: lambda user, target: _below(_portfolio(user), target.owning_unit_id),
    Reach.JURISDICTION: lambda user, target: True,
}
