"""Addresses of all apps."""

from django.urls import include, path

APPS = ("accounts", "record", "people", "catalogue", "read", "plan", "deliver", "intake", "desks")
urlpatterns = [
    path("ui/", include("lantu.server.ui.urls")),
    *(path("", include(f"lantu.server.{app}.urls")) for app in APPS),
]
