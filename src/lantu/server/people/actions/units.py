"""Units: added, renamed, moved, closed or merged, each with its day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from lantu.errors import ActionRefused
from lantu.server.accounts import rights
from lantu.server.accounts.models import FormerUnitName, Unit, UnitWithin, User
from lantu.server.record.actions import Entry, change, save_version


@dataclass(frozen=True)
class Naming:
    """What a unit is called, what it is, and what it stands below."""

    name: str
    name_en: str
    short_name: str
    kind: str
    parent: Unit | None


def add_unit(key: str, naming: Naming, *, valid_from: date, actor: User) -> Unit:
    """A new unit. Raises ``NotPermitted``, or ``ActionRefused`` for a key that is taken."""
    rights.require(actor, "unit.edit")
    if Unit.objects.filter(key=key).exists():
        raise ActionRefused("key_taken", _("这个代码已经用过。"), remedy=_("请换一个代码"))
    with change("unit.added", actor=actor, unit=key) as entry:
        unit = Unit(key=key, valid_from=valid_from)
        _name(unit, naming)
        unit.save()
        entry.touch(unit)
        place([unit], entry)
    return unit


def edit_unit(unit: Unit, naming: Naming, *, on: date, actor: User, read_version: int) -> Unit:
    """Rename a unit or move it in the tree, from the day ``on``; its former name is kept.

    Raises ``NotPermitted``, ``ChangedMeanwhile``, or ``ActionRefused`` for a day to come, a closed
    unit, or a unit below itself.
    """
    rights.require(actor, "unit.edit", unit)
    _require_working(unit, on)
    _require_not_below(naming.parent, unit)
    former = (unit.name, unit.name_en)
    with change("unit.edited", actor=actor, unit=unit.key) as entry:
        if former != (naming.name, naming.name_en):
            row = FormerUnitName.objects.create(
                unit=unit, name=former[0], name_en=former[1], until=on
            )
            entry.touch(row)
        _name(unit, naming)
        fields = ["name", "name_en", "short_name", "kind", "parent"]
        save_version(unit, read_version=read_version, fields=fields)
        entry.touch(unit)
        place(_with_those_below(unit), entry)
    return unit


def close_unit(
    unit: Unit, *, successor: Unit | None, on: date, actor: User, read_version: int
) -> Unit:
    """Close a unit on its last day ``on``, or merge it into its successor.

    What it answered for comes within the successor's reach: the unit stands below it from now on,
    and its people work for it. Without a successor nobody may work there any more.
    Raises as :func:`edit_unit`.
    """
    rights.require(actor, "unit.edit", unit)
    _require_working(unit, on)
    _require_not_below(successor, unit)
    if successor is not None:
        _require_working(successor, on)
    people = list(unit.users.filter(is_active=True))
    if successor is None and (people or unit.children.filter(valid_to=None).exists()):
        raise ActionRefused(
            "unit_in_use",
            _("这个单位还有在用的用户或下属单位。"),
            where=unit.name,
            remedy=_("请先把他们转到别的单位，或指定并入的单位"),
        )
    with change("unit.closed", actor=actor, unit=unit.key) as entry:
        unit.valid_to, unit.successor = on, successor
        unit.parent = successor or unit.parent
        save_version(unit, read_version=read_version, fields=["valid_to", "successor", "parent"])
        entry.touch(unit)
        place(_with_those_below(unit), entry)
        for person in people:
            person.unit = successor
            save_version(person, read_version=person.version, fields=["unit"])
            entry.touch(person)
    return unit


def place(units: list[Unit], entry: Entry) -> None:
    """The closure of the tree for these units, those above before those below."""
    for unit in units:
        former = list(unit.within.all())
        entry.touch(*former)
        unit.within.all().delete()
        above = list(UnitWithin.objects.filter(unit_id=unit.parent_id)) if unit.parent_id else []
        rows = [UnitWithin(unit=unit, ancestor=unit, distance=0)]
        rows += [
            UnitWithin(unit=unit, ancestor_id=row.ancestor_id, distance=row.distance + 1)
            for row in above
        ]
        entry.touch(*UnitWithin.objects.bulk_create(rows))


def _with_those_below(unit: Unit) -> list[Unit]:
    below = UnitWithin.objects.filter(ancestor=unit).order_by("distance", "unit_id")
    return [row.unit for row in below.select_related("unit")]


def _name(unit: Unit, naming: Naming) -> None:
    for field in ("name", "name_en", "short_name", "kind", "parent"):
        setattr(unit, field, getattr(naming, field))


def _require_working(unit: Unit, on: date) -> None:
    if unit.valid_to is not None:
        raise ActionRefused(
            "unit_closed",
            _("这个单位已经撤销或并入别的单位。"),
            where=unit.name,
            remedy=_("请改选现有的单位"),
        )
    if on > timezone.localdate():
        raise ActionRefused(
            "day_to_come",
            _("日期在今天之后。变动当日才登记，台账上的归属才与实际一致。"),
            where=str(on),
            remedy=_("请在当日或以后登记"),
        )
    if unit.valid_from is not None and on < unit.valid_from:
        raise ActionRefused(
            "day_before_start",
            _("日期在单位设立之前。"),
            where=str(on),
            remedy=_("请核对日期"),
        )


def _require_not_below(other: Unit | None, unit: Unit) -> None:
    if other is None:
        return
    if UnitWithin.objects.filter(unit=other, ancestor=unit).exists():
        raise ActionRefused(
            "below_itself",
            _("单位不能放在自己或自己的下属之下。"),
            where=other.name,
            remedy=_("请另选上级或并入的单位"),
        )
