"""Addresses of the app."""

from django.contrib.auth.views import LogoutView
from django.urls import path

from . import views

app_name = "accounts"
urlpatterns = [
    path("sign-in/", views.SignIn.as_view(), name="sign_in"),
    path("sign-in/code/", views.code, name="code"),
    path("sign-in/provider/", views.sso, name="sso"),
    path("sign-in/provider/return/", views.sso_return, name="sso_return"),
    path("sign-out/", LogoutView.as_view(), name="sign_out"),
    path("units/", views.units, name="units"),
]
