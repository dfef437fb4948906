"""Hand-overs: what a person held when somebody else took over."""

from __future__ import annotations

from django.db import models

from lantu.server.accounts.models import Unit, User


class Handover(models.Model):
    """A pack as it was signed over: its lines stay as they were on that day."""

    person = models.ForeignKey(User, models.PROTECT, related_name="handed_over")
    successor = models.ForeignKey(User, models.PROTECT, related_name="taken_over")
    unit = models.ForeignKey(Unit, models.PROTECT, null=True, related_name="handovers")
    on = models.DateField()
    note = models.TextField(blank=True)
    lines = models.JSONField(default=list)  #: as ``handover.Line``
    signed_by = models.ForeignKey(User, models.PROTECT, related_name="handovers_signed")
    recorded_at = models.DateTimeField()

    class Meta:
        ordering = ["-recorded_at", "-id"]

    @property
    def owning_unit_id(self) -> int | None:
        """The unit for which the person worked."""
        return self.unit_id

    def __str__(self) -> str:
        return f"{self.person} → {self.successor}"
