"""Commitments: promises with an owner, a date and a way to tell that they were kept."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.models import Unit
from lantu.server.catalogue.models import Region
from lantu.server.plan.models import Plan
from lantu.server.read.models import Quote, Section, public_code


class Commitment(models.Model):
    """A task, a project or a rule to be issued."""

    class Kind(models.TextChoices):
        TASK = "task", _("任务")
        PROJECT = "project", _("项目")
        RULE = "rule", _("制度")

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("谋划")
        START = "start", _("开工")
        BUILD = "build", _("在建")
        COMPLETE = "complete", _("建成")
        OTHER = "other", _("其他")

    code = models.CharField(max_length=12, unique=True, default=public_code)
    kind = models.CharField(max_length=8, choices=Kind.choices)
    name = models.CharField(max_length=300)
    action = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    due = models.CharField(max_length=40, blank=True)  #: as read: 2025, 2021/2025
    due_on = models.DateField(null=True)  #: the last day of that period
    done = models.BooleanField(default=False)  #: the document says that it has happened
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="commitments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="commitments")
    box = models.CharField(max_length=200, blank=True)
    regions = models.ManyToManyField(Region, related_name="commitments", blank=True)
    places = models.JSONField(default=list)  #: region names as written
    quote = models.ForeignKey(Quote, models.PROTECT, related_name="commitments")
    quantities = models.ManyToManyField(Quote, related_name="quantity_of", blank=True)
    themes = models.JSONField(default=list)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="commitments")
    known_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-recorded_at", "id"]
        indexes = [
            models.Index(fields=["kind", "stage"]),
            models.Index(fields=["due_on"]),
            models.Index(fields=["-recorded_at", "id"]),
        ]
        constraints = [
            models.UniqueConstraint(fields=["quote", "kind", "name"], name="commitment_once")
        ]

    @property
    def owning_unit_id(self) -> int | None:
        """The unit that answers for it."""
        return self.lead_unit_id

    def __str__(self) -> str:
        return self.name
