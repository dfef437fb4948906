"""Signing in: name and password, then perhaps a one-time code."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from django import forms
from django.contrib.auth.forms import AuthenticationForm
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.server.ui.wording import moment_words

from . import lockout, second_factor
from .models import User


def locked(until: datetime) -> forms.ValidationError:
    """What somebody is told who may not try now; the minute named is one that has passed."""
    until += timedelta(seconds=59)
    return forms.ValidationError(
        _("多次登录失败，暂时不能登录。请在 %(until)s 以后再试，或请系统管理员重设密码。")
        % {"until": moment_words(until)},
        code="locked",
    )


class SignInForm(AuthenticationForm):
    """Name and password; counts failures."""

    error_messages = {
        "invalid_login": gettext_lazy("用户名或密码不对。密码区分大小写。"),
        "inactive": gettext_lazy("这个账号已停用。"),
    }

    def clean(self) -> dict[str, Any]:
        """Raises ``ValidationError`` for a wrong password and while the door is shut."""
        assert self.request is not None
        name = self.cleaned_data.get("username", "")
        attempt = lockout.begin(name, lockout.address_of(self.request))
        if attempt.locked_until is not None:
            raise locked(attempt.locked_until)
        cleaned = super().clean()
        lockout.strike(attempt)
        return cleaned


class CodeForm(forms.Form):
    """A one-time code or a recovery code; counts failures under the same name."""

    code = forms.CharField(
        label=gettext_lazy("验证码"),
        max_length=20,
        help_text=gettext_lazy("打开手机上的验证器，输入显示的 6 位数字；也可以输入一个恢复码。"),
        widget=forms.TextInput(attrs={"autocomplete": "one-time-code", "autofocus": True}),
    )

    def __init__(self, *args: Any, user: User, address: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user
        self.address = address

    def clean_code(self) -> str:
        """Raises ``ValidationError`` for a wrong or used code and while the door is shut."""
        code: str = self.cleaned_data["code"]
        attempt = lockout.begin(self.user.username, self.address)
        if attempt.locked_until is not None:
            raise locked(attempt.locked_until)
        if not second_factor.accept(self.user, code, timezone.now()):
            raise forms.ValidationError(_("验证码不对或已经用过。"), code="wrong_code")
        lockout.strike(attempt)
        return code
