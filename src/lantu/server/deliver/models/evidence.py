"""Evidence: what was handed in to prove that something was done."""

from __future__ import annotations

from django.conf import settings
from django.db import models

from lantu.server.accounts.models import Unit
from lantu.server.observations.models import Observation
from lantu.server.read.models import public_code

from .commitment import Commitment


class Evidence(models.Model):
    """A file by its SHA-256, a document number, a value of the ledger, or several of these."""

    code = models.CharField(max_length=12, unique=True, default=public_code)
    commitment = models.ForeignKey(Commitment, models.PROTECT, related_name="evidence")
    kind = models.CharField(max_length=64)  #: a key of the playbook's evidence
    on = models.DateField()
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="+")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="+")
    period = models.DateField(null=True)  #: first day of the period a recurring report is for
    document_number = models.CharField(max_length=80, blank=True)
    note = models.CharField(max_length=500, blank=True)
    digest = models.CharField(max_length=64, blank=True)
    file_name = models.CharField(max_length=255, blank=True)
    medium = models.CharField(max_length=8, blank=True)
    size = models.PositiveBigIntegerField(default=0)
    observation = models.ForeignKey(Observation, models.PROTECT, null=True, related_name="+")
    rejected = models.BooleanField(default=False)
    rejected_reason = models.CharField(max_length=300, blank=True)
    recorded_at = models.DateTimeField()
    version = models.PositiveIntegerField(default=1)

    class Meta:
        ordering = ["on", "id"]

    def __str__(self) -> str:
        return f"{self.kind} {self.on}"
