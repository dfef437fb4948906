"""What the pages for users, units and one's own account ask."""

from __future__ import annotations

from typing import Any

from django import forms
from django.contrib.auth.forms import PasswordChangeForm
from django.contrib.auth.validators import UnicodeUsernameValidator
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lantu.server.accounts.choices import OriginalSelect
from lantu.server.accounts.models import Role, Unit, User
from lantu.server.accounts.second_factor import step_of
from lantu.server.accounts.templatetags.names import named, plain_name

from . import queries
from .actions.units import Naming
from .actions.users import Profile

ANY = ("", gettext_lazy("全部"))


class UnitChoice(forms.ModelChoiceField):  # type: ignore[type-arg]
    """A unit by its name in the language of the page."""

    widget = OriginalSelect

    def label_from_instance(self, obj: Unit) -> str:
        """The unit's name."""
        return plain_name(obj)


class UnitsChoice(forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Several units by their names."""

    widget = forms.CheckboxSelectMultiple

    def label_from_instance(self, obj: Unit) -> str:
        """The unit's name, marked where it is not in the language of the page."""
        return named(obj)


class Versioned(forms.Form):
    """Carries the version of the row that the reader saw."""

    version = forms.IntegerField(widget=forms.HiddenInput)


class UserFilter(forms.Form):
    """Search and filter of users."""

    q = forms.CharField(
        label=gettext_lazy("姓名或用户名"),
        required=False,
        max_length=100,
        widget=forms.TextInput(attrs={"type": "search"}),
    )
    unit = UnitChoice(
        label=gettext_lazy("单位"),
        required=False,
        queryset=Unit.objects.order_by("pk"),
        to_field_name="key",
        empty_label=gettext_lazy("全部"),
    )
    role = forms.ChoiceField(
        label=gettext_lazy("角色"), required=False, choices=[ANY, *Role.choices]
    )
    state = forms.ChoiceField(
        label=gettext_lazy("状态"),
        required=False,
        choices=[ANY, ("active", gettext_lazy("在用")), ("inactive", gettext_lazy("已停用"))],
    )


class ProfileForm(forms.Form):
    """Who somebody is and what the person may do."""

    name = forms.CharField(label=gettext_lazy("姓名"), max_length=60)
    unit = UnitChoice(
        label=gettext_lazy("单位"),
        queryset=queries.working_units(),
        to_field_name="key",
        empty_label=None,
    )
    roles = forms.MultipleChoiceField(
        label=gettext_lazy("角色"), choices=Role.choices, widget=forms.CheckboxSelectMultiple
    )
    external_id = forms.CharField(
        label=gettext_lazy("统一身份认证标识"),
        required=False,
        max_length=255,
        help_text=gettext_lazy("用统一身份认证登录的人，填认证平台给出的标识。"),
    )

    def profile(self) -> Profile:
        """What was said; only of a valid form."""
        told = self.cleaned_data
        roles = frozenset(Role(role) for role in told["roles"])
        return Profile(told["name"], told["unit"], roles, told["external_id"] or None)


class NewUserForm(ProfileForm):
    """A new user."""

    username = forms.CharField(
        label=gettext_lazy("用户名"), max_length=150, validators=[UnicodeUsernameValidator()]
    )
    field_order = ["username"]


class EditUserForm(Versioned, ProfileForm):
    """A user as the reader saw it."""

    @classmethod
    def of(cls, user: User) -> EditUserForm:
        """The form filled with a user."""
        held = [row.role for row in user.roles_held.all()]
        return cls(
            initial={
                "name": user.name,
                "unit": user.unit and user.unit.key,
                "roles": held,
                "external_id": user.external_id,
                "version": user.version,
            }
        )


class PortfolioForm(forms.Form):
    """The units that a leader answers for."""

    units = UnitsChoice(
        label=gettext_lazy("分管的单位"),
        required=False,
        queryset=queries.working_units(),
        to_field_name="key",
        help_text=gettext_lazy("包括这些单位下属的单位。"),
    )


def _day(label: Any, help_text: Any = "") -> forms.DateField:
    return forms.DateField(
        label=label,
        help_text=help_text,
        initial=timezone.localdate,
        widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d"),
        input_formats=["%Y-%m-%d"],
    )


class NamingForm(forms.Form):
    """What a unit is called and where it stands."""

    name = forms.CharField(label=gettext_lazy("名称"), max_length=100)
    name_en = forms.CharField(label=gettext_lazy("英文名称"), required=False, max_length=200)
    short_name = forms.CharField(label=gettext_lazy("简称"), required=False, max_length=40)
    kind = forms.ChoiceField(label=gettext_lazy("类别"), choices=Unit.Kind.choices)
    parent = UnitChoice(
        label=gettext_lazy("上级"),
        required=False,
        queryset=queries.working_units(),
        to_field_name="key",
        empty_label=gettext_lazy("没有上级"),
    )

    def naming(self) -> Naming:
        """What was said; only of a valid form."""
        told = self.cleaned_data
        return Naming(
            told["name"], told["name_en"], told["short_name"], told["kind"], told["parent"]
        )


class NewUnitForm(NamingForm):
    """A new unit."""

    key = forms.SlugField(
        label=gettext_lazy("代码"),
        max_length=64,
        help_text=gettext_lazy("用字母、数字和连字符，以后不变。"),
    )
    valid_from = _day(gettext_lazy("设立日期"))
    field_order = ["key"]


class EditUnitForm(Versioned, NamingForm):
    """A unit as the reader saw it."""

    on = _day(gettext_lazy("变动日期"), gettext_lazy("改名时，原名保留到这一天。"))

    @classmethod
    def of(cls, unit: Unit) -> EditUnitForm:
        """The form filled with a unit."""
        fields = ("name", "name_en", "short_name", "kind", "version")
        initial = {field: getattr(unit, field) for field in fields}
        return cls(initial={**initial, "parent": unit.parent and unit.parent.key})


class CloseUnitForm(Versioned):
    """The end of a unit."""

    successor = UnitChoice(
        label=gettext_lazy("并入的单位"),
        required=False,
        queryset=queries.working_units(),
        to_field_name="key",
        empty_label=gettext_lazy("撤销，不并入别的单位"),
    )
    on = _day(gettext_lazy("最后一天"))


class OwnPasswordForm(PasswordChangeForm):
    """The old password and the new one, twice."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].help_text = _(
            "至少 10 个字符，不能全是数字，不能是常见的密码，也不能与姓名或用户名相近。"
        )


class ConfirmForm(forms.Form):
    """One's password again, before something that weakens the account."""

    password = forms.CharField(
        label=gettext_lazy("当前密码"),
        strip=False,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )

    def __init__(self, *args: Any, user: User, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.user = user

    def clean_password(self) -> str:
        """Raises ``ValidationError`` for a wrong password."""
        password: str = self.cleaned_data["password"]
        if not self.user.check_password(password):
            raise forms.ValidationError(_("密码不对。"), code="wrong_password")
        return password


class SetUpForm(forms.Form):
    """A code of the authenticator that was just set up."""

    code = forms.CharField(
        label=gettext_lazy("验证器显示的 6 位数字"),
        max_length=10,
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "one-time-code"}),
    )

    def __init__(self, *args: Any, secret: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.secret = secret
        self.step = 0

    def clean_code(self) -> str:
        """Raises ``ValidationError`` for a code that the secret does not give now."""
        code = "".join(self.cleaned_data["code"].split())
        step = step_of(self.secret, code, timezone.now())
        if step is None:
            raise forms.ValidationError(
                _("验证码不对。请核对手机的时间，再输入新显示的数字。"), code="wrong_code"
            )
        self.step = step
        return code
