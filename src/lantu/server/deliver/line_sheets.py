"""An assignment plan as a spreadsheet: its lines out, and the same lines in again."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from django.utils.translation import gettext as _

from lantu.deliver.assignment import AssignmentPlan, Line
from lantu.errors import ImportRefused
from lantu.server.accounts.models import Unit

from .queries.units import UnitFinder
from .sheets import SheetColumn, SheetRow, fault, read_sheet


def columns() -> list[SheetColumn]:
    """The columns of a plan's sheet."""
    units = tuple(Unit.objects.order_by("pk").values_list("short_name", flat=True))
    return [
        SheetColumn("key", _("编号"), hidden=True),
        SheetColumn("name", _("名称"), width=40),
        SheetColumn("lead_unit", _("牵头单位"), choices=units),
        SheetColumn("supporting_units", _("配合单位"), width=30),
        SheetColumn("measures", _("推进措施"), width=40),
        SheetColumn("due", _("完成期限")),
    ]


def rows_out(plan: AssignmentPlan) -> list[dict[str, str]]:
    """The lines as texts by column."""
    names = dict(Unit.objects.values_list("key", "short_name"))
    return [
        {
            "key": line.key,
            "name": line.name,
            "lead_unit": names.get(line.lead_unit, line.lead_unit),
            "supporting_units": "、".join(names.get(key, key) for key in line.supporting_units),
            "measures": line.measures,
            "due": line.due.isoformat() if line.due else "",
        }
        for line in plan.lines
    ]


def read_lines(content: bytes, plan: AssignmentPlan) -> list[Line]:
    """The plan's lines as the sheet has them; a line that it leaves out stays as it is.

    Raises ``ImportRefused`` with every fault found; then nothing is taken in.
    """
    units, faults = UnitFinder(), []
    found = {line.key: line for line in plan.lines}
    for row in read_sheet(content, columns()):
        line = found.get(row["key"])
        if line is None:
            faults.append(fault(row, "name", row["name"], _("编号不在这份方案中")))
            continue
        found[line.key] = _line(row, line, units, faults)
    if faults:
        raise ImportRefused("sheet_faults", "表格有问题，没有导入任何内容", faults=faults)
    return list(found.values())


def _line(row: SheetRow, line: Line, units: UnitFinder, faults: list[ImportRefused]) -> Line:
    named = {}
    for key in ("lead_unit", "supporting_units"):
        named[key], unknown = units.find_all(row[key])
        for name in unknown:
            problem = _("没有“%(text)s”这个单位") % {"text": name}
            faults.append(fault(row, key, row["name"], problem))
    return replace(
        line,
        lead_unit=_first(named["lead_unit"]),
        supporting_units=named["supporting_units"],
        measures=row["measures"],
        due=_day(row, faults),
    )


def _first(keys: Sequence[str]) -> str:
    return keys[0] if keys else ""


def _day(row: SheetRow, faults: list[ImportRefused]) -> date | None:
    try:
        return date.fromisoformat(row["due"]) if row["due"] else None
    except ValueError:
        problem = _("“%(text)s”不是日期") % {"text": row["due"]}
        faults.append(fault(row, "due", row["name"], problem))
        return None
