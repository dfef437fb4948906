"""Registers the app with Django."""

from django.apps import AppConfig


class ReadConfig(AppConfig):
    name = "lantu.server.read"
    label = "read"
