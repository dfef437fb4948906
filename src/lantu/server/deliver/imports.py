"""A list as a spreadsheet: written out, and the same file read in with all its faults at once."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from decimal import Decimal, InvalidOperation

from django.utils.translation import gettext as _

from lantu.deliver.adjustments import Request
from lantu.deliver.fields import edit_fields
from lantu.deliver.lists import ListState, add_item
from lantu.deliver.refusals import Outcome
from lantu.deliver.schedule import Milestone
from lantu.deliver.scheduling import set_schedule
from lantu.deliver.state import CommitmentState, Target
from lantu.errors import ImportRefused
from lantu.playbooks.schema import Playbook
from lantu.server.accounts.models import Unit

from .actions.acting import Rule
from .actions.lists import NewItem, new_state
from .books import kinds_of
from .models import Commitment, CommitmentList
from .queries.life import names_of
from .queries.lists import rows_of
from .queries.people import people_of
from .queries.units import UnitFinder
from .sheets import SheetColumn, SheetRow, fault, read_sheet
from .states import list_state, state_of
from .storing import today
from .telling import reasons, told

_MILESTONE = re.compile(r"\s*(.+?)\s+(\d{4}-\d{2}-\d{2})\s+(\d+(?:\.\d+)?)%?\s*")


@dataclass
class Brought:
    """What a spreadsheet brings, or every fault in it."""

    items: list[NewItem] = field(default_factory=list)
    updates: list[tuple[Commitment, Rule, int]] = field(default_factory=list)
    faults: list[ImportRefused] = field(default_factory=list)
    unchanged: int = 0


def columns_of(book: Playbook) -> list[SheetColumn]:
    """The columns of a playbook's lists."""
    units = tuple(Unit.objects.order_by("pk").values_list("short_name", flat=True))
    roles = [
        SheetColumn(f"role_{key}", told(role.label), choices=units if _one_unit(key, book) else ())
        for key, role in book.roles.items()
    ]
    fields = [
        SheetColumn(f"field_{key}", told(one.label), choices=tuple(c.name for c in one.choices))
        for key, one in book.fields.items()
    ]
    level = [SheetColumn("whole", _("所属事项"), width=30)] if book.levels else []
    return [
        SheetColumn("code", _("编号"), hidden=True),
        SheetColumn("version", _("版本"), hidden=True),
        *level,
        SheetColumn("name", _("名称"), width=40),
        SheetColumn("kind", _("类别"), choices=tuple(name for _key, name in kinds_of(book))),
        *roles,
        SheetColumn("due", _("完成期限")),
        SheetColumn("target", _("目标值")),
        SheetColumn("target_unit", _("计量单位")),
        SheetColumn("direction", _("方向"), choices=(_("不少于"), _("不多于"))),
        *fields,
        SheetColumn("milestones", _("节点（名称 日期 权重；……）"), width=60),
    ]


def _one_unit(key: str, book: Playbook) -> bool:
    return book.roles[key].filled_by == "unit"


def rows_out(listed: CommitmentList, book: Playbook) -> list[dict[str, str]]:
    """A list's items and contents as texts by column."""
    rows = [row for row in rows_of(listed) if not row.former]
    states = [state_of(row) for row in rows]
    names = names_of({key for one in states for held in one.roles.values() for key in held})
    units = dict(Unit.objects.values_list("key", "short_name"))
    kinds = dict(kinds_of(book))
    return [
        _row_out(row, state, names | units, kinds) for row, state in zip(rows, states, strict=True)
    ]


def _row_out(
    row: Commitment, state: CommitmentState, names: Mapping[str, str], kinds: Mapping[str, str]
) -> dict[str, str]:
    target = state.target
    found = {
        "code": row.code,
        "version": str(row.version),
        "whole": row.parent.name if row.parent and row.parent.in_list_id == row.in_list_id else "",
        "name": row.name,
        "kind": kinds.get(row.kind, row.kind),
        "due": state.due.isoformat() if state.due else "",
        "target": f"{target.value:f}" if target else "",
        "target_unit": target.unit if target else "",
        "direction": (_("不多于") if target.direction == "down" else _("不少于")) if target else "",
        "milestones": milestones_out(state),
    }
    for role, held in state.roles.items():
        found[f"role_{role}"] = "、".join(names.get(key, key) for key in held)
    return found | {f"field_{key}": value for key, value in state.fields.items()}


def milestones_out(state: CommitmentState) -> str:
    """The current schedule in one cell."""
    current = state.schedule.current if state.schedule else ()
    return "；".join(f"{one.name} {one.due} {one.weight.normalize():f}" for one in current)


def read_list(content: bytes, listed: CommitmentList, book: Playbook, request: Request) -> Brought:
    """Check every row of an uploaded sheet against the list and its playbook; writes nothing."""
    rows = list(rows_of(listed))
    reading = _Reading(book, list_state(listed, rows), rows, request)
    for row in read_sheet(content, columns_of(book)):
        reading.take(row)
    return reading.brought


