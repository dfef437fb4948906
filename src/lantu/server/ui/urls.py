"""Language, theme and, outside production, the style guide."""

from __future__ import annotations

from django.conf import settings
from django.contrib.auth.decorators import login_not_required
from django.urls import path
from django.views.i18n import set_language

from . import views

app_name = "ui"
urlpatterns = [
    path("language/", login_not_required(set_language), name="language"),
    path("theme/", views.set_theme, name="theme"),
]
if not settings.PRODUCTION:
    urlpatterns.append(path("", views.style_guide, name="style_guide"))
