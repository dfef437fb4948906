"""Plans as a tree, and the targets that they set."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantu.server.catalogue.models import Indicator, Region
from lantu.server.catalogue.quantities import QuantityColumns
from lantu.server.observations.models import Dated
from lantu.server.read.models import Document, Quote, public_code


class Plan(models.Model):
    """A plan with a period and a level, under its parent."""

    class Level(models.TextChoices):
        NATIONAL = "national", _("国家级")
        PROVINCE = "province", _("省级")
        CITY = "city", _("市级")
        DISTRICT = "district", _("区县级")
        TOWN = "town", _("乡镇级")

    class Kind(models.TextChoices):
        OUTLINE = "outline", _("规划纲要")
        SPECIAL = "special", _("专项规划")
        ANNUAL = "annual", _("年度计划")

    code = models.CharField(max_length=12, unique=True, default=public_code)
    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.CITY)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    period_start = models.PositiveSmallIntegerField(null=True)
    period_end = models.PositiveSmallIntegerField(null=True)
    documents = models.ManyToManyField(Document, related_name="plans")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["period_start", "kind", "name"]

    def __str__(self) -> str:
        return self.name


class Target(QuantityColumns, Dated):
    """A value to be reached. A change is a further row with its decision; the old one stays."""

    code = models.CharField(max_length=12, unique=True, default=public_code)
    indicator = models.ForeignKey(Indicator, models.PROTECT, related_name="targets")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="targets")
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="targets")
    scope = models.CharField(max_length=100, blank=True)
    binding = models.BooleanField(null=True)  #: 约束性 True, 预期性 False, not said None
    definition = models.TextField(blank=True)
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="targets")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["indicator", "period_end"]
        indexes = [models.Index(fields=["indicator", "period_end"])]
        constraints = [
            models.UniqueConstraint(
                fields=["indicator", "scope", "measure", "period", "quote"], name="target_once"
            )
        ]

    def __str__(self) -> str:
        return f"{self.indicator} {self.period}: {self.number_text}"
