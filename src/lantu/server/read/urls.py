"""Addresses of the app."""

from django.urls import path

from . import views

app_name = "read"
urlpatterns = [
    path("documents/", views.documents, name="documents"),
    path("documents/<slug:code>/", views.document, name="document"),
]
