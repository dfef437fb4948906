"""Forms of assignment plans: a draft, a line, the units asked, an answer, a settlement."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.deliver.assignment import AssignmentPlan, Line, Objection, Reply, open_objections
from lantu.playbooks.schema import Playbook
from lantu.server.accounts.choices import OriginalSelect
from lantu.server.deliver.models import CommitmentList
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told
from lantu.server.plan.models import Plan

from .parts import CHOOSE, DayField, PeopleField, UnitField, UnitsField

OBJECTIONS = 3


class StartForm(forms.Form):
    """A new assignment plan: its name, its roles, and whose commitments it deals out."""

    name = forms.CharField(label=gettext_lazy("方案名称"), max_length=300)
    source = forms.ChoiceField(
        label=gettext_lazy("任务来自"),
        widget=OriginalSelect,
        help_text=gettext_lazy("清单中的事项，或规划中读出的任务和项目。"),
    )

    def __init__(self, *args: Any, book: Playbook) -> None:
        super().__init__(*args)
        field = self.fields["source"]
        assert isinstance(field, forms.ChoiceField)
        lists = [(f"list:{one.code}", one.name) for one in CommitmentList.objects.all()]
        plans = [(f"plan:{one.code}", one.name) for one in Plan.objects.all()]
        field.choices = [CHOOSE, *lists, *plans]
        self.roles = list(book.roles)
        for key, role in book.roles.items():
            label = told(role.label)
            self.fields[f"role_{key}"] = (
                UnitField(label=label, required=role.required)
                if role.filled_by == "unit"
                else PeopleField(label=label, required=role.required, several=False)
            )

    def holders(self) -> dict[str, tuple[str, ...]]:
        """Keys by role."""
        given = {key: self.cleaned_data[f"role_{key}"] for key in self.roles}
        return {
            key: (value,) if isinstance(value, str) else tuple(value)
            for key, value in given.items()
            if value
        }


class LineForm(forms.Form):
    """A line: who leads, who supports, how, by when."""

    lead_unit = UnitField(label=gettext_lazy("牵头单位"))
    supporting_units = UnitsField(label=gettext_lazy("配合单位"), required=False)
    measures = forms.CharField(
        label=gettext_lazy("推进措施"), required=False, max_length=500, widget=forms.Textarea
    )
    due = DayField(label=gettext_lazy("完成期限"), required=False)

    def __init__(self, *args: Any, line: Line) -> None:
        super().__init__(*args)
        self.initial.update(
            lead_unit=line.lead_unit,
            supporting_units=list(line.supporting_units),
            measures=line.measures,
            due=line.due,
        )


class ConsultForm(forms.Form):
    """Units that the draft goes to."""

    consulted = UnitsField(label=gettext_lazy("征求意见的单位"))


class ReplyForm(forms.Form):
    """A unit's answer: a comment, and where it disagrees with a lead, which, why, who instead."""

    comment = forms.CharField(
        label=gettext_lazy("意见"),
        required=False,
        max_length=500,
        help_text=gettext_lazy("没有分歧的，不填下面各项。"),
    )

    def __init__(self, *args: Any, plan: AssignmentPlan) -> None:
        super().__init__(*args)
        lines = [CHOOSE, *((line.key, line.name) for line in plan.lines)]
        for number in range(OBJECTIONS):
            words = {"n": number + 1}
            self.fields[f"line_{number}"] = forms.ChoiceField(
                label=_("有分歧的任务 %(n)s") % words,
                required=False,
                choices=lines,
                widget=OriginalSelect,
            )
            self.fields[f"proposes_{number}"] = UnitField(
                label=_("建议牵头单位 %(n)s") % words, required=False
            )
            self.fields[f"reason_{number}"] = forms.CharField(
                label=_("理由 %(n)s") % words, required=False, max_length=300
            )

    def reply(self, unit: str) -> Reply:
        """The answer in the name of a unit."""
        given = self.cleaned_data
        objections = tuple(
            Objection(
                given[f"line_{number}"],
                unit,
                given[f"reason_{number}"],
                given[f"proposes_{number}"],
            )
            for number in range(OBJECTIONS)
            if given[f"line_{number}"]
        )
        return Reply(unit, today(), given["comment"], objections)


class SettleForm(forms.Form):
    """Who leads a disputed line, and why."""

    line = forms.ChoiceField(label=gettext_lazy("有分歧的任务"), widget=OriginalSelect)
    lead_unit = UnitField(label=gettext_lazy("裁定牵头单位"))
    reason = forms.CharField(label=gettext_lazy("理由"), required=False, max_length=300)

    def __init__(self, *args: Any, plan: AssignmentPlan) -> None:
        super().__init__(*args)
        disputed = {one.line for _on, one in open_objections(plan)}
        field = self.fields["line"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [(one.key, one.name) for one in plan.lines if one.key in disputed]
