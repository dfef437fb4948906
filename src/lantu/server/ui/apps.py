"""Registers the app with Django."""

from django.apps import AppConfig


class UiConfig(AppConfig):
    name = "lantu.server.ui"
    label = "ui"
