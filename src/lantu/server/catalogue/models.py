"""Indicators under canonical names; regions: divisions with codes, zones that may overlap them."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _


class Indicator(models.Model):
    """Something measured over time.

    ``proposed`` ones were read but stand in no catalogue file; of ``merged`` ones everything is
    kept under the indicator they were linked to.
    """

    class Status(models.TextChoices):
        ACCEPTED = "accepted", _("已收录")
        PROPOSED = "proposed", _("待收录")
        MERGED = "merged", _("已并入")

    class Direction(models.TextChoices):
        UP = "up", _("越高越好")
        DOWN = "down", _("越低越好")
        BOUND = "bound", _("限值")
        NONE = "none", _("无方向")

    key = models.CharField(max_length=120, unique=True)
    name = models.CharField(max_length=200)
    name_en = models.CharField(max_length=200, blank=True)
    unit = models.CharField(max_length=40, blank=True)
    direction = models.CharField(max_length=8, choices=Direction.choices, default=Direction.NONE)
    aggregation = models.CharField(max_length=120, blank=True)
    constant_prices = models.BooleanField(default=False)
    themes = models.JSONField(default=list)  #: of the five concepts
    constructions = models.JSONField(default=list)  #: of the six constructions
    status = models.CharField(max_length=10, choices=Status.choices, default=Status.ACCEPTED)
    merged_into = models.ForeignKey("self", models.PROTECT, null=True, related_name="merged")
    search = models.TextField(blank=True)  #: all names, one a line
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["status", "name"]
        indexes = [models.Index(fields=["status", "name"])]

    def __str__(self) -> str:
        return self.name


class IndicatorName(models.Model):
    """A synonym under which documents mention an indicator."""

    indicator = models.ForeignKey(Indicator, models.CASCADE, related_name="names")
    name = models.CharField(max_length=200)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["indicator", "name"], name="indicator_name")]

    def __str__(self) -> str:
        return self.name


class Region(models.Model):
    """A place with a key of its own; codes and names come and go beside it."""

    class Kind(models.TextChoices):
        JURISDICTION = "jurisdiction", _("本级")
        DIVISION = "division", _("行政区划")
        ZONE = "zone", _("功能区")
        REFERENCE = "reference", _("其他地方")

    key = models.CharField(max_length=64, unique=True)
    name = models.CharField(max_length=100)
    name_en = models.CharField(max_length=100, blank=True)
    kind = models.CharField(max_length=12, choices=Kind.choices)
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="children")
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)
    successor = models.ForeignKey("self", models.PROTECT, null=True, related_name="predecessors")
    overlaps = models.ManyToManyField("self", symmetrical=True, blank=True)
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["key"]

    def __str__(self) -> str:
        return self.name


class RegionName(models.Model):
    """Another name under which a region is mentioned: short, former, an alias."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="names")
    name = models.CharField(max_length=100)

    class Meta:
        constraints = [models.UniqueConstraint(fields=["region", "name"], name="region_name")]

    def __str__(self) -> str:
        return self.name


class RegionCode(models.Model):
    """A code of a region in a code system, for as long as it was in force."""

    region = models.ForeignKey(Region, models.CASCADE, related_name="codes")
    system = models.CharField(max_length=20, default="GB/T 2260")
    code = models.CharField(max_length=20)
    valid_from = models.DateField(null=True)
    valid_to = models.DateField(null=True)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["system", "code", "valid_from"], name="region_code")
        ]

    def __str__(self) -> str:
        return f"{self.system} {self.code}"
