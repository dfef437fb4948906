"""Registers the app with Django."""

from django.apps import AppConfig


class DeliverConfig(AppConfig):
    name = "lantu.server.deliver"
    label = "deliver"