class _Reading:
    """The rows read so far: what they bring, and the list as it would stand."""

    def __init__(
        self, book: Playbook, state: ListState, rows: Sequence[Commitment], request: Request
    ) -> None:
        self.book, self.state, self.request = book, state, request
        self.rows = {row.code: row for row in rows if not row.former}
        self.by_name = {row.name: row for row in rows if row.parent_id is None and not row.former}
        self.new_by_name: dict[str, int] = {}
        self.units = UnitFinder()
        self.brought = Brought()

    def take(self, row: SheetRow) -> None:
        """One row: a new item, or an item that the list has."""
        before = len(self.brought.faults)
        item = self._item(row)
        if row["code"] and row["code"] in self.rows:
            self._update(row, item, self.rows[row["code"]])
        elif row["code"]:
            self._fault(row, "name", _("编号不在这份清单中"))
        elif len(self.brought.faults) == before:
            self._new(row, item)

    def _fault(self, row: SheetRow, key: str, problem: str) -> None:
        self.brought.faults.append(fault(row, key, row["name"], problem))

    def _item(self, row: SheetRow) -> NewItem:
        """What a row says; its faults are noted."""
        kinds = {name: key for key, name in kinds_of(self.book)}
        kind = kinds.get(row["kind"], "" if row["kind"] else next(iter(kinds.values())))
        if not row["name"]:
            self._fault(row, "name", _("没有名称"))
        if not kind:
            self._fault(row, "kind", _("“%(text)s”不是可选的类别") % {"text": row["kind"]})
        return NewItem(
            name=row["name"],
            kind=kind,
            roles=self._roles(row),
            fields={key: row[f"field_{key}"] for key in self.book.fields if row[f"field_{key}"]},
            target=self._target(row),
            due=self._day(row),
            milestones=self._milestones(row),
        )

    def _roles(self, row: SheetRow) -> dict[str, tuple[str, ...]]:
        found = {}
        for key, role in self.book.roles.items():
            text = row[f"role_{key}"]
            if not text:
                continue
            if role.filled_by != "unit":
                found[key] = people_of(text)
                continue
            units, unknown = self.units.find_all(text)
            for name in unknown:
                self._fault(row, f"role_{key}", _("没有“%(text)s”这个单位") % {"text": name})
            found[key] = units
        return found

    def _day(self, row: SheetRow) -> date | None:
        try:
            return date.fromisoformat(row["due"]) if row["due"] else None
        except ValueError:
            self._fault(row, "due", _("“%(text)s”不是日期") % {"text": row["due"]})
            return None

    def _target(self, row: SheetRow) -> Target | None:
        if not row["target"]:
            return None
        try:
            value = Decimal(row["target"])
            if not value.is_finite():
                raise InvalidOperation
        except InvalidOperation:
            self._fault(row, "target", _("“%(text)s”不是数字") % {"text": row["target"]})
            return None
        return Target(
            value, row["target_unit"], "down" if row["direction"] == _("不多于") else "up"
        )

    def _milestones(self, row: SheetRow) -> list[Milestone]:
        found: list[Milestone] = []
        for number, part in enumerate(re.split(r"[;；\n]", row["milestones"]), 1):
            if not part.strip():
                continue
            match = _MILESTONE.fullmatch(part)
            try:
                due = date.fromisoformat(match[2]) if match else None
            except ValueError:
                due = None
            if match is None or due is None:
                self._fault(row, "milestones", _("看不懂节点“%(text)s”") % {"text": part.strip()})
                continue
            found.append(Milestone(f"m{number}", match[1], due, Decimal(match[3])))
        return found

    def _new(self, row: SheetRow, item: NewItem) -> None:
        if row["whole"] and not self._find_whole(row, item):
            return
        code = f"row-{row.number}"
        made = new_state(code, item, self.book)
        refusals = list(made.refusals)
        if not refusals:
            added = add_item(self.state, self.book, made.value, self.request, today())
            refusals = list(added.refusals)
            self.state = added.value
        for reason in reasons(refusals):
            self._fault(row, "name", f"{reason.message}（{reason.remedy}）")
        if item.inside is None and item.whole is None:
            self.new_by_name[item.name] = len(self.brought.items)
        self.brought.items.append(item)

    def _find_whole(self, row: SheetRow, item: NewItem) -> bool:
        name = row["whole"]
        if name in self.new_by_name:
            item.inside = self.new_by_name[name]
        elif name in self.by_name:
            item.whole = self.by_name[name]
        else:
            self._fault(row, "whole", _("没有“%(text)s”这个事项") % {"text": name})
            return False
        return True

    def _update(self, row: SheetRow, item: NewItem, known: Commitment) -> None:
        state = state_of(known)
        if row["version"] != str(known.version):
            self._fault(row, "name", _("导出以后已被他人修改，请重新导出"))
            return
        if (item.due, item.target) != (state.due, state.target):
            self._fault(row, "due", _("期限和目标只能按调整程序办理"))
            return
        rule = _bring_up_to_date(state, item)
        done = rule(state, self.book)
        for reason in reasons(done.refusals):
            self._fault(row, "name", f"{reason.message}（{reason.remedy}）")
        if done.value == state:
            self.brought.unchanged += 1
        else:
            self.brought.updates.append((known, rule, known.version))


def _bring_up_to_date(known: CommitmentState, item: NewItem) -> Rule:
    """Roles, fields and schedule as the row has them; what it leaves out stays."""
    current = known.schedule.current if known.schedule else ()
    same = [(one.name, one.due, one.weight) for one in current]
    given = [(one.name, one.due, one.weight) for one in item.milestones]
    kept = {one.name: one for one in current}
    milestones = [
        replace(one, key=kept[one.name].key, done_on=kept[one.name].done_on)
        if one.name in kept
        else one
        for one in item.milestones
    ]

    def rule(state: CommitmentState, book: Playbook) -> Outcome[CommitmentState]:
        after = replace(state, roles={**state.roles, **item.roles})
        changed = {k: v for k, v in item.fields.items() if state.fields.get(k, "") != v}
        if changed:
            filled = edit_fields(after, book, changed)
            if filled.refusals:
                return filled
            after = filled.value
        if not milestones or given == same:
            return Outcome(after)
        return set_schedule(after, book, milestones, _("表格导入"))

    return rule
