"""One's own account: password, one-time codes."""

from __future__ import annotations

from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from lantu.server.accounts import rights, second_factor
from lantu.server.accounts.models import Role, User
from lantu.server.people import queries
from lantu.server.people.actions import own as actions
from lantu.server.people.forms import ConfirmForm, OwnPasswordForm, SetUpForm

from .asking import actor_of

SECRET = "codes.secret"  #: where the session keeps a secret until a code has shown that it works


@require_safe
def me(request: HttpRequest) -> HttpResponse:
    """Who I am here, and how my account is protected."""
    rights.require(request.user, "account.secure")
    return _me(request, ConfirmForm(user=actor_of(request)))


def _me(request: HttpRequest, form: ConfirmForm) -> HttpResponse:
    user = actor_of(request)
    held = queries.second_factor(user)
    context = {
        "person": user,
        "roles": sorted(rights.roles_of(user), key=list(Role).index),
        "portfolio": list(user.portfolio.select_related("unit")),
        "codes": held,
        "unused": queries.unused_recovery_codes(user) if held else 0,
        "form": form,
    }
    return render(request, "people/me.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def password(request: HttpRequest) -> HttpResponse:
    """Change one's own password; every other session of the user ends."""
    rights.require(request.user, "account.secure")
    user = User.objects.get(pk=actor_of(request).pk)
    temporary = user.must_change_password
    form = OwnPasswordForm(user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        actions.change_password(user, form.cleaned_data["new_password1"])
        update_session_auth_hash(request, user)
        messages.success(request, _("密码已更改。其他地方的登录都已退出。"))
        return redirect("desks:home" if temporary else "people:me")
    context = {"form": form, "temporary": temporary}
    return render(request, "people/password.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def codes(request: HttpRequest) -> HttpResponse:
    """Set up one-time codes: a picture for the authenticator, then a first code."""
    rights.require(request.user, "account.secure")
    user = actor_of(request)
    if queries.second_factor(user) is not None:
        return redirect("people:me")
    secret: str = request.session.setdefault(SECRET, second_factor.new_secret())
    form = SetUpForm(request.POST or None, secret=secret)
    if request.method == "POST" and form.is_valid():
        recovery = actions.set_up_codes(user, secret, form.step)
        del request.session[SECRET]
        return render(request, "people/recovery_codes.html", {"codes": recovery})
    return _set_up(request, user, secret, form)


def _set_up(request: HttpRequest, user: User, secret: str, form: SetUpForm) -> HttpResponse:
    address = second_factor.address(user, secret, _("蓝图 Lantu"))
    groups = [secret[start : start + 4] for start in range(0, len(secret), 4)]
    context = {"form": form, "picture": second_factor.picture(address), "secret": " ".join(groups)}
    return render(request, "people/codes.html", context, status=422 if form.is_bound else 200)


@never_cache
@require_POST
def recovery_codes(request: HttpRequest) -> HttpResponse:
    """New recovery codes instead of the former ones."""
    rights.require(request.user, "account.secure")
    form = ConfirmForm(request.POST, user=actor_of(request))
    if not form.is_valid():
        return _me(request, form)
    renewed = actions.renew_recovery_codes(actor_of(request))
    return render(request, "people/recovery_codes.html", {"codes": renewed})


@require_POST
def codes_off(request: HttpRequest) -> HttpResponse:
    """Sign in without one-time codes from now on."""
    rights.require(request.user, "account.secure")
    form = ConfirmForm(request.POST, user=actor_of(request))
    if not form.is_valid():
        return _me(request, form)
    actions.give_up_codes(actor_of(request))
    messages.success(request, _("已停用验证码。"))
    return redirect("people:me")
