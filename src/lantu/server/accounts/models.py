"""Users, units as a tree, the roles that a user holds, and the units that a leader answers for."""

from __future__ import annotations

from typing import ClassVar

from django.contrib.auth.hashers import check_password
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """A bureau, a district government, an office: who answers for something.

    A unit that was closed or merged stays, with the day and its successor, and stands in the tree
    below that successor: so what it answered for is within the successor's reach.
    """

    class Kind(models.TextChoices):
        GOVERNMENT = "government", _("政府")
        BUREAU = "bureau", _("部门")
        DISTRICT = "district", _("区市县")
        ZONE = "zone", _("功能区")
        OFFICE = "office", _("办公机构")
        CONGRESS = "congress", _("人大")
        OTHER = "other", _("其他")

    key = models.SlugField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200, blank=True)
    short_name = models.CharField(max_length=40, blank=True)
    kind = models.CharField(max_length=16, choices=Kind.choices, default=Kind.OTHER)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children"
    )
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)  #: the last day; None while it works
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["key"]

    @property
    def owning_unit_id(self) -> int | None:
        """Itself."""
        return self.pk

    def __str__(self) -> str:
        return self.name


class FormerUnitName(models.Model):
    """A name that a unit had before, to its last day."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="former_names")
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=200, blank=True)
    until = models.DateField()

    class Meta:
        ordering = ["-until", "-id"]

    def __str__(self) -> str:
        return self.name


class UnitWithin(models.Model):
    """Closure of the tree of units: every unit within itself (distance 0) and its ancestors."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="within")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="holds")
    distance = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["unit", "ancestor"], name="unit_within_once")
        ]

    def __str__(self) -> str:
        return f"{self.unit_id} < {self.ancestor_id}"


class Role(models.TextChoices):
    """The roles of design and law; what each may do stands in ``rights.MATRIX``."""

    ADMINISTRATOR = "administrator", _("系统管理员")
    PLANNER = "planner", _("规划员")
    INSPECTOR = "inspector", _("督查员")
    CLERK = "unit_clerk", _("单位填报人")
    SIGNATORY = "unit_signatory", _("单位负责人")
    COORDINATOR = "coordinator", _("分管副秘书长")
    STATISTICIAN = "statistician", _("统计员")
    FINANCE = "finance", _("财政员")
    LEADER = "leader", _("领导")
    AUDITOR = "auditor", _("审计员")
    CONGRESS_READER = "congress_reader", _("人大代表")


class Users(UserManager["User"]):
    """Users with their unit, which every page shows beside the name."""

    use_in_migrations = False

    def get_queryset(self) -> models.QuerySet[User]:
        return super().get_queryset().select_related("unit")


class User(AbstractUser):
    """A person who signs in. ``is_staff`` and ``is_superuser`` mean nothing here: roles decide."""

    name = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="users")
    is_sample = models.BooleanField(default=False)
    #: the stable claim by which single sign-on knows the person
    external_id = models.CharField(max_length=255, null=True, blank=True, unique=True)
    must_change_password = models.BooleanField(default=False)  #: it was set by somebody else
    version = models.PositiveIntegerField(default=1)

    objects: ClassVar[Users] = Users()

    @property
    def owning_unit_id(self) -> int | None:
        """The unit that the person works for."""
        return self.unit_id

    def check_password(self, raw_password: str | None) -> bool:
        """As Django's, but without its silent new hash: this row changes by actions only."""
        return check_password(raw_password, self.password)

    def __str__(self) -> str:
        return self.name or self.username


class RoleHeld(models.Model):
    """A role that a user holds; how far it reaches stands in ``rights.MATRIX``."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_held_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"


class PortfolioUnit(models.Model):
    """A unit that a leader or coordinator answers for, with the units below it."""

    user = models.ForeignKey(User, models.CASCADE, related_name="portfolio")
    unit = models.ForeignKey(Unit, models.PROTECT, related_name="in_portfolios")

    class Meta:
        ordering = ["unit_id"]
        constraints = [models.UniqueConstraint(fields=["user", "unit"], name="portfolio_unit_once")]

    def __str__(self) -> str:
        return f"{self.user_id} {self.unit_id}"


class SecondFactor(models.Model):
    """One-time codes that a user set up (TOTP, RFC 6238). The secret is kept encrypted."""

    outside_record = ("last_step",)

    user = models.OneToOneField(User, models.CASCADE, related_name="second_factor")
    secret = models.CharField(max_length=200)
    set_up_at = models.DateTimeField()
    last_step = models.BigIntegerField(default=0)  #: time step of the last code that was taken

    def __str__(self) -> str:
        return f"{self.user_id}"


class RecoveryCode(models.Model):
    """A code for the day the device is lost; good for one sign-in."""

    outside_record = ("used_at",)

    user = models.ForeignKey(User, models.CASCADE, related_name="recovery_codes")
    digest = models.CharField(max_length=64)
    used_at = models.DateTimeField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["user", "digest"], name="recovery_code_once")
        ]

    def __str__(self) -> str:
        return f"{self.user_id} {self.pk}"


class SignInAttempt(models.Model):
    """An attempt to sign in that has not succeeded; forgotten after the lock's time."""

    outside_record = "__all__"

    account = models.CharField(max_length=64)  #: keyed digest of what was typed as the name
    address = models.CharField(max_length=45)
    at = models.DateTimeField()

    class Meta:
        indexes = [
            models.Index(fields=["account", "at"]),
            models.Index(fields=["address", "at"]),
            models.Index(fields=["at"]),
        ]

    def __str__(self) -> str:
        return f"{self.address} {self.at}"
