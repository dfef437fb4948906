"""Registers the app with Django."""

from django.apps import AppConfig


class DesksConfig(AppConfig):
    name = "lantu.server.desks"
    label = "desks"
