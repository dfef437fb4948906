"""Forms on lists: a list, an item, a merge, a split, an instruction; a commitment by itself."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.deliver.adjustments import Request
from lantu.deliver.lists import Part
from lantu.deliver.state import Target
from lantu.playbooks.schema import Playbook
from lantu.server.accounts.choices import OriginalSelect
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.deliver.books import KINDS, kinds_of, leading_role, playbooks
from lantu.server.deliver.models import Commitment, CommitmentList, Instruction
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told
from lantu.server.plan.models import Plan
from lantu.server.read.models import public_code

from .parts import (
    CHOOSE,
    DayField,
    DecisionFields,
    TargetFields,
    UnitField,
    as_text,
    body_choices,
    playbook_field,
)

PARTS = 5


def list_books() -> list[tuple[str, str]]:
    """Playbooks under which there are lists of commitments."""
    books = (book for book in playbooks().values() if set(book.applies_to) & set(KINDS))
    return [(book.key, told(book.label)) for book in books]


class PlanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A plan by its name in the language of the page."""

    def label_from_instance(self, obj: Plan) -> str:
        """The plan's name."""
        return plain_name(obj)


class ListForm(DecisionFields):
    """A list: its name, playbook, year, who keeps it, what decided it."""

    name = forms.CharField(label=gettext_lazy("清单名称"), max_length=200)
    playbook = forms.ChoiceField(label=gettext_lazy("机制"))
    year = forms.IntegerField(
        label=gettext_lazy("年度"), required=False, min_value=2000, max_value=2100
    )
    unit = UnitField(label=gettext_lazy("管理单位"))
    plan = PlanChoice(
        label=gettext_lazy("所属规划"),
        required=False,
        queryset=Plan.objects.order_by("-period_start", "name"),
        to_field_name="code",
        widget=OriginalSelect,
    )

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        field = self.fields["playbook"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list_books()
        self.initial["year"] = today().year
        self.fields["body"].label = _("公布机关")
        self.order_fields(["name", "playbook", "year", "unit", "plan"])


class PromiseForm(TargetFields):
    """What is promised: name, kind, lead unit, until when, how much, the playbook's fields."""

    name = forms.CharField(label=gettext_lazy("名称"), max_length=300)
    kind = forms.ChoiceField(label=gettext_lazy("类别"))
    lead = UnitField(label=gettext_lazy("牵头单位"), required=False)
    due = DayField(label=gettext_lazy("完成期限"), required=False)
    since = DayField(
        label=gettext_lazy("登记日期"),
        required=False,
        help_text=gettext_lazy("不填时为今天。补录以前的事项时填写当时的日期。"),
    )

    def __init__(self, *args: Any, book: Playbook, row: Commitment | None = None) -> None:
        super().__init__(*args)
        self.book = book
        kinds = self.fields["kind"]
        assert isinstance(kinds, forms.ChoiceField)
        kinds.choices = kinds_of(book)
        self.fields["lead"].label = told(book.roles[leading_role(book)].label)
        for key, one in book.fields.items():
            self.fields[f"field_{key}"] = playbook_field(one)
        if row is not None:
            self.initial.update(name=row.name, kind=row.kind, due=row.due_on)
            self.initial["lead"] = row.lead_unit.key if row.lead_unit else ""
            del self.fields["name"], self.fields["kind"]
        self.order_fields(["name", "kind", "lead", "due", "target", "target_unit", "direction"])

    def values(self) -> dict[str, str]:
        """The playbook's fields that were filled in."""
        given = {key: as_text(self.cleaned_data[f"field_{key}"]) for key in self.book.fields}
        return {key: value for key, value in given.items() if value}


class ItemForm(PromiseForm, DecisionFields):
    """An item or content that joins a list, with reason and decision."""

    whole = forms.ChoiceField(label=gettext_lazy("所属事项"), required=False, widget=OriginalSelect)
    instruction = forms.ChoiceField(
        label=gettext_lazy("落实的批示"), required=False, widget=OriginalSelect
    )
    reason = forms.CharField(label=gettext_lazy("列入理由"), required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        book: Playbook,
        listed: CommitmentList,
        wholes: Sequence[Commitment],
        row: Commitment | None = None,
    ) -> None:
        super().__init__(*args, book=book, row=row)
        body = self.fields["body"]
        assert isinstance(body, forms.ChoiceField)
        body.choices = body_choices(book.adjustments.add.decision)
        instructions = [(one.code, str(one)) for one in listed.instructions.all()]
        self._offer("whole", [(one.code, one.name) for one in wholes])
        self._offer("instruction", instructions)
        if book.levels is None:
            del self.fields["whole"]
        if not instructions:
            del self.fields["instruction"]
        self.initial.update(
            body=listed.body,
            document_number=listed.document_number,
            decided_on=listed.decided_on,
        )
        last = ["reason", "body", "document_number", "decided_on", "since"]
        self.order_fields(
            [
                "whole",
                *(name for name in self.fields if name not in last and name != "whole"),
                *last,
            ]
        )

    def _offer(self, name: str, choices: list[tuple[str, str]]) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [CHOOSE, *choices]

    def request(self) -> Request:
        """The adding, with its reason and decision."""
        return Request("add", self.cleaned_data["reason"], self.decision())


class MergeForm(TargetFields, DecisionFields):
    """Items to be merged, and what they become."""

    items = forms.MultipleChoiceField(
        label=gettext_lazy("合并哪些事项"), widget=forms.CheckboxSelectMultiple
    )
    name = forms.CharField(label=gettext_lazy("合并后的名称"), max_length=300)
    due = DayField(label=gettext_lazy("合并后的期限"), required=False)
    reason = forms.CharField(label=gettext_lazy("理由"), required=False, max_length=300)

    def __init__(self, *args: Any, book: Playbook, items: Sequence[tuple[str, str]]) -> None:
        super().__init__(*args, bodies=book.adjustments.merge.decision)
        field = self.fields["items"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(items)
        self.order_fields(["items", "name", "due", "target", "target_unit", "direction", "reason"])

    def into(self) -> Part:
        """What they become."""
        given = self.cleaned_data
        return Part(public_code(), given["name"], self.target_given(), given["due"])

    def request(self) -> Request:
        """The merging, with its reason and decision."""
        return Request("merge", self.cleaned_data["reason"], self.decision())


class SplitForm(DecisionFields):
    """An item and what it is split into, a row for each: name, target, due."""

    item = forms.ChoiceField(label=gettext_lazy("拆分哪个事项"), widget=OriginalSelect)
    reason = forms.CharField(label=gettext_lazy("理由"), required=False, max_length=300)

    def __init__(
        self, *args: Any, book: Playbook, items: Sequence[tuple[str, str]], chosen: str = ""
    ) -> None:
        super().__init__(*args, bodies=book.adjustments.split.decision)
        field = self.fields["item"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = list(items)
        self.initial["item"] = chosen
        self.rows = []
        for number in range(PARTS):
            words = {"n": number + 1}
            self.fields[f"name_{number}"] = forms.CharField(
                label=_("名称 %(n)s") % words, required=False, max_length=300
            )
            self.fields[f"due_{number}"] = DayField(label=_("期限 %(n)s") % words, required=False)
            self.fields[f"target_{number}"] = forms.CharField(
                label=_("目标 %(n)s") % words, required=False, max_length=40
            )
            self.rows.append([self[f"{part}_{number}"] for part in ("name", "due", "target")])
        self.order_fields(["item"])

    def parts(self, old: Target | None) -> list[Part]:
        """The parts; their targets are in the unit of the old one."""
        found = []
        for number in range(PARTS):
            name = self.cleaned_data[f"name_{number}"].strip()
            due: date | None = self.cleaned_data[f"due_{number}"]
            if name:
                target = _target(self.cleaned_data[f"target_{number}"], old)
                found.append(Part(public_code(), name, target, due))
        return found

    def clean(self) -> dict[str, Any]:
        """Raises ``ValidationError`` for a target that is no number."""
        given = super().clean() or {}
        for number in range(PARTS):
            try:
                Decimal(given.get(f"target_{number}") or "0")
            except InvalidOperation:
                self.add_error(f"target_{number}", _("请填写数字"))
        return given

    def request(self) -> Request:
        """The splitting, with its reason and decision."""
        return Request("split", self.cleaned_data["reason"], self.decision())


def _target(text: str, old: Target | None) -> Target | None:
    if not text.strip():
        return None
    return Target(Decimal(text), old.unit if old else "", old.direction if old else "up")


class InstructionForm(forms.ModelForm):  # type: ignore[type-arg]
    """What a leader or a higher authority asked for in writing."""

    given_on = DayField(label=gettext_lazy("批示日期"))

    class Meta:
        model = Instruction
        fields = ("text", "given_by", "document_number", "given_on")
        labels = {
            "text": gettext_lazy("批示要求"),
            "given_by": gettext_lazy("批示人"),
            "document_number": gettext_lazy("文号"),
        }
        widgets = {"text": forms.Textarea(attrs={"rows": 3})}


class ChooseBookForm(forms.Form):
    """Which playbook a commitment is to follow, or which list it is to join."""

    playbook = forms.ChoiceField(label=gettext_lazy("机制"), required=False)
    list = forms.ChoiceField(
        label=gettext_lazy("或列入清单"), required=False, widget=OriginalSelect
    )

    def __init__(self, *args: Any, kind: str = "") -> None:
        super().__init__(*args)
        books, lists = self.fields["playbook"], self.fields["list"]
        assert isinstance(books, forms.ChoiceField) and isinstance(lists, forms.ChoiceField)
        fitting = {b.key for b in playbooks().values() if not kind or kind in b.applies_to}
        books.choices = [CHOOSE, *(one for one in list_books() if one[0] in fitting)]
        rows = CommitmentList.objects.filter(playbook__in=fitting)
        lists.choices = [CHOOSE, *rows.values_list("code", "name")]

    def clean(self) -> dict[str, Any]:
        """One of the two is asked for."""
        asked = self.cleaned_data
        if not (asked.get("playbook") or asked.get("list") or self.errors):
            self.add_error("playbook", forms.Field.default_error_messages["required"])
        return asked
