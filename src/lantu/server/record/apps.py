"""Registers the app with Django."""

from django.apps import AppConfig

from .keys import require_key


class RecordConfig(AppConfig):
    name = "lantu.server.record"
    label = "record"

    def ready(self) -> None:
        """Refuse to start where the record could not be signed."""
        require_key()
