"""Forms on one managed commitment; each is made for its playbook and its state."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.deliver.adjustments import Request
from lantu.deliver.schedule import Milestone
from lantu.deliver.scheduling import suggested
from lantu.deliver.state import CommitmentState, FactorBalance
from lantu.playbooks.schema import Playbook
from lantu.playbooks.terms import CAPS, FACTORS, LINKS, MOVES, Cap, Factor, Link, Move
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told

from .parts import (
    CHOOSE,
    DayField,
    DecisionFields,
    PeopleField,
    TargetFields,
    UnitField,
    UnitsField,
    as_text,
    playbook_field,
)

ROWS = 8
AMOUNTS = ("needed", "approved", "arranged", "used")
ONE = ("withdraw", "change_target", "change_date", "dilute")


class RolesForm(forms.Form):
    """Who holds the playbook's roles: its units or its people."""

    def __init__(self, *args: Any, book: Playbook, state: CommitmentState, units: bool) -> None:
        super().__init__(*args)
        for key, role in book.roles.items():
            if (role.filled_by == "unit") != units:
                continue
            held = state.roles.get(key, ())
            self.fields[key] = self._field(key, told(role.label), role.filled_by, role.required)
            several = not isinstance(self.fields[key], UnitField)
            self.initial[key] = list(held) if units and several else "、".join(held)

    @staticmethod
    def _field(key: str, label: str, filled_by: str, required: bool) -> forms.Field:
        if filled_by != "unit":
            return PeopleField(label=label, required=False, several=filled_by == "people")
        if required or key == "lead_unit":
            return UnitField(label=label, required=False)
        return UnitsField(label=label, required=False)

    def holders(self) -> dict[str, tuple[str, ...]]:
        """Keys by role."""
        found = {}
        for key, value in self.cleaned_data.items():
            found[key] = (value,) if isinstance(value, str) and value else tuple(value or ())
        return found


class FieldsForm(forms.Form):
    """The playbook's own fields."""

    def __init__(self, *args: Any, book: Playbook, state: CommitmentState) -> None:
        super().__init__(*args)
        for key, field in book.fields.items():
            self.fields[key] = playbook_field(field)
            self.initial[key] = state.fields.get(key, "")

    def values(self) -> dict[str, str]:
        """Texts by key."""
        return {key: as_text(value) for key, value in self.cleaned_data.items()}


class ScheduleForm(forms.Form):
    """Milestones, one a row: name, day, weight in per cent. An empty name leaves a row out."""

    def __init__(self, *args: Any, book: Playbook, state: CommitmentState, frozen: bool) -> None:
        super().__init__(*args)
        self.known = self._known(book, state)
        self.rows: list[list[Any]] = []
        for number in range(max(ROWS, len(self.known) + 2)):
            self._add_row(number)
        if frozen:
            self.fields["reason"] = forms.CharField(
                label=_("调整理由"), required=False, max_length=300
            )

    @staticmethod
    def _known(book: Playbook, state: CommitmentState) -> Sequence[Milestone]:
        if state.schedule is not None:
            return state.schedule.current
        return suggested(book, today(), state.due) if state.due and state.due > today() else ()

    def _add_row(self, number: int) -> None:
        words = {"n": number + 1}
        self.fields[f"name_{number}"] = forms.CharField(
            label=_("节点 %(n)s") % words, required=False, max_length=100
        )
        self.fields[f"due_{number}"] = DayField(label=_("日期 %(n)s") % words, required=False)
        self.fields[f"weight_{number}"] = forms.DecimalField(
            label=_("权重 %(n)s") % words, required=False, max_digits=6, decimal_places=2
        )
        if number < len(self.known):
            known = self.known[number]
            for part in ("name", "due", "weight"):
                self.initial[f"{part}_{number}"] = getattr(known, part)
        self.rows.append([self[f"{part}_{number}"] for part in ("name", "due", "weight")])

    def clean(self) -> dict[str, Any]:
        """Raises ``ValidationError`` for a row with a name and without day or weight."""
        given = super().clean() or {}
        for number in range(len(self.rows)):
            if given.get(f"name_{number}"):
                for part in ("due", "weight"):
                    if given.get(f"{part}_{number}") is None:
                        self.add_error(f"{part}_{number}", _("请填写"))
        return given

    def milestones(self) -> list[Milestone]:
        """The milestones; a row keeps the key and the day of what stood in it."""
        given, found = self.cleaned_data, []
        for number in range(len(self.rows)):
            name = given[f"name_{number}"].strip()
            if not name:
                continue
            old = self.known[number] if number < len(self.known) else None
            found.append(
                Milestone(
                    old.key if old else f"m{number + 1}",
                    name,
                    given[f"due_{number}"],
                    given[f"weight_{number}"].normalize() + Decimal(0),
                    old.done_on if old else None,
                )
            )
        return found


