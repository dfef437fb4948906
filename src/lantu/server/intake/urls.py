"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "intake"
urlpatterns = [
    path("upload/", views.upload, name="upload"),
    path("upload/result/", views.result, name="result"),
]
