"""Signing in and out, and the list of units."""

from __future__ import annotations

import time
from typing import Any

from django.conf import settings
from django.contrib import auth
from django.contrib.auth.decorators import login_not_required
from django.contrib.auth.forms import AuthenticationForm
from django.contrib.auth.views import LoginView
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.crypto import constant_time_compare
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext_lazy as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from lantu.errors import ActionRefused
from lantu.server.ui.lists import Column

from . import lockout, queries, rights, single_sign_on
from .forms import CodeForm, SignInForm
from .models import User
from .second_factor import has_second_factor

BACKEND = "django.contrib.auth.backends.ModelBackend"
PENDING = "sign_in.pending"  #: who has given the password, and not yet the code
PENDING_FOR = 300  # seconds
NEXT = "sign_in.next"
BY_PROVIDER = "sign_in.by_provider"  #: this session began at the single sign-on
UNIT_COLUMNS = {
    "name": Column(_("名称")),
    "short": Column(_("简称")),
    "kind": Column(_("类别")),
    "parent": Column(_("上级")),
    "until": Column(_("撤销或并入")),
}


class SignIn(LoginView):
    """The sign-in page; in the demo it lists the invented users."""

    template_name = "accounts/sign_in.html"
    authentication_form = SignInForm
    redirect_authenticated_user = True

    def form_valid(self, form: AuthenticationForm) -> HttpResponseRedirect:
        """Let the user in, or ask for the one-time code first."""
        user = form.get_user()
        assert isinstance(user, User)
        if has_second_factor(user):
            self.request.session[PENDING] = {
                "user": user.pk,
                "proof": user.get_session_auth_hash(),
                "at": time.time(),
                "next": self.get_success_url(),
            }
            return HttpResponseRedirect(reverse("accounts:code"))
        let_in(self.request, user)
        return HttpResponseRedirect(self.get_success_url())

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        kwargs["expired"] = "expired" in self.request.GET
        kwargs["provider"] = settings.OIDC and settings.OIDC["name"]
        if settings.SAMPLE_DATA:
            kwargs["sample_users"] = queries.sample_users()
            kwargs["sample_password"] = queries.SAMPLE_PASSWORD
        return super().get_context_data(**kwargs)


def let_in(request: HttpRequest, user: User, *, by_provider: bool = False) -> None:
    """Begin the user's session; what was kept for the visitor is gone with the old one."""
    lockout.clear(user.username)
    request.session.flush()
    auth.login(request, user, backend=BACKEND)
    if by_provider:
        request.session[BY_PROVIDER] = True


@login_not_required
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def code(request: HttpRequest) -> HttpResponse:
    """The second step of signing in: a code of the user's authenticator."""
    user = _pending_user(request)
    if user is None:
        return redirect("accounts:sign_in")
    address = lockout.address_of(request)
    form = CodeForm(request.POST or None, user=user, address=address)
    if request.method == "POST" and form.is_valid():
        leads_to = request.session[PENDING]["next"]
        let_in(request, user)
        return HttpResponseRedirect(leads_to)
    return render(request, "accounts/code.html", {"form": form})


def _pending_user(request: HttpRequest) -> User | None:
    """Who gave the password in this session a short while ago, and has not changed it since."""
    pending = request.session.get(PENDING)
    if not pending or time.time() - pending["at"] > PENDING_FOR:
        return None
    user = User.objects.filter(pk=pending["user"], is_active=True).first()
    if user and constant_time_compare(pending["proof"], user.get_session_auth_hash()):
        return user
    return None


@login_not_required
@never_cache
@require_safe
def sso(request: HttpRequest) -> HttpResponse:
    """Away to the city's single sign-on."""
    if not single_sign_on.is_offered():
        return redirect("accounts:sign_in")
    leads_to = request.GET.get("next", "")
    ours = url_has_allowed_host_and_scheme(leads_to, {request.get_host()}, request.is_secure())
    request.session[NEXT] = leads_to if ours else "/"
    try:
        return single_sign_on.send_away(request)
    except ActionRefused as refused:
        return _refused(request, refused, status=502)


@login_not_required
@never_cache
@require_safe
def sso_return(request: HttpRequest) -> HttpResponse:
    """Back from the single sign-on."""
    if not single_sign_on.is_offered():
        return redirect("accounts:sign_in")
    try:
        user = single_sign_on.come_back(request)
    except ActionRefused as refused:
        return _refused(request, refused, status=403)
    leads_to = request.session.get(NEXT, "/")
    let_in(request, user, by_provider=True)
    return HttpResponseRedirect(leads_to)


def _refused(request: HttpRequest, refused: ActionRefused, status: int) -> HttpResponse:
    return render(request, "accounts/sso_refused.html", {"refused": refused}, status=status)


@require_safe
def units(request: HttpRequest) -> HttpResponse:
    """The units of the jurisdiction."""
    rights.require(request.user, "ledger.read")
    context = {
        "units": queries.units(),
        "columns": UNIT_COLUMNS,
        "may_edit": rights.may(request.user, "unit.edit"),
    }
    return render(request, "accounts/units.html", context)
