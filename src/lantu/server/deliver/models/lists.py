"""Lists of commitments, and the instructions that their items carry out."""

from __future__ import annotations

from django.db import models

from lantu.server.accounts.models import Unit
from lantu.server.plan.models import Plan
from lantu.server.read.models import public_code


class CommitmentList(models.Model):
    """A list under one playbook, for one year where it is for one.

    The decision that published it (body, document number, day) is offered again when items follow.
    """

    code = models.CharField(max_length=12, unique=True, default=public_code)
    name = models.CharField(max_length=200)
    playbook = models.CharField(max_length=64, db_index=True)
    year = models.PositiveSmallIntegerField(null=True)
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="lists")
    plan = models.ForeignKey(Plan, models.PROTECT, null=True, related_name="lists")
    body = models.CharField(max_length=40, blank=True)
    document_number = models.CharField(max_length=80, blank=True)
    decided_on = models.DateField(null=True)
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["-year", "-recorded_at"]

    @property
    def owning_unit_id(self) -> int | None:
        """The unit that keeps the list."""
        return self.unit_id

    def __str__(self) -> str:
        return self.name


class Instruction(models.Model):
    """What a leader or a higher authority asked for in writing (批示); items carry it out."""

    code = models.CharField(max_length=12, unique=True, default=public_code)
    list = models.ForeignKey(CommitmentList, models.PROTECT, related_name="instructions")
    text = models.TextField()
    given_by = models.CharField(max_length=100, blank=True)
    document_number = models.CharField(max_length=80, blank=True)
    given_on = models.DateField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["given_on", "id"]

    def __str__(self) -> str:
        return self.text[:60]
