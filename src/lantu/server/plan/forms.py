"""What can be asked of the list of indicators and of an indicator's page."""

from __future__ import annotations

from typing import Any

from django import forms
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from lantu.server.catalogue.models import Indicator
from lantu.server.catalogue.wording import CONSTRUCTIONS, THEMES


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
    construction = forms.ChoiceField(
        label=_("六个建设"), required=False, choices=[("", _("全部")), *CONSTRUCTIONS.items()]
    )
    status = forms.ChoiceField(
        label=_("收录"), required=False, choices=[("", _("全部")), *Indicator.Status.choices[:2]]
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


class ProposalForm(forms.Form):
    """What is to become of one proposed indicator."""

    take = forms.BooleanField(label=_("处理"), required=False)
    key = forms.CharField(widget=forms.HiddenInput, max_length=120)
    version = forms.IntegerField(widget=forms.HiddenInput)
    name = forms.CharField(label=_("名称"), max_length=200, required=False)
    unit = forms.CharField(label=_("单位"), max_length=40, required=False)
    direction = forms.ChoiceField(label=_("方向"), choices=Indicator.Direction.choices)
    into = forms.CharField(
        label=_("并入已有指标"),
        max_length=200,
        required=False,
        help_text=_("空着就作为新指标收录"),
        widget=forms.TextInput(attrs={"list": "known"}),
    )

    def clean(self) -> dict[str, Any]:
        """The rows that are named. Raises ``ValidationError`` for an unknown indicator."""
        cleaned = super().clean() or {}
        if not cleaned.get("take"):
            return cleaned
        cleaned["indicator"] = Indicator.objects.filter(key=cleaned.get("key", "")).first()
        if cleaned["indicator"] is None:
            self.add_error(None, _("没有这个指标"))
        words = (cleaned.get("into") or "").strip()
        cleaned["known"] = None
        if words:
            accepted = Indicator.objects.filter(status=Indicator.Status.ACCEPTED)
            named = Q(name=words) | Q(name_en__iexact=words) | Q(names__name=words)
            cleaned["known"] = accepted.filter(named).distinct().first()
            if cleaned["known"] is None:
                self.add_error("into", _("没有收录叫这个名称的指标"))
        return cleaned


Proposals = forms.formset_factory(ProposalForm, extra=0)
