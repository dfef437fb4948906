"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "desks"
urlpatterns = [
    path("", views.home, name="home"),
    path("handovers/", views.handovers, name="handovers"),
    path("handovers/<int:pk>/", views.handover, name="handover"),
    path("handovers/signed/<int:pk>/", views.handover_signed, name="handover_signed"),
]
