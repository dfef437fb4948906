"""What can be asked of the list of commitments."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.choices import OriginalSelect
from lantu.server.deliver.models import Commitment

ANY = ("", _("全部"))
KINDS = [one for one in Commitment.Kind.choices if one[0] != Commitment.Kind.ASSIGNMENT_PLAN]


class CommitmentFilter(forms.Form):
    """Search and filter of tasks, projects and rules."""

    q = forms.CharField(
        label=_("名称"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    kind = forms.ChoiceField(label=_("类别"), required=False, choices=[ANY, *KINDS])
    action = forms.CharField(label=_("动作"), required=False, max_length=60)
    stage = forms.ChoiceField(
        label=_("阶段"), required=False, choices=[ANY, *Commitment.Stage.choices]
    )
    region = forms.ChoiceField(label=_("区域"), required=False, widget=OriginalSelect)
    done = forms.ChoiceField(
        label=_("文中说法"),
        required=False,
        choices=[ANY, ("yes", _("已经完成")), ("no", _("尚未完成"))],
    )
    managed = forms.ChoiceField(
        label=_("管理"),
        required=False,
        choices=[ANY, ("yes", _("已纳入管理")), ("no", _("尚未纳入管理"))],
    )
    document = forms.ChoiceField(label=_("文件"), required=False, widget=OriginalSelect)
    section = forms.ChoiceField(label=_("章节或专栏"), required=False, widget=OriginalSelect)

    def __init__(
        self,
        data: Any,
        *,
        regions: Iterable[tuple[str, str]],
        documents: Iterable[tuple[str, str]],
        sections: Iterable[tuple[str, str]],
    ) -> None:
        super().__init__(data)
        for name, choices in (("region", regions), ("document", documents), ("section", sections)):
            field = self.fields[name]
            assert isinstance(field, forms.ChoiceField)
            field.choices = [ANY, *choices]
        if not sections:
            del self.fields["section"]
