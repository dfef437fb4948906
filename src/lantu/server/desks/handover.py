"""What a person holds open, so that whoever comes after finds it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date
from typing import Any

from django.db.models import BooleanField, ExpressionWrapper, Q, QuerySet
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lantu.playbooks.terms import ENDS
from lantu.server.accounts import rights
from lantu.server.accounts.models import Role, Unit, UnitWithin, User
from lantu.server.deliver.models import Commitment, CommitmentList

from .models import Handover

#: Those who answer for a portfolio of units, not for the items of the unit they sit in.
OVER_UNITS = frozenset({Role.LEADER, Role.COORDINATOR})
KINDS = {
    **dict(Commitment.Kind.choices),
    "list": _("清单"),
    "portfolio": _("分管的单位"),
}
PAGES = {"list": "deliver:list", "assignment_plan": "deliver:assignment"}


@dataclass(frozen=True)
class Line:
    """One thing held: an item that the person or the unit answers for, a list, a unit."""

    kind: str  #: a key of ``KINDS``
    code: str
    name: str
    unit: str = ""
    due: str = ""  #: ISO date, empty where none was promised

    @property
    def words(self) -> str:
        """The kind in words."""
        return str(KINDS[self.kind])

    @property
    def due_on(self) -> date | None:
        """The date promised."""
        return date.fromisoformat(self.due) if self.due else None

    @property
    def address(self) -> str:
        """Where it stands in the ledger."""
        if self.kind == "portfolio":
            return ""
        return reverse(PAGES.get(self.kind, "deliver:commitment"), args=[self.code])


@dataclass(frozen=True)
class Pack:
    """What a person holds on a day; ``signed`` where it was handed over."""

    person: User
    on: date
    roles: Sequence[Role]
    lines: Sequence[Line]
    signed: Handover | None = None

    @property
    def stored(self) -> list[dict[str, Any]]:
        """The lines as they are kept."""
        return [asdict(line) for line in self.lines]


def pack_of(person: User, on: date) -> Pack:
    """What the person holds now.

    The portfolio, the items for which the person is named, the unit's lists, and what the unit
    leads, by date.
    """
    roles = sorted(rights.roles_of(person), key=list(Role).index)
    portfolio = [
        Line("portfolio", held.unit.key, held.unit.name)
        for held in person.portfolio.select_related("unit")
    ]
    units = _units_of(person)
    led = ExpressionWrapper(Q(lead_unit__in=units), output_field=BooleanField())
    items = list(_open_items().annotate(led=led).filter(Q(led=True) | ~Q(playbook="")))
    lists = CommitmentList.objects.filter(unit__in=units).select_related("unit")
    lines = [
        *portfolio,
        *(_line(row) for row in items if _names(row, person)),
        *(Line("list", row.code, row.name, row.unit.name if row.unit else "") for row in lists),
        *(_line(row) for row in items if row.led),
    ]
    return Pack(person, on, roles, list(dict.fromkeys(lines)))


def signed_pack(handover: Handover) -> Pack:
    """What was handed over, as it was then."""
    lines = [Line(**line) for line in handover.lines]
    return Pack(handover.person, handover.on, (), lines, handover)


def people_in_reach(actor: User) -> QuerySet[User]:
    """Whose packs the actor may see, by unit and name."""
    units = rights.units_in_reach(actor, "handover.read")
    rows = User.objects.filter(is_active=True, unit__in=units).prefetch_related("roles_held")
    return rows.order_by("unit_id", "username")


def handovers_in_reach(actor: User) -> QuerySet[Handover]:
    """The hand-overs that the actor may see, newest first."""
    units = rights.units_in_reach(actor, "handover.read")
    rows = Handover.objects.filter(Q(unit__in=units) | Q(person=actor) | Q(successor=actor))
    return rows.select_related("person__unit", "successor__unit", "unit")


def successors_of(person: User) -> QuerySet[User]:
    """Who may take over: those of the same unit first asked, then everybody active."""
    return User.objects.filter(is_active=True).exclude(pk=person.pk).order_by("unit_id", "username")


def _open_items() -> QuerySet[Commitment]:
    rows = Commitment.objects.filter(done=False, former=False).exclude(phase__in=ENDS)
    return rows.select_related("lead_unit").order_by("due_on", "pk")


def named_for(person: User) -> list[Commitment]:
    """Open items in which the person has a role by name."""
    return [row for row in _open_items().exclude(playbook="") if _names(row, person)]


def _names(row: Commitment, person: User) -> bool:
    return any(person.username in named for named in row.state.get("roles", {}).values())


def _units_of(person: User) -> QuerySet[Unit]:
    """The units whose items the person holds."""
    if rights.roles_of(person) & OVER_UNITS:
        roots = person.portfolio.values("unit_id")
        inside = UnitWithin.objects.filter(ancestor_id__in=roots)
    else:
        inside = UnitWithin.objects.filter(ancestor_id=person.unit_id or 0)
    return Unit.objects.filter(pk__in=inside.values("unit_id"))


def _line(row: Commitment) -> Line:
    due = row.due_on.isoformat() if row.due_on else ""
    return Line(row.kind, row.code, row.name, row.lead_unit.name if row.lead_unit else "", due)
