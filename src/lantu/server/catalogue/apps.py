"""Registers the app with Django."""

from django.apps import AppConfig


class CatalogueConfig(AppConfig):
    name = "lantu.server.catalogue"
    label = "catalogue"
