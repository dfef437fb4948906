"""Indicators that documents measure and the catalogue lacks: taken up, or linked to a known one."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Exists, F, OuterRef, QuerySet
from django.utils.translation import gettext as _

from lantu.catalogue.conversions import dimension
from lantu.errors import ActionRefused
from lantu.read.reading import shipped_catalogue
from lantu.server.accounts import rights
from lantu.server.accounts.models import User
from lantu.server.catalogue.models import Indicator, IndicatorName
from lantu.server.observations.models import Observation
from lantu.server.plan.models import Target
from lantu.server.read.actions import compare
from lantu.server.read.models import FindingPlace, ReadClaim
from lantu.server.record.actions import Entry, change, save_version

#: What makes two values of one indicator the same (see their constraints).
SAME = ("scope", "measure", "period", "quote")


@dataclass(frozen=True)
class Decision:
    """What becomes of a proposed indicator: linked to ``into``, else taken up as described."""

    indicator: Indicator
    read_version: int
    into: Indicator | None = None
    name: str = ""
    unit: str = ""
    direction: str = ""


def decide(decisions: Sequence[Decision], *, actor: User) -> None:
    """Take up or link proposed indicators: all of them, or none.

    Of a linked one, targets, values and claims move to the known indicator, and its name becomes a
    further name of that; the row stays and leads there. Documents are then compared again, for
    values under one name can now disagree. Raises ``NotPermitted``, ``ActionRefused`` (no longer
    proposed, name taken, other kind of unit) or ``ChangedMeanwhile``.
    """
    rights.require(actor, "catalogue.edit")
    if not decisions:
        raise ActionRefused("nothing_chosen", _("没有选择任何指标"), remedy=_("请先勾选"))
    for decision in decisions:
        _check(decision)
    with change("indicators.decided", actor=actor) as entry:
        entry.summary["indicators"] = [_carry_out(decision, entry) for decision in decisions]
    if any(decision.into is not None for decision in decisions):
        compare(shipped_catalogue(), actor=actor, again=True)


def _check(decision: Decision) -> None:
    row, into = decision.indicator, decision.into
    if row.status != Indicator.Status.PROPOSED:
        raise ActionRefused("not_proposed", _("这个指标已经处理过"), where=row.name)
    if into is None:
        name = decision.name.strip()
        taken = Indicator.objects.filter(name=name, status=Indicator.Status.ACCEPTED)
        if not name or taken.exists():
            raise ActionRefused(
                "name_taken", _("名称是空的，或已有同名指标"), where=name or row.name,
                remedy=_("改一个名称，或并入已有的指标"),
            )  # fmt: skip
        return
    sorts = {dimension(row.unit), dimension(into.unit)} - {None}
    if into.status != Indicator.Status.ACCEPTED or len(sorts) > 1:
        raise ActionRefused(
            "other_sort", _("不能并入：单位的种类不同，或那个指标没有收录"), where=row.name,
            remedy=_("请另选一个指标，或作为新指标收录"),
        )  # fmt: skip


def _carry_out(decision: Decision, entry: Entry) -> dict[str, Any]:
    """Do it; returns what the record says of it."""
    if decision.into is None:
        return _accept(decision, entry)
    return _link(decision, decision.into, entry)


def _accept(decision: Decision, entry: Entry) -> dict[str, Any]:
    row = decision.indicator
    former = row.name
    row.name, row.unit = decision.name.strip()[:200], decision.unit.strip()[:40]
    row.direction, row.status = decision.direction, Indicator.Status.ACCEPTED
    row.search = "\n".join(dict.fromkeys((row.name.lower(), former.lower())))
    fields = ["name", "unit", "direction", "status", "search"]
    save_version(row, read_version=decision.read_version, fields=fields)
    entry.touch(row)
    if former != row.name:
        entry.touch(IndicatorName.objects.get_or_create(indicator=row, name=former)[0])
    return {"accepted": row.key, "name": row.name}


def _link(decision: Decision, into: Indicator, entry: Entry) -> dict[str, Any]:
    row = decision.indicator
    moved = {
        "targets": _move(Target.objects.all(), row, into, entry, version=F("version") + 1),
        "observations": _move(Observation.objects.all(), row, into, entry),
        "claims": _move_all(ReadClaim.objects.all(), row, into, entry),
        "places": _move_all(FindingPlace.objects.all(), row, into, entry),
    }
    names = [row.name, *row.names.values_list("name", flat=True)]
    for name in names:
        entry.touch(IndicatorName.objects.get_or_create(indicator=into, name=name)[0])
    into.search = "\n".join([*into.search.split("\n"), *(name.lower() for name in names)])
    save_version(into, read_version=into.version, fields=["search"])
    row.status, row.merged_into = Indicator.Status.MERGED, into
    save_version(row, read_version=decision.read_version, fields=["status", "merged_into"])
    entry.touch(row, into)
    return {"linked": row.key, "into": into.key, "moved": moved}


def _move(
    rows: QuerySet[Any], row: Indicator, into: Indicator, entry: Entry, **changes: Any
) -> int:
    """Values that the other indicator has from the same place already stay where they are."""
    same = {field: OuterRef(field) for field in SAME}
    there = rows.model._default_manager.filter(indicator=into, **same)
    return _move_all(rows.filter(~Exists(there)), row, into, entry, **changes)


def _move_all(
    rows: QuerySet[Any], row: Indicator, into: Indicator, entry: Entry, **changes: Any
) -> int:
    own = list(rows.filter(indicator=row))
    model = rows.model._default_manager
    for start in range(0, len(own), 500):
        keys = [one.pk for one in own[start : start + 500]]
        model.filter(pk__in=keys).update(indicator=into, **changes)
    entry.touch(*own)
    return len(own)
