"""Addresses of the app."""

from django.urls import path

from .views import findings, texts

app_name = "read"
urlpatterns = [
    path("documents/", texts.documents, name="documents"),
    path("documents/<slug:code>/", texts.document, name="document"),
    path("contradictions/", findings.findings, name="findings"),
    path("contradictions/<slug:code>/", findings.finding, name="finding"),
]
