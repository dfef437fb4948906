"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "catalogue"
urlpatterns = [path("regions/", views.regions, name="regions")]
