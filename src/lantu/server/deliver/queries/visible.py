"""Which managed commitments a user sees: the own unit's, or all of the jurisdiction."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Q, QuerySet

from lantu.server.accounts import rights
from lantu.server.deliver.models import Commitment


@dataclass(frozen=True)
class Involvement:
    """A unit that has a part in a commitment, as the owner of that part."""

    owning_unit_id: int | None


def involvement(actor: rights.Actor, row: Commitment, action: str) -> Involvement:
    """The part of a commitment within the actor's reach, else that of its lead unit."""
    units = rights.units_in_reach(actor, action)
    part = row.units.filter(pk__in=units.values("pk")).values_list("pk", flat=True).first()
    return Involvement(part or row.lead_unit_id)


def may_see(actor: rights.Actor, row: Commitment) -> bool:
    """Whether the actor may see this commitment; what was only read is open to everybody."""
    if not row.playbook:
        return rights.may(actor, "ledger.read", row)
    return only_visible(Commitment.objects.filter(pk=row.pk), actor).exists()


def only_visible(rows: QuerySet[Commitment], actor: rights.Actor) -> QuerySet[Commitment]:
    """Those of ``rows`` that the actor may see: with an item all of it that is the actor's."""
    if rights.Reach.JURISDICTION in rights.reaches_of(actor, "commitment.read"):
        return rows
    units = rights.units_in_reach(actor, "commitment.read").values("pk")
    own = Commitment.units.through.objects.filter(unit__in=units).values("commitment")
    wholes = Commitment.objects.filter(pk__in=own, parent__isnull=False).values("parent")
    return rows.filter(Q(playbook="") | Q(pk__in=own) | Q(pk__in=wholes))
