"""Users, units as a tree, and the roles that a user holds in a unit."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.utils.translation import gettext_lazy as _


class Unit(models.Model):
    """A bureau, a district government, an office: who answers for something."""

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
    parent = models.ForeignKey("self", models.PROTECT, null=True, blank=True, related_name="children")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class UnitWithin(models.Model):
    """Closure of the tree of units: every unit within itself (distance 0) and its ancestors."""

    unit = models.ForeignKey(Unit, models.CASCADE, related_name="within")
    ancestor = models.ForeignKey(Unit, models.CASCADE, related_name="holds")
    distance = models.PositiveSmallIntegerField()

    class Meta:
        constraints = [models.UniqueConstraint(fields=["unit", "ancestor"], name="unit_within_once")]

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
    """A person who signs in. ``is_staff`` and ``is_superuser`` have no meaning here: roles decide."""

    name = models.CharField(max_length=60, blank=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, blank=True, related_name="users")
    is_sample = models.BooleanField(default=False)
    version = models.PositiveIntegerField(default=1)

    objects = Users()

    def __str__(self) -> str:
        return self.name or self.username


class RoleHeld(models.Model):
    """A role that a user holds, over the own unit's subtree or the whole jurisdiction."""

    user = models.ForeignKey(User, models.CASCADE, related_name="roles_held")
    role = models.CharField(max_length=20, choices=Role.choices)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["user", "role"], name="role_held_once")]

    def __str__(self) -> str:
        return f"{self.user} {self.role}"
