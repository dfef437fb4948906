"""What an upload needs."""

from __future__ import annotations

from typing import Any

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lantu.read.formats import ENDINGS
from lantu.server.accounts.choices import OriginalSelect
from lantu.server.accounts.templatetags.names import plain_name
from lantu.server.plan.models import Plan

MOST_FILES = 10
MEGABYTE = 1024 * 1024


class SeveralFiles(forms.ClearableFileInput):
    """A file input that takes several files."""

    allow_multiple_selected = True


class FilesField(forms.FileField):
    """Several uploaded files, each checked as one."""

    def clean(self, data: Any, initial: Any = None) -> list[UploadedFile[Any]]:
        """The files. Raises ``ValidationError`` for none, an empty one, too many or too large."""
        files = data if isinstance(data, list | tuple) else [data]
        cleaned = [super(FilesField, self).clean(file, initial) for file in files or [None]]
        if len(cleaned) > MOST_FILES:
            raise forms.ValidationError(
                _("一次最多收入 %(most)s 个文件") % {"most": MOST_FILES}, code="too_many"
            )
        limit = settings.UPLOAD_LIMIT
        for file in cleaned:
            if file.size > limit:
                words = {"name": file.name, "limit": f"{limit / MEGABYTE:g}"}
                raise forms.ValidationError(
                    _("“%(name)s”超过 %(limit)s MB 的上限") % words, code="too_large"
                )
        return cleaned


class PlanChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A plan by its name in the language of the page."""

    def label_from_instance(self, obj: Plan) -> str:
        """The plan's name."""
        return plain_name(obj)


class UploadForm(forms.Form):
    """Files with the plan that they belong to and the day of their publication."""

    documents = FilesField(
        label=pgettext_lazy("plural", "文件"),
        help_text=gettext_lazy("可以选几个文件：Word、WPS、PDF、Excel、网页、文本或图片。"),
        widget=SeveralFiles(attrs={"accept": ",".join(ENDINGS)}),
        error_messages={"required": gettext_lazy("请选择文件")},
        max_length=255,
    )
    plan = PlanChoice(
        label=gettext_lazy("所属规划"),
        required=False,
        queryset=Plan.objects.order_by("-period_start", "kind", "name"),
        empty_label=gettext_lazy("按标题和年限识别"),
        to_field_name="key",
        widget=OriginalSelect,
    )
    published = forms.DateField(
        label=gettext_lazy("公布日期"),
        required=False,
        help_text=gettext_lazy("文件对外公布的日期。不填时按文件中的落款日期。"),
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )
