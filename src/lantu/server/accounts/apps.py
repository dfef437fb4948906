"""Registers the app with Django."""

from django.apps import AppConfig


class AccountsConfig(AppConfig):
    name = "lantu.server.accounts"
    label = "accounts"
