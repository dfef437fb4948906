"""What can be asked of the list of documents."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

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
