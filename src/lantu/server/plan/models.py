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

    class Status(models.TextChoices):
        REGISTERED = "registered", _("已登记")
        PROPOSED = "proposed", _("待编制")

    code = models.CharField(max_length=12, unique=True, default=public_code)
    key = models.CharField(max_length=80, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    level = models.CharField(max_length=10, choices=Level.choices, default=Level.CITY)
    kind = models.CharField(max_length=10, choices=Kind.choices)
    #: ``proposed``: another plan says that it will be made
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.REGISTERED)
    number = models.PositiveSmallIntegerField(default=0)  #: its place in the list that names it
    lead = models.CharField(max_length=100, blank=True)  #: unit that makes it, as written
    listed_in = models.ForeignKey(Quote, models.PROTECT, null=True, related_name="plans")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    period_start = models.PositiveSmallIntegerField(null=True)
    period_end = models.PositiveSmallIntegerField(null=True)
    documents = models.ManyToManyField(Document, related_name="plans")
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["period_start", "kind", "number", "name"]

    def __str__(self) -> str:
        return self.name


class Target(QuantityColumns, Dated):
    """A value to be reached. A change is a further row with its decision; the old one stays.

    Where a table sets it in words (完成上级下达任务), it has no value: ``measure`` is ``words`` and
    ``number_text`` what is written.
    """

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


class PlaceFunction(models.Model):
    """What a plan says a district or a park is for."""

    class Kind(models.TextChoices):
        DISTRICT = "district", _("区市县")
        PARK = "park", _("园区")

    plan = models.ForeignKey(Plan, models.PROTECT, related_name="functions")
    place = models.CharField(max_length=100)  #: as written
    region = models.ForeignKey(Region, models.PROTECT, null=True, related_name="functions")
    kind = models.CharField(max_length=10, choices=Kind.choices)
    functions = models.JSONField(default=list)
    industries = models.JSONField(default=list)  #: leading ones
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="functions")

    class Meta:
        ordering = ["plan", "pk"]
        constraints = [models.UniqueConstraint(fields=["plan", "quote"], name="function_once")]

    def __str__(self) -> str:
        return self.place
