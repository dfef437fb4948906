"""Addresses of the app."""

from django.urls import path

from . import theme_views, views

app_name = "desks"
urlpatterns = [
    path("", views.home, name="home"),
    path("themes/", theme_views.themes, name="themes"),
    path("themes/<slug:key>/", theme_views.theme, name="theme"),
    path("handovers/", views.handovers, name="handovers"),
    path("handovers/<int:pk>/", views.handover, name="handover"),
    path("handovers/signed/<int:pk>/", views.handover_signed, name="handover_signed"),
]
