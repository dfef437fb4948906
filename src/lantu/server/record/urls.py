"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "record"
urlpatterns = [path("record/", views.entries, name="entries")]
