"""The log: one entry for each action, appended in the action's own transaction."""

from __future__ import annotations

from django.conf import settings
from django.db import models


class LogHead(models.Model):
    """One row: the number of entries and the running hash. Locked last by every action."""

    size = models.BigIntegerField(default=0)
    digest = models.CharField(max_length=64, default="")

    def __str__(self) -> str:
        return f"{self.size}: {self.digest[:12]}"


class LogEntry(models.Model):
    """One action: what was done, by whom, when, and the rows it changed.

    ``leaf`` is the canonical JSON that a proof covers: action, actor's public code, time, and for
    each row its model, key, version and a salted digest of its content. Personal data enters only
    through the digests; ``salts`` may be erased, which makes them unreadable for good.
    """

    index = models.BigIntegerField(unique=True)
    action = models.CharField(max_length=64, db_index=True)
    actor = models.ForeignKey(
        settings.AUTH_USER_MODEL, models.PROTECT, null=True, related_name="log_entries"
    )
    at = models.DateTimeField()
    leaf = models.TextField()
    leaf_digest = models.CharField(max_length=64)
    salts = models.JSONField(default=dict)
    summary = models.JSONField(default=dict)

    class Meta:
        ordering = ["-index"]

    def __str__(self) -> str:
        return f"{self.index} {self.action}"
