"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "deliver"
urlpatterns = [
    path("commitments/", views.commitments, name="commitments"),
    path("commitments/<slug:code>/", views.commitment, name="commitment"),
]
