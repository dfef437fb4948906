"""Registers the app with Django."""

from django.apps import AppConfig


class PlanConfig(AppConfig):
    name = "lantu.server.plan"
    label = "plan"
