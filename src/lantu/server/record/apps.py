"""Registers the app with Django."""

from django.apps import AppConfig
from django.core import checks

from .keys import check_key


class RecordConfig(AppConfig):
    name = "lantu.server.record"
    label = "record"

    def ready(self) -> None:
        """The check needs the settings, which are there only now."""
        checks.register(check_key)
