"""Registers the app with Django, and lets every app enter its pages into the shell."""

from django.apps import AppConfig
from django.utils.module_loading import autodiscover_modules


class AccountsConfig(AppConfig):
    name = "lantu.server.accounts"
    label = "accounts"

    def ready(self) -> None:
        """Load each app's ``shell.py``, where it registers pages and answers the shell's ports."""
        autodiscover_modules("shell")
