"""Fields that several forms share: days, units, bodies, playbook fields, a decision."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from decimal import Decimal
from typing import Any, Literal

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.deliver.state import Decision, Target
from lantu.playbooks.schema import FieldOf
from lantu.playbooks.terms import BODIES, Body
from lantu.server.accounts.choices import OriginalSelect
from lantu.server.accounts.models import Unit
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.deliver.queries.people import people_of
from lantu.server.deliver.telling import told

CHOOSE = ("", gettext_lazy("请选择"))


class OriginalSelectMultiple(OriginalSelect, forms.SelectMultiple):
    """Several of a list whose options stay as they were written."""


class DayField(forms.DateField):
    """A day, typed or picked."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"))
        kwargs.setdefault("input_formats", ["%Y-%m-%d"])
        super().__init__(**kwargs)


class UnitField(forms.ChoiceField):
    """A unit by key."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", OriginalSelect)
        super().__init__(**kwargs)
        self.choices = unit_choices


class UnitsField(forms.MultipleChoiceField):
    """Several units by key."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("widget", OriginalSelectMultiple(attrs={"size": 6}))
        super().__init__(**kwargs)
        self.choices = lambda: unit_choices()[1:]


def unit_choices() -> list[tuple[str, Any]]:
    """Every unit by key, after an empty choice."""
    return [CHOOSE, *((unit.key, plain_name(unit)) for unit in Unit.objects.order_by("pk"))]


class PeopleField(forms.CharField):
    """People by login or name, several with 、 between; who has an account is kept by login."""

    def __init__(self, *, several: bool, **kwargs: Any) -> None:
        self.several = several
        kwargs.setdefault("max_length", 300)
        kwargs.setdefault(
            "widget", forms.TextInput(attrs={"list": "people", "autocomplete": "off"})
        )
        super().__init__(**kwargs)

    def clean(self, value: Any) -> tuple[str, ...]:
        """Logins and names. Raises ``ValidationError`` for a second person where one is asked."""
        found = people_of(super().clean(value))
        if len(found) > 1 and not self.several:
            raise forms.ValidationError(_("只能填写一人"), code="several")
        return found


def playbook_field(field: FieldOf) -> forms.Field:
    """A form's field for a playbook's; values stay the texts that the rules know."""
    label = told(field.label)
    if field.type == "choice":
        choices = [CHOOSE, *((one.name, told(one.label)) for one in field.choices)]
        return forms.ChoiceField(label=label, required=False, choices=choices)
    if field.type == "yes_no":
        yes_no = [CHOOSE, ("yes", _("是")), ("no", _("否"))]
        return forms.ChoiceField(label=label, required=False, choices=yes_no)
    if field.type == "date":
        return DayField(label=label, required=False)
    mode = {"inputmode": "decimal"} if field.type == "number" else {}
    return forms.CharField(
        label=label, required=False, max_length=300, widget=forms.TextInput(attrs=mode)
    )


def as_text(value: Any) -> str:
    """A form's value as the text that the rules know."""
    return value.isoformat() if isinstance(value, date) else str(value or "").strip()


def body_choices(bodies: Iterable[Body] = ()) -> list[tuple[str, Any]]:
    """Bodies that decide, after an empty choice; all of them where none are named."""
    return [CHOOSE, *((body, told(BODIES[body])) for body in (tuple(bodies) or BODIES))]


class DecisionFields(forms.Form):
    """What a body decided: which body, document number, day. All or nothing."""

    body = forms.ChoiceField(label=gettext_lazy("决定机关"), required=False)
    document_number = forms.CharField(label=gettext_lazy("文号"), required=False, max_length=80)
    decided_on = DayField(label=gettext_lazy("决定日期"), required=False)

    def __init__(self, *args: Any, bodies: Iterable[Body] = (), **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["body"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = body_choices(bodies)

    def decision(self, gate: str | None = None) -> Decision | None:
        """The decision; None where no body was chosen or no day given."""
        given = self.cleaned_data
        if not given.get("body") or given.get("decided_on") is None:
            return None
        return Decision(given["body"], given["document_number"], given["decided_on"], gate)


class TargetFields(forms.Form):
    """A quantity promised: number, unit, whether at least or at most."""

    target = forms.DecimalField(
        label=gettext_lazy("目标值"), required=False, max_digits=18, decimal_places=6
    )
    target_unit = forms.CharField(label=gettext_lazy("计量单位"), required=False, max_length=20)
    direction = forms.ChoiceField(
        label=gettext_lazy("方向"),
        required=False,
        choices=[("up", gettext_lazy("不少于")), ("down", gettext_lazy("不多于"))],
    )

    def target_given(self) -> Target | None:
        """The target; None where no number was given."""
        given = self.cleaned_data
        value: Decimal | None = given.get("target")
        if value is None:
            return None
        direction: Literal["up", "down"] = "down" if given.get("direction") == "down" else "up"
        return Target(value, given.get("target_unit", "").strip(), direction)
