"""Units and users."""

from __future__ import annotations

from collections.abc import Iterable

from django.db import models

from lantu.catalogue.city import UnitEntry, UserEntry

from .models import PortfolioUnit, RoleHeld, Unit, UnitWithin, User


def store_units(entries: Iterable[UnitEntry]) -> list[models.Model]:
    """Units of a city file, parents first; returns the rows that were added, closure included."""
    added: list[models.Model] = []
    for item in entries:
        if Unit.objects.filter(key=item.key).exists():
            continue
        parent = Unit.objects.get(key=item.parent) if item.parent else None
        row = Unit.objects.create(
            key=item.key,
            name=item.name,
            name_en=item.name_en,
            short_name=item.short,
            kind=item.type,
            parent=parent,
        )
        added += [row, *_close(row)]
    return added


def _close(unit: Unit) -> list[UnitWithin]:
    """The unit's rows in the closure of the tree."""
    above = UnitWithin.objects.filter(unit=unit.parent) if unit.parent else ()
    rows = [UnitWithin(unit=unit, ancestor=unit, distance=0)]
    rows += [
        UnitWithin(unit=unit, ancestor_id=row.ancestor_id, distance=row.distance + 1)
        for row in above
    ]
    return UnitWithin.objects.bulk_create(rows)


def store_sample_users(entries: Iterable[UserEntry], password: str) -> list[models.Model]:
    """The invented users of a sample city, all with one password; returns the rows added."""
    added: list[models.Model] = []
    for item in entries:
        if User.objects.filter(username=item.login).exists():
            continue
        user = User(
            username=item.login,
            name=item.name,
            unit=Unit.objects.get(key=item.unit),
            is_sample=True,
        )
        user.set_password(password)
        user.save()
        added += [user, RoleHeld.objects.create(user=user, role=item.role)]
        units = Unit.objects.filter(key__in=item.portfolio).order_by("pk")
        added += [PortfolioUnit.objects.create(user=user, unit=unit) for unit in units]
    return added
