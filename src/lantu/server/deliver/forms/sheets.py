"""Forms around spreadsheets and several commitments at once."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy

from lantu.deliver.adjustments import Request
from lantu.playbooks.schema import Playbook
from lantu.server.deliver.models import CommitmentList
from lantu.server.deliver.sheets import MOST_BYTES
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told

from .parts import CHOOSE, DayField, DecisionFields, body_choices


class SheetForm(forms.Form):
    """A spreadsheet to be looked at before anything of it is taken in."""

    file = forms.FileField(
        label=gettext_lazy("表格"),
        max_length=255,
        help_text=gettext_lazy("使用导出的表格填写，xlsx 或 csv。"),
        widget=forms.ClearableFileInput(attrs={"accept": ".xlsx,.csv"}),
    )

    def content(self) -> bytes:
        """The bytes, one more than allowed where there are too many."""
        found: bytes = self.cleaned_data["file"].read(MOST_BYTES + 1)
        return found


class ListSheetForm(SheetForm, DecisionFields):
    """A list's spreadsheet, with the reason and decision by which its new items join."""

    reason = forms.CharField(label=gettext_lazy("列入理由"), required=False, max_length=300)

    def __init__(
        self, *args: Any, book: Playbook, listed: CommitmentList, again: bool = False
    ) -> None:
        super().__init__(*args)
        body = self.fields["body"]
        assert isinstance(body, forms.ChoiceField)
        body.choices = body_choices(book.adjustments.add.decision)
        self.fields["file"].required = not again
        self.initial.update(
            body=listed.body,
            document_number=listed.document_number,
            decided_on=listed.decided_on,
        )
        self.order_fields(["file", "reason"])

    def request(self) -> Request:
        """The adding, with its reason and decision."""
        return Request("add", self.cleaned_data["reason"], self.decision())


class BulkForm(DecisionFields):
    """One act on several commitments: a gate's decision, the next stage, a milestone reached."""

    chosen = forms.MultipleChoiceField(
        label=gettext_lazy("选择事项"), widget=forms.CheckboxSelectMultiple
    )
    gate = forms.ChoiceField(label=gettext_lazy("录入决定的关口"), required=False)
    to = forms.ChoiceField(label=gettext_lazy("或进入的阶段"), required=False)
    milestone = forms.ChoiceField(label=gettext_lazy("或完成的节点"), required=False)
    on = DayField(label=gettext_lazy("日期"))

    def __init__(
        self,
        *args: Any,
        book: Playbook,
        rows: Sequence[tuple[str, str]],
        milestones: Sequence[str],
    ) -> None:
        bodies = dict.fromkeys(body for gate in book.gates.values() for body in gate.bodies)
        super().__init__(*args, bodies=bodies)
        stages = [
            (key, told(stage.label))
            for key, stage in book.stages.items()
            if not stage.is_end and key != book.first_stage
        ]
        gates = [(key, told(gate.label)) for key, gate in book.gates.items()]
        names = [(name, name) for name in milestones]
        self._offer("chosen", list(rows))
        for name, offered in (("gate", gates), ("to", stages), ("milestone", names)):
            self._offer(name, [CHOOSE, *offered])
        self.initial["on"] = today()
        self.order_fields(["chosen", "gate", "body", "document_number", "decided_on", "to"])

    def _offer(self, name: str, choices: list[tuple[str, Any]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = choices
