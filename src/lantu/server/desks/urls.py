"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "desks"
urlpatterns = [path("", views.home, name="home")]
