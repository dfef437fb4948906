"""Commitments: promises with an owner, a date and a way to tell that they were kept."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from lantu.server.accounts.models import Unit
from lantu.server.catalogue.models import Region
from lantu.server.plan.models import Plan
from lantu.server.read.models import Quote, Section, public_code

from .lists import CommitmentList


class Commitment(models.Model):
    """A task, a project or a rule to be issued; or the plan that says who answers for what.

    As read from a document it is a proposal. Taken into management it follows a ``playbook``; its
    life then stands in ``state`` (see ``states``), and the columns that lists are searched by
    (``at_stage``, ``phase``, ``due_on``, ``lead_unit``, ``units``) repeat a part of it.
    """

    class Kind(models.TextChoices):
        TASK = "task", _("任务")
        PROJECT = "project", _("项目")
        RULE = "rule", _("制度")
        ASSIGNMENT_PLAN = "assignment_plan", _("分工方案")

    class Stage(models.TextChoices):
        PROPOSED = "proposed", _("谋划")
        START = "start", _("开工")
        BUILD = "build", _("在建")
        COMPLETE = "complete", _("建成")
        OTHER = "other", _("其他")

    code = models.CharField(max_length=12, unique=True, default=public_code)
    kind = models.CharField(max_length=16, choices=Kind.choices)
    name = models.CharField(max_length=300)
    action = models.CharField(max_length=60, blank=True)
    stage = models.CharField(max_length=10, choices=Stage.choices, blank=True)
    due = models.CharField(max_length=40, blank=True)  #: as read: 2025, 2021/2025
    due_on = models.DateField(null=True)  #: the last day of that period, or as promised since
    done = models.BooleanField(default=False)  #: the document says that it has happened
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="commitments")
    parent = models.ForeignKey("self", models.PROTECT, null=True, related_name="parts")
    section = models.ForeignKey(Section, models.PROTECT, null=True, related_name="commitments")
    box = models.CharField(max_length=200, blank=True)
    regions = models.ManyToManyField(Region, related_name="commitments", blank=True)
    places = models.JSONField(default=list)  #: region names as written
    quote = models.ForeignKey(Quote, models.PROTECT, null=True, related_name="commitments")
    quantities = models.ManyToManyField(Quote, related_name="quantity_of", blank=True)
    themes = models.JSONField(default=list)
    lead_unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="commitments")
    known_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    playbook = models.CharField(max_length=64, blank=True)  #: empty: only read, not managed
    in_list = models.ForeignKey(
        CommitmentList, models.PROTECT, null=True, related_name="commitments"
    )
    place_in_list = models.PositiveIntegerField(default=0)
    replaced_by = models.ManyToManyField("self", symmetrical=False, related_name="replaces")
    former = models.BooleanField(default=False)  #: merged or split: others took its place
    at_stage = models.CharField(max_length=64, blank=True)  #: key of a stage of its playbook
    phase = models.CharField(max_length=12, blank=True)
    units = models.ManyToManyField(Unit, related_name="involved_in", blank=True)
    source = models.CharField(max_length=300, blank=True)  #: where it was entered by hand
    project_code = models.CharField(max_length=40, blank=True, db_index=True)
    industry = models.CharField(max_length=60, blank=True)
    park = models.CharField(max_length=60, blank=True)
    state = models.JSONField(default=dict)
    agreements = models.JSONField(default=list)  #: an enclave project's shares, its second ledger

    class Meta:
        ordering = ["-recorded_at", "id"]
        indexes = [
            models.Index(fields=["kind", "stage"]),
            models.Index(fields=["due_on"]),
            models.Index(fields=["-recorded_at", "id"]),
            models.Index(fields=["playbook", "phase"]),
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


class CommitmentVersion(models.Model):
    """A managed commitment as it stood after a change. Rows are only added.

    ``on`` is the day from which it stood so ("as of" asks it), ``recorded_at`` when it was entered.
    """

    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="versions")
    number = models.PositiveIntegerField()
    action = models.CharField(max_length=64)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    on = models.DateField()
    recorded_at = models.DateTimeField()
    state = models.JSONField()

    class Meta:
        ordering = ["commitment", "number"]
        constraints = [
            models.UniqueConstraint(fields=["commitment", "number"], name="commitment_version_once")
        ]

    def __str__(self) -> str:
        return f"{self.commitment_id} v{self.number}"
