"""Addresses of the app."""

from django.urls import path

from .views import indicators, places, plans, proposals

app_name = "plan"
urlpatterns = [
    path("plans/", plans.plans, name="plans"),
    path("plans/<slug:code>/", plans.plan, name="plan"),
    path("plans/<slug:code>/register/", plans.register, name="register"),
    path("regions/<slug:key>/", places.place, name="place"),
    path("indicators/", indicators.indicators, name="indicators"),
    path("indicators/proposed/", proposals.proposals, name="proposals"),
    path("indicators/<path:key>/", indicators.indicator, name="indicator"),
]
