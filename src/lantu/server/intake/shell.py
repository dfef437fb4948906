"""The words of the app's actions in the log."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from lantu.server.record.wording import name_action

name_action("document.ingested", pgettext_lazy("record", "收入文件"))
name_action("city.loaded", _("载入城市资料"))
