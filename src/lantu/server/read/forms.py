"""What can be asked of the lists of documents and contradictions, and how one is settled."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.choices import OriginalSelect

from .models import Finding
from .wording import KINDS


class DocumentFilter(forms.Form):
    """Search and filter of documents."""

    q = forms.CharField(label=_("标题"), required=False, max_length=100)
    kind = forms.ChoiceField(
        label=_("文件类型"), required=False, choices=[("", _("全部")), *KINDS.items()]
    )

    def __init__(self, *args: object, **kwargs: object) -> None:
        super().__init__(*args, **kwargs)  # type: ignore[arg-type]
        self.fields["q"].widget = forms.TextInput(attrs={"type": "search"})


class FindingFilter(forms.Form):
    """Which contradictions and repeats to list."""

    state = forms.ChoiceField(
        label=_("状态"),
        required=False,
        choices=[("", _("未办结")), ("settled", _("已办结")), ("gone", _("已不存在"))],
    )
    kind = forms.ChoiceField(
        label=_("类别"), required=False, choices=[("", _("全部")), *Finding.Kind.choices]
    )
    severity = forms.ChoiceField(
        label=_("程度"), required=False, choices=[("", _("全部")), *Finding.Severity.choices]
    )
    document = forms.ChoiceField(label=_("文件"), required=False, widget=OriginalSelect)
    indicator = forms.CharField(required=False, max_length=120, widget=forms.HiddenInput)

    def __init__(self, data: Any, *, documents: Iterable[tuple[str, str]]) -> None:
        super().__init__(data)
        field = self.fields["document"]
        assert isinstance(field, forms.ChoiceField)
        field.choices = [("", _("全部")), *documents]


class SettleForm(forms.Form):
    """Why a finding needs nothing more."""

    reason = forms.CharField(
        label=_("理由"),
        max_length=500,
        help_text=_("例如：两处口径不同；后一份文件已经修订；已请起草单位更正。"),
        widget=forms.Textarea(attrs={"rows": 3}),
    )
