"""Forms on one commitment: evidence, an enclave's shares, where it stands."""

from __future__ import annotations

import re
from collections.abc import Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantu.deliver.enclaves import Agreement
from lantu.playbooks.schema import Playbook
from lantu.server.accounts.choices import OriginalSelect
from lantu.server.catalogue.models import Region
from lantu.server.deliver.files import ACCEPTED
from lantu.server.deliver.models import Commitment
from lantu.server.deliver.storing import today
from lantu.server.deliver.telling import told
from lantu.server.observations.models import Observation

from .parts import CHOOSE, DayField, OriginalSelectMultiple

_SHARE = re.compile(r"\s*(?P<place>.+?)[\s:：]+(?P<share>[\d.]+)\s*%?\s*")
SHARED = (("tax", gettext_lazy("税收")), ("appraisal", gettext_lazy("考核")))


class EvidenceForm(forms.Form):
    """A proof: its kind and day, with a file, a document number or a value of the ledger."""

    kind = forms.ChoiceField(label=gettext_lazy("佐证种类"))
    on = DayField(label=gettext_lazy("日期"))
    file = forms.FileField(
        label=pgettext_lazy("upload", "文件"),
        required=False,
        max_length=255,
        widget=forms.ClearableFileInput(attrs={"accept": ACCEPTED}),
    )
    document_number = forms.CharField(label=gettext_lazy("文号"), required=False, max_length=80)
    observation = forms.ChoiceField(
        label=gettext_lazy("台账中的数值"), required=False, widget=OriginalSelect
    )
    period = forms.ChoiceField(label=gettext_lazy("所属时期"), required=False)
    note = forms.CharField(label=gettext_lazy("说明"), required=False, max_length=500)

    def __init__(
        self,
        *args: Any,
        book: Playbook,
        periods: Sequence[tuple[str, str]],
        values: Sequence[Observation],
    ) -> None:
        super().__init__(*args)
        self.values = {str(one.pk): one for one in values}
        choices: dict[str, list[tuple[str, Any]]] = {
            "kind": [(key, told(kind.label)) for key, kind in book.evidence.items()],
            "period": [CHOOSE, *periods],
            "observation": [CHOOSE, *((key, str(one)) for key, one in self.values.items())],
        }
        for name, offered in choices.items():
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = offered
        for name in ("period", "observation"):
            if len(choices[name]) == 1:
                del self.fields[name]
        self.initial["on"] = today()


class SharesForm(forms.Form):
    """An agreement on sharing what an enclave project brings: per cent by place."""

    what = forms.ChoiceField(label=gettext_lazy("分成内容"), choices=SHARED)
    shares = forms.CharField(
        label=gettext_lazy("各地比例"),
        help_text=gettext_lazy("每行一地，例如：中山区 60"),
        widget=forms.Textarea(attrs={"rows": 4}),
    )
    document_number = forms.CharField(label=gettext_lazy("协议文号"), required=False, max_length=80)
    valid_from = DayField(label=gettext_lazy("开始日期"))
    valid_to = DayField(label=gettext_lazy("截止日期"), required=False)

    def clean_shares(self) -> dict[str, Decimal]:
        """Per cent by place. Raises ``ValidationError`` naming the line that is not understood."""
        found: dict[str, Decimal] = {}
        for line in self.cleaned_data["shares"].splitlines():
            match = _SHARE.fullmatch(line)
            if not line.strip():
                continue
            try:
                if match is None:
                    raise InvalidOperation
                found[match["place"]] = Decimal(match["share"])
            except InvalidOperation:
                words = {"line": line}
                raise forms.ValidationError(_("看不懂这一行：%(line)s") % words) from None
        return found

    def agreement(self) -> Agreement:
        """The agreement."""
        given = self.cleaned_data
        return Agreement(
            given["what"],
            given["shares"],
            given["document_number"],
            given["valid_from"],
            given["valid_to"],
        )


class LedgerForm(forms.Form):
    """What the second ledger is asked: an amount, of what, on which day."""

    amount = forms.DecimalField(
        label=gettext_lazy("金额或数值"), max_digits=18, decimal_places=4, min_value=0
    )
    what = forms.ChoiceField(label=gettext_lazy("分成内容"), choices=SHARED)
    on = DayField(label=gettext_lazy("日期"), required=False)


class PlaceForm(forms.Form):
    """Where it stands and what it belongs to."""

    regions = forms.ModelMultipleChoiceField(
        label=gettext_lazy("区划和功能区"),
        required=False,
        queryset=Region.objects.order_by("key"),
        widget=OriginalSelectMultiple(attrs={"size": 6}),
    )
    park = forms.CharField(label=gettext_lazy("园区"), required=False, max_length=60)
    industry = forms.CharField(label=gettext_lazy("产业"), required=False, max_length=60)
    project_code = forms.CharField(label=gettext_lazy("项目代码"), required=False, max_length=40)
    themes = forms.MultipleChoiceField(
        label=gettext_lazy("发展理念"), required=False, widget=forms.CheckboxSelectMultiple
    )
    source = forms.CharField(label=gettext_lazy("来源"), required=False, max_length=300)

    def __init__(
        self,
        *args: Any,
        row: Commitment,
        book: Playbook,
        themes: Sequence[tuple[str, str]],
    ) -> None:
        super().__init__(*args)
        field = self.fields["themes"]
        assert isinstance(field, forms.MultipleChoiceField)
        field.choices = list(themes)
        self.initial = {name: getattr(row, name) for name in self.fields if name != "regions"}
        self.initial["regions"] = list(row.regions.values_list("pk", flat=True))
        for name in ("park", "industry", "project_code"):
            if name in book.fields:
                del self.fields[name]
