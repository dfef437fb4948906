"""Addresses of the app."""

from django.urls import path

from .views import assignment, lists, managed, proposals, sheets

app_name = "deliver"
urlpatterns = [
    path("commitments/", proposals.commitments, name="commitments"),
    path("commitments/new/", managed.manage, name="new"),
    path("commitments/<slug:code>/", proposals.commitment, name="commitment"),
    path("commitments/<slug:code>/manage/", managed.manage, name="manage"),
    path("commitments/<slug:code>/ledger/", managed.ledger, name="ledger"),
    path("commitments/<slug:code>/do/<slug:verb>/", managed.act, name="act"),
    path("commitments/<slug:code>/evidence/<slug:proof>/", managed.file, name="file"),
    path("commitments/<slug:code>/evidence/<slug:proof>/reject/", managed.reject, name="reject"),
    path("assignment/", assignment.assignments, name="assignments"),
    path("assignment/new/", assignment.new_assignment, name="new_assignment"),
    path("assignment/<slug:code>/", assignment.assignment, name="assignment"),
    path("assignment/<slug:code>/line/<slug:key>/", assignment.line, name="line"),
    path("assignment/<slug:code>/consult/", assignment.consult, name="consult"),
    path("assignment/<slug:code>/reply/", assignment.reply, name="reply"),
    path("assignment/<slug:code>/settle/", assignment.settle, name="settle"),
    path("assignment/<slug:code>/import/", assignment.bring_in, name="import_lines"),
    path("assignment/<slug:code>/lines.<slug:kind>", assignment.export, name="export_lines"),
    path("lists/", lists.lists, name="lists"),
    path("lists/new/", lists.new_list, name="new_list"),
    path("lists/<slug:code>/", lists.one_list, name="list"),
    path("lists/<slug:code>/add/", lists.add_item, name="add_item"),
    path("lists/<slug:code>/instruct/", lists.instruct, name="instruct"),
    path("lists/<slug:code>/merge/", lists.merge, name="merge"),
    path("lists/<slug:code>/split/", lists.split, name="split"),
    path("lists/<slug:code>/import/", sheets.bring_in, name="import"),
    path("lists/<slug:code>/list.<slug:kind>", sheets.export, name="export"),
    path("lists/<slug:code>/bulk/", sheets.bulk, name="bulk"),
]
