"""Users: list, one user, a new one."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantu.server.accounts import rights
from lantu.server.accounts.models import Role, User
from lantu.server.people import queries
from lantu.server.people.actions import users as actions
from lantu.server.people.forms import (
    EditUserForm,
    NewUserForm,
    PortfolioForm,
    UserFilter,
    Versioned,
)
from lantu.server.ui.lists import Column, Page, page_by_number

from .asking import actor_of

COLUMNS = {
    "name": Column(gettext_lazy("姓名")),
    "username": Column(gettext_lazy("用户名")),
    "unit": Column(gettext_lazy("单位")),
    "roles": Column(gettext_lazy("角色")),
    "state": Column(gettext_lazy("状态")),
}


@require_safe
def users(request: HttpRequest) -> HttpResponse:
    """Everybody who has an account."""
    rights.require(request.user, "account.read")
    form = UserFilter(request.GET or None)
    asked = form.cleaned_data if form.is_valid() else {}
    page: Page[User] = page_by_number(queries.users(asked), request.GET)
    lines = [(user, [Role(held.role) for held in user.roles_held.all()]) for user in page.rows]
    context = {
        "form": form,
        "page": page,
        "lines": lines,
        "columns": COLUMNS,
        "may_edit": rights.may(request.user, "account.edit"),
    }
    return render(request, "people/users.html", context)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def user_add(request: HttpRequest) -> HttpResponse:
    """A new user; the temporary password is shown on the answer and nowhere else."""
    rights.require(request.user, "account.edit")
    form = NewUserForm(request.POST or None)
    if request.method != "POST" or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "people/user_add.html", {"form": form}, status=status)
    user, password = actions.add_user(
        form.cleaned_data["username"], form.profile(), actor=actor_of(request)
    )
    return render(request, "people/password_once.html", {"person": user, "password": password})


@require_http_methods(["GET", "HEAD", "POST"])
def user(request: HttpRequest, pk: int) -> HttpResponse:
    """One user; administrators change it here."""
    row = get_object_or_404(User, pk=pk)
    rights.require(request.user, "account.read", row)
    form = EditUserForm(request.POST) if request.method == "POST" else EditUserForm.of(row)
    if request.method == "POST":
        rights.require(request.user, "account.edit", row)
        if form.is_valid():
            version = form.cleaned_data["version"]
            actions.edit_user(row, form.profile(), actor=actor_of(request), read_version=version)
            messages.success(request, _("已保存。"))
            return redirect("people:user", pk)
    context = {
        "person": row,
        "roles": [Role(held.role) for held in row.roles_held.all()],
        "portfolio": list(row.portfolio.select_related("unit")),
        "form": form,
        "may_edit": rights.may(request.user, "account.edit", row),
        "may_hand_over": rights.may(request.user, "handover.read", row),
    }
    status = 422 if form.is_bound else 200
    return render(request, "people/user.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def portfolio(request: HttpRequest, pk: int) -> HttpResponse:
    """The units that a leader answers for."""
    row = get_object_or_404(User, pk=pk)
    rights.require(request.user, "account.edit", row)
    held = row.portfolio.values_list("unit__key", flat=True)
    form = PortfolioForm(request.POST or None, initial={"units": list(held)})
    # A post without any ticked box is an answer too: none.
    if request.method == "POST":
        form = PortfolioForm(request.POST)
        if form.is_valid():
            actions.set_portfolio(row, form.cleaned_data["units"], actor=actor_of(request))
            messages.success(request, _("已保存。"))
            return redirect("people:user", pk)
    return render(request, "people/portfolio.html", {"person": row, "form": form})


@never_cache
@require_POST
def user_password(request: HttpRequest, pk: int) -> HttpResponse:
    """A temporary password, shown on the answer and nowhere else."""
    row = get_object_or_404(User, pk=pk)
    rights.require(request.user, "account.edit", row)
    password = actions.reset_password(
        row, actor=actor_of(request), read_version=_version(request, row)
    )
    return render(request, "people/password_once.html", {"person": row, "password": password})


@require_POST
def user_active(request: HttpRequest, pk: int) -> HttpResponse:
    """Let a user in no more, or again."""
    row = get_object_or_404(User, pk=pk)
    rights.require(request.user, "account.edit", row)
    active = request.POST.get("active") == "1"
    version = _version(request, row)
    actions.set_active(row, active, actor=actor_of(request), read_version=version)
    messages.success(request, _("账号已恢复。") if active else _("账号已停用。"))
    return redirect("people:user", pk)


def _version(request: HttpRequest, row: User) -> int:
    """The version that the reader saw; one that is no number counts as none that ever was."""
    form = Versioned(request.POST)
    return int(form.cleaned_data["version"]) if form.is_valid() else row.version - 1
