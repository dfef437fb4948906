"""Units: a new one, a change, an end."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from lantu.server.accounts import rights
from lantu.server.accounts.models import Unit
from lantu.server.people.actions import units as actions
from lantu.server.people.forms import CloseUnitForm, EditUnitForm, NewUnitForm

from .asking import actor_of


@require_http_methods(["GET", "HEAD", "POST"])
def unit_add(request: HttpRequest) -> HttpResponse:
    """A new unit."""
    rights.require(request.user, "unit.edit")
    form = NewUnitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        told = form.cleaned_data
        actions.add_unit(
            told["key"], form.naming(), valid_from=told["valid_from"], actor=actor_of(request)
        )
        messages.success(request, _("已增加单位。"))
        return redirect("accounts:units")
    status = 422 if form.is_bound else 200
    return render(request, "people/unit_add.html", {"form": form}, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def unit(request: HttpRequest, key: str) -> HttpResponse:
    """One unit, to be renamed or moved; below, the form that ends it."""
    row = get_object_or_404(Unit.objects.select_related("parent", "successor"), key=key)
    rights.require(request.user, "unit.edit", row)
    form = EditUnitForm(request.POST) if request.method == "POST" else EditUnitForm.of(row)
    if form.is_bound and form.is_valid():
        told = form.cleaned_data
        actions.edit_unit(
            row,
            form.naming(),
            on=told["on"],
            actor=actor_of(request),
            read_version=told["version"],
        )
        messages.success(request, _("已保存。"))
        return redirect("people:unit", key)
    ending = CloseUnitForm(initial={"version": row.version}, prefix="end")
    return _page(request, row, form, ending)


@require_POST
def unit_close(request: HttpRequest, key: str) -> HttpResponse:
    """Close a unit or merge it into another."""
    row = get_object_or_404(Unit.objects.select_related("parent", "successor"), key=key)
    rights.require(request.user, "unit.edit", row)
    ending = CloseUnitForm(request.POST, prefix="end")
    if not ending.is_valid():
        return _page(request, row, EditUnitForm.of(row), ending)
    told = ending.cleaned_data
    actions.close_unit(
        row,
        successor=told["successor"],
        on=told["on"],
        actor=actor_of(request),
        read_version=told["version"],
    )
    messages.success(request, _("已登记。"))
    return redirect("accounts:units")


def _page(
    request: HttpRequest, row: Unit, form: EditUnitForm, ending: CloseUnitForm
) -> HttpResponse:
    context = {"unit": row, "form": form, "ending": ending, "former": row.former_names.all()}
    status = 422 if form.is_bound or ending.is_bound else 200
    return render(request, "people/unit.html", context, status=status)
