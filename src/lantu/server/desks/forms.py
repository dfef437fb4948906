"""What a hand-over asks."""

from __future__ import annotations

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.choices import OriginalSelect
from lantu.server.accounts.models import User
from lantu.server.accounts.templatetags.names import plain_name

from . import handover


class PersonChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A person with the unit."""

    widget = OriginalSelect

    def label_from_instance(self, obj: User) -> str:
        """Name and unit."""
        return f"{obj} · {plain_name(obj.unit)}" if obj.unit else str(obj)


class HandoverForm(forms.Form):
    """To whom, from which day."""

    successor = PersonChoice(label=_("接任的人"), queryset=User.objects.none())
    on = forms.DateField(
        label=_("交接日期"),
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
    note = forms.CharField(
        label=_("交接说明"), required=False, max_length=2000, widget=forms.Textarea
    )

    def __init__(self, *args: Any, person: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        field = self.fields["successor"]
        assert isinstance(field, forms.ModelChoiceField)
        field.queryset = handover.successors_of(person)
