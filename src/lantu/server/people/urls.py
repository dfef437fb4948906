"""Addresses of the app."""

from django.urls import path

from .views import own, units, users

app_name = "people"
urlpatterns = [
    path("users/", users.users, name="users"),
    path("users/add/", users.user_add, name="user_add"),
    path("users/<int:pk>/", users.user, name="user"),
    path("users/<int:pk>/portfolio/", users.portfolio, name="portfolio"),
    path("users/<int:pk>/password/", users.user_password, name="user_password"),
    path("users/<int:pk>/active/", users.user_active, name="user_active"),
    path("units/add/", units.unit_add, name="unit_add"),
    path("units/<slug:key>/", units.unit, name="unit"),
    path("units/<slug:key>/close/", units.unit_close, name="unit_close"),
    path("me/", own.me, name="me"),
    path("me/password/", own.password, name="password"),
    path("me/codes/", own.codes, name="codes"),
    path("me/codes/recovery/", own.recovery_codes, name="recovery_codes"),
    path("me/codes/off/", own.codes_off, name="codes_off"),
]