class ReachForm(forms.Form):
    """A milestone reached on a day."""

    milestone = forms.ChoiceField(label=gettext_lazy("节点"))
    on = DayField(label=gettext_lazy("完成日期"))

    def __init__(self, *args: Any, state: CommitmentState) -> None:
        super().__init__(*args)
        current = state.schedule.current if state.schedule else ()
        field = self.fields["milestone"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.key, one.name) for one in current if one.done_on is None]
        self.initial["on"] = today()


class FactorsForm(forms.Form):
    """Money (万元), land (亩), sea (公顷), energy (吨标准煤): needed, approved, arranged, used."""

    def __init__(self, *args: Any, book: Playbook, state: CommitmentState) -> None:
        super().__init__(*args)
        self.rows: list[tuple[str, list[Any]]] = []
        words = {"needed": _("需要"), "approved": _("批准"), "arranged": _("落实")}
        words["used"] = _("使用")
        for factor, label in FACTORS.items():
            for part in AMOUNTS:
                name = f"{factor}_{part}"
                self.fields[name] = forms.DecimalField(
                    label=f"{told(label)} {words[part]}",
                    required=False,
                    min_value=0,
                    max_digits=18,
                    decimal_places=4,
                )
                balance = state.factors.get(factor)
                self.initial[name] = getattr(balance, part) if balance else None
            self.rows.append((told(label), [self[f"{factor}_{part}"] for part in AMOUNTS]))
        self.caps = []
        for cap in dict.fromkeys(c for stage in book.stages.values() for c in stage.needs.caps):
            self.fields[f"cap_{cap}"] = forms.ChoiceField(
                label=told(CAPS[cap]),
                required=False,
                choices=[("", _("未核对")), ("yes", _("在额度内")), ("no", _("超出额度"))],
            )
            within = state.caps.get(cap)
            self.initial[f"cap_{cap}"] = "" if within is None else "yes" if within else "no"
            self.caps.append(self[f"cap_{cap}"])

    def balances(self) -> dict[Factor, FactorBalance]:
        """The factors whose need was stated."""
        found = {}
        for factor in FACTORS:
            given = {part: self.cleaned_data[f"{factor}_{part}"] for part in AMOUNTS}
            if given["needed"] is not None:
                found[factor] = FactorBalance(**{k: v or Decimal(0) for k, v in given.items()})
        return found

    def checked(self) -> dict[Cap, bool]:
        """The caps that were checked: within what is left or not."""
        given = {cap: self.cleaned_data.get(f"cap_{cap}") for cap in CAPS}
        return {cap: value == "yes" for cap, value in given.items() if value}


class GateForm(DecisionFields):
    """What a body decided for one of the playbook's gates."""

    gate = forms.ChoiceField(label=gettext_lazy("关口"))

    def __init__(self, *args: Any, book: Playbook) -> None:
        bodies = dict.fromkeys(body for gate in book.gates.values() for body in gate.bodies)
        super().__init__(*args, bodies=bodies)
        field = self.fields["gate"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(key, told(gate.label)) for key, gate in book.gates.items()]
        self.order_fields(["gate", "body", "document_number", "decided_on"])
        for name in ("body", "document_number", "decided_on"):
            self.fields[name].required = True


