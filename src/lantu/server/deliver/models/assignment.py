"""What an assignment plan holds beside the state that every commitment has."""

from __future__ import annotations

from django.db import models

from .commitment import Commitment


class Assignment(models.Model):
    """The lines, the units asked, their answers and the settlements of one assignment plan.

    ``content`` is the core's ``AssignmentPlan`` without its state (see ``states``). A change is
    made under the version of the commitment that carries it.
    """

    commitment = models.OneToOneField(Commitment, models.PROTECT, related_name="assignment")
    document_number = models.CharField(max_length=80, blank=True)
    content = models.JSONField(default=dict)
    version = models.PositiveIntegerField(default=1)

    def __str__(self) -> str:
        return str(self.commitment)
