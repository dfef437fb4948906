"""Registers the app with Django."""

from django.apps import AppConfig


class ObservationsConfig(AppConfig):
    name = "lantu.server.observations"
    label = "observations"
