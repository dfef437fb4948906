"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "plan"
urlpatterns = [
    path("plans/", views.plans, name="plans"),
    path("plans/<slug:code>/", views.plan, name="plan"),
    path("indicators/", views.indicators, name="indicators"),
    path("indicators/<path:key>/", views.indicator, name="indicator"),
]
