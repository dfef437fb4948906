"""Addresses of the app."""

from django.urls import path

from . import api, views

app_name = "record"
urlpatterns = [
    path("record/", views.entries, name="entries"),
    path("record/<int:index>/", views.entry, name="entry"),
    path("record/<int:index>/proof.json", api.proof, name="proof"),
    path("record/growth.json", api.growth, name="growth"),
    path("record/heads.jsonl", api.heads, name="heads"),
    path("record/rows/<str:label>/<int:key>/", views.row, name="row"),
]
