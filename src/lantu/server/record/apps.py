"""Registers the app with Django."""

from django.apps import AppConfig


class RecordConfig(AppConfig):
    name = "lantu.server.record"
    label = "record"
