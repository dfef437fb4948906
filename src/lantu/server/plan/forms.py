"""What can be asked of the list of indicators and of an indicator's page."""

from __future__ import annotations

from django import forms
from django.utils.translation import gettext_lazy as _

from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.wording import THEMES


class IndicatorFilter(forms.Form):
    """Search and filter of indicators."""

    q = forms.CharField(
        label=_("名称、别名或英文名"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    theme = forms.ChoiceField(
        label=_("发展理念"), required=False, choices=[("", _("全部")), *THEMES.items()]
    )
    status = forms.ChoiceField(
        label=_("收录"), required=False, choices=[("", _("全部")), *Indicator.Status.choices]
    )
    has = forms.ChoiceField(
        label=_("数据"),
        required=False,
        choices=[("", _("全部")), ("targets", _("有目标")), ("actuals", _("有完成值"))],
    )


class AsOf(forms.Form):
    """The day whose view is asked for."""

    as_of = forms.DateField(
        label=_("截至公布日期"),
        required=False,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
