"""Registers the app with Django."""

from django.apps import AppConfig


class IntakeConfig(AppConfig):
    name = "lantu.server.intake"
    label = "intake"