class LinkForm(forms.Form):
    """What it is linked to: one from the ledger, or words where the ledger does not hold it."""

    kind = forms.ChoiceField(label=gettext_lazy("关联"))
    key = forms.ChoiceField(label=gettext_lazy("台账中的一项"), required=False)
    words = forms.CharField(label=gettext_lazy("或写明名称"), required=False, max_length=200)

    def __init__(self, *args: Any, known: Sequence[tuple[Link, str, str]]) -> None:
        super().__init__(*args)
        kinds, keys = self.fields["kind"], self.fields["key"]
        assert isinstance(kinds, forms.ChoiceField) and isinstance(keys, forms.ChoiceField)
        offered = [link for link in LINKS if link != "replication"]
        kinds.choices = [(link, told(LINKS[link])) for link in offered]
        self.known = {f"{kind}:{key}": (kind, key) for kind, key, _name in known}
        keys.choices = [
            CHOOSE,
            *((f"{kind}:{key}", f"{told(LINKS[kind])}：{name}") for kind, key, name in known),
        ]

    def clean(self) -> dict[str, Any]:
        """Raises ``ValidationError`` where nothing was named."""
        given = super().clean() or {}
        if not given.get("key") and not (given.get("words") or "").strip():
            raise forms.ValidationError(_("请选择一项，或写明名称"), code="nothing")
        return given

    def link(self) -> tuple[Link, str]:
        """Kind and key."""
        chosen = self.known.get(self.cleaned_data["key"])
        return chosen or (self.cleaned_data["kind"], self.cleaned_data["words"].strip())


class MoveForm(forms.Form):
    """The day on which the next stage was entered."""

    on = DayField(label=gettext_lazy("日期"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.initial["on"] = today()


class ReasonForm(forms.Form):
    """Why."""

    reason = forms.CharField(
        label=gettext_lazy("理由"), required=False, max_length=300, widget=forms.Textarea
    )


class AdjustForm(TargetFields, DecisionFields):
    """A change of what was promised, with reason and decision."""

    move = forms.ChoiceField(label=gettext_lazy("调整方式"))
    reason = forms.CharField(label=gettext_lazy("理由"), required=False, max_length=300)
    due = DayField(label=gettext_lazy("新的期限"), required=False)

    def __init__(self, *args: Any, book: Playbook, state: CommitmentState) -> None:
        super().__init__(*args)
        field = self.fields["move"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(move, told(MOVES[move])) for move in ONE]  # type: ignore[index]
        self.fields["target"].label = _("新的目标值")
        if state.target is not None:
            self.initial["target_unit"] = state.target.unit
            self.initial["direction"] = state.target.direction
        self.promised = [key for key, one in book.fields.items() if one.required]
        for key in self.promised:
            self.fields[f"field_{key}"] = playbook_field(book.fields[key])
            self.initial[f"field_{key}"] = state.fields.get(key, "")
        first = ["move", "due", "target", "target_unit", "direction"]
        last = ["reason", "body", "document_number", "decided_on"]
        self.order_fields([*first, *(f"field_{key}" for key in self.promised), *last])

    def request(self) -> Request:
        """The change asked for."""
        given = self.cleaned_data
        move: Move = given["move"]
        fields = {key: as_text(given[f"field_{key}"]) for key in self.promised}
        return Request(
            move,
            given["reason"],
            self.decision(),
            target=self.target_given() if move == "change_target" else None,
            due=given["due"] if move == "change_date" else None,
            fields=fields if move == "dilute" else {},
        )


class ReplicationForm(forms.Form):
    """Where a result was taken over, by which document and when."""

    unit = UnitField(label=gettext_lazy("推广到的地区或单位"), required=False)
    place = forms.CharField(
        label=gettext_lazy("或填写本市以外的地区"), required=False, max_length=100
    )
    document_number = forms.CharField(label=gettext_lazy("文号"), required=False, max_length=80)
    on = DayField(label=gettext_lazy("日期"))

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.initial["on"] = today()

    def clean(self) -> dict[str, Any]:
        """Raises ``ValidationError`` where no place was given."""
        given = super().clean() or {}
        if not given.get("unit") and not (given.get("place") or "").strip():
            raise forms.ValidationError(_("请写明推广到哪里"), code="nowhere")
        return given
